package lanewise.model.synapse;

/** Small systems of linear equations, by Gaussian elimination with partial pivoting. */
final class LinearSystem {
    private LinearSystem() {}

    /** Solves {@code left X = right}: the solution takes the place of {@code right}; {@code left} is used up. */
    static void solve(double[][] left, double[][] right) {
        int n = left.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(left[i][k]) > Math.abs(left[pivot][k])) {
                    pivot = i;
                }
            }
            swap(left, k, pivot);
            swap(right, k, pivot);
            for (int i = k + 1; i < n; i++) {
                double factor = left[i][k] / left[k][k];
                if (factor != 0) {
                    subtract(left[i], left[k], factor);
                    subtract(right[i], right[k], factor);
                }
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int i = k + 1; i < n; i++) {
                subtract(right[k], right[i], left[k][i]);
            }
            for (int j = 0; j < right[k].length; j++) {
                right[k][j] /= left[k][k];
            }
        }
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] kept = rows[i];
        rows[i] = rows[j];
        rows[j] = kept;
    }

    private static void subtract(double[] from, double[] row, double factor) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * row[j];
        }
    }
}
