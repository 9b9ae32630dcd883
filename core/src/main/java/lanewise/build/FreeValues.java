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

    /** The factor by column, with its diagonal. */
    private final double[] columns;

    /** The same by row, without. */
    private final double[] rows;

    private int count;

    FreeValues(double[] matrix, int n) {
        this.matrix = matrix;
        this.n = n;
        order = new int[n];
        contains = new boolean[n];
        columns = new double[n * n];
        rows = new double[n * n];
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

    /**
     * One row of the factor, from those before it. Each value of a row is subtracted from all behind it at once, which is
     * the same sum for each of them.
     */
    private boolean factorise(int row) {
        double[] rest = new double[row];
        for (int col = 0; col < row; col++) {
            rest[col] = matrix[order[row] * n + order[col]];
        }
        double square = matrix[order[row] * n + order[row]];
        for (int k = 0; k < row; k++) {
            double value = rest[k] / columns[k * n + k];
            subtract(value, columns, k * n, rest, k + 1, row);
            square = Math.fma(-value, value, square);
            columns[k * n + row] = value;
            rows[row * n + k] = value;
        }
        if (!(square > 0)) {
            return false;
        }
        columns[row * n + row] = Math.sqrt(square);
        return true;
    }

    /** The free unknowns of the equations with the given right-hand side; the others are 0. */
    double[] solve(double[] right) {
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            y[i] = right[order[i]];
        }
        for (int k = 0; k < count; k++) {
            y[k] /= columns[k * n + k];
            subtract(y[k], columns, k * n, y, k + 1, count);
        }
        double[] x = new double[n];
        for (int k = count - 1; k >= 0; k--) {
            y[k] /= columns[k * n + k];
            subtract(y[k], rows, k * n, y, 0, k);
            x[order[k]] = y[k];
        }
        return x;
    }

    /** {@code from = from - factor what}, in a range. */
    private static void subtract(double factor, double[] what, int at, double[] from, int first, int end) {
        for (int i = first; i < end; i++) {
            from[i] = Math.fma(-factor, what[at + i], from[i]);
        }
    }
}
