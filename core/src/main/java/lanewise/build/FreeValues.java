package lanewise.build;

/**
 * Which of some unknowns are free, and the Cholesky factor of the rows and columns of a symmetric matrix that belong to
 * them, in the order in which they were freed: a new one adds a row to it.
 */
final class FreeValues {
    private final double[] matrix;
    private final int n;
    private final int[] order;
    private final boolean[] contains;
    private final double[] factor;
    private int count;

    FreeValues(double[] matrix, int n) {
        this.matrix = matrix;
        this.n = n;
        order = new int[n];
        contains = new boolean[n];
        factor = new double[n * n];
    }

    void clear() {
        while (count > 0) {
            contains[order[--count]] = false;
        }
    }

    boolean contains(int unknown) {
        return contains[unknown];
    }

    /** Frees an unknown; says no if rounding leaves the matrix without its factor then. */
    boolean add(int unknown) {
        order[count] = unknown;
        contains[unknown] = true;
        count++;
        return factorise(count - 1);
    }

    void remove(int unknown) {
        int at = 0;
        while (order[at] != unknown) {
            at++;
        }
        count--;
        System.arraycopy(order, at + 1, order, at, count - at);
        contains[unknown] = false;
        for (int row = at; row < count; row++) {
            factorise(row);
        }
    }

    /** One row of the factor, from those before it. */
    private boolean factorise(int row) {
        for (int col = 0; col <= row; col++) {
            double sum = matrix[order[row] * n + order[col]];
            for (int k = 0; k < col; k++) {
                sum = Math.fma(-factor[row * n + k], factor[col * n + k], sum);
            }
            if (col == row && !(sum > 0)) {
                return false;
            }
            factor[row * n + col] = col == row ? Math.sqrt(sum) : sum / factor[col * n + col];
        }
        return true;
    }

    /** The free unknowns of the equations with the given right-hand side; the others are 0. */
    double[] solve(double[] right) {
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = right[order[i]];
            for (int k = 0; k < i; k++) {
                sum = Math.fma(-factor[i * n + k], y[k], sum);
            }
            y[i] = sum / factor[i * n + i];
        }
        double[] x = new double[n];
        for (int i = count - 1; i >= 0; i--) {
            double sum = y[i];
            for (int k = i + 1; k < count; k++) {
                sum = Math.fma(-factor[k * n + i], y[k], sum);
            }
            y[i] = sum / factor[i * n + i];
            x[order[i]] = y[i];
        }
        return x;
    }
}
