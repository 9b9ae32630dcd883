package lanewise.math;

import lanewise.error.ModelException;

/**
 * The orthogonal polar factor of a square matrix: the orthogonal matrix nearest to it, U V of its singular value
 * decomposition U S V. Found by Newton's iteration X := (g X + X^-T / g) / 2 with the scale factor g of Higham
 * (Computing the polar decomposition, 1986), which converges quadratically; the inverse is taken by Gauss-Jordan
 * elimination with row pivoting. Everything is done in one fixed order.
 */
public final class PolarFactor {
    private static final int MAX_ITERATIONS = 60;

    private PolarFactor() {}

    /**
     * The orthogonal polar factor.
     *
     * @param matrix n x n values, row by row; not changed
     * @param n rows and columns
     * @return a new array, n x n values, row by row
     * @throws ModelException if the matrix is found to be singular or holds a value that is not finite
     */
    public static double[] of(double[] matrix, int n) {
        double[] plane = n == 2 ? PlanePolarFactor.of(matrix) : null;
        return plane != null && finite(plane) ? plane : iterate(matrix, n);
    }

    private static boolean finite(double[] values) {
        return Double.isFinite(values[0] + values[1] + values[2] + values[3]);
    }

    private static double[] iterate(double[] matrix, int n) {
        double[] x = matrix.clone();
        double[] inverse = new double[n * n];
        boolean last = false;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            invert(x, inverse, n);
            double scale = Math.sqrt(Math.sqrt(norms(inverse, n) / norms(x, n)));
            // Scaling is for the way towards an orthogonal matrix; near one it only adds rounding errors.
            double g = Math.abs(scale - 1) < 0.01 ? 1 : scale;
            double change = step(x, inverse, n, g);
            if (last) {
                return x;
            }
            last = g == 1 && change < 1e-9; // the step after this one is at the limit of rounding
        }
        throw singular(n);
    }

    /** x := (g x + transpose(inverse) / g) / 2; returns the largest change. */
    private static double step(double[] x, double[] inverse, int n, double g) {
        double change = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double old = x[i * n + j];
                double next = 0.5 * (g * old + inverse[j * n + i] / g);
                x[i * n + j] = next;
                change = Math.max(change, Math.abs(next - old));
            }
        }
        return change;
    }

    /** The largest absolute row sum times the largest absolute column sum. */
    private static double norms(double[] a, int n) {
        double[] columns = new double[n];
        double largestRow = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                double size = Math.abs(a[i * n + j]);
                row += size;
                columns[j] += size;
            }
            largestRow = Math.max(largestRow, row);
        }
        double largestColumn = 0;
        for (double column : columns) {
            largestColumn = Math.max(largestColumn, column);
        }
        return largestRow * largestColumn;
    }

    /** Gauss-Jordan elimination of a copy in place: after step k, column k holds column k of the inverse so far. */
    private static void invert(double[] matrix, double[] a, int n) {
        System.arraycopy(matrix, 0, a, 0, n * n);
        int[] pivots = new int[n];
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i * n + k]) > Math.abs(a[pivot * n + k])) {
                    pivot = i;
                }
            }
            pivots[k] = pivot;
            swapRows(a, n, k, pivot);
            double head = a[k * n + k];
            if (!(Math.abs(head) > 0 && Math.abs(head) < Double.POSITIVE_INFINITY)) {
                throw singular(n);
            }
            a[k * n + k] = 1;
            for (int j = 0; j < n; j++) {
                a[k * n + j] /= head;
            }
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double factor = a[i * n + k];
                    a[i * n + k] = 0;
                    subtractRow(a, i * n, k * n, n, factor);
                }
            }
        }
        for (int k = n - 1; k >= 0; k--) { // row swaps of the matrix are column swaps of its inverse
            int pivot = pivots[k];
            for (int i = 0; pivot != k && i < n; i++) {
                double kept = a[i * n + k];
                a[i * n + k] = a[i * n + pivot];
                a[i * n + pivot] = kept;
            }
        }
    }

    private static void subtractRow(double[] a, int to, int from, int n, double factor) {
        for (int j = 0; j < n; j++) {
            a[to + j] = Math.fma(-factor, a[from + j], a[to + j]);
        }
    }

    private static void swapRows(double[] a, int n, int first, int second) {
        for (int j = 0; first != second && j < n; j++) {
            double kept = a[first * n + j];
            a[first * n + j] = a[second * n + j];
            a[second * n + j] = kept;
        }
    }

    private static ModelException singular(int n) {
        return new ModelException(
                "polar factor: the %d x %d matrix is singular or not finite; give a regular one".formatted(n, n));
    }
}
