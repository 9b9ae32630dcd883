package lanewise.kernel;

import lanewise.error.ModelException;

/**
 * The factor R of a symmetric positive definite matrix {@code G = R^T R}, upper triangular, and the solution of
 * {@code G X = Y} by it. Every value of R is one chain of {@code fma} in ascending order, then one division or square
 * root, whatever the blocks; so it has the same bits on every machine. May be used by several threads at once.
 */
public final class Cholesky {
    private static final int BLOCK = 64;
    // columns of right-hand sides that stay in the second cache while they are substituted backwards
    private static final int STRIP = 64;

    private final Kernels kernels;
    private final double[] r;
    private final int n;

    private Cholesky(Kernels kernels, double[] r, int n) {
        this.kernels = kernels;
        this.r = r;
        this.n = n;
    }

    /**
     * Factorises in place.
     *
     * @param kernels what to multiply with
     * @param g n by n, stored by row; only the upper triangle is read. It becomes the factor and must not be changed as
     *     long as that is used; below the diagonal its values then mean nothing
     * @param n number of rows, at least 1
     * @return the factor
     * @throws ModelException if a pivot is not positive; {@code g} is then spoilt
     */
    public static Cholesky of(Kernels kernels, double[] g, int n) {
        assert g.length >= n * n;
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(from + BLOCK, n);
            for (int i = from; i < to; i++) {
                int row = i * n + i;
                // the rest of row i, from the rows of this block above it
                kernels.matrices()
                        .productInc(g, row, n, g, from * n + i, n, g, from * n + i, n, 1, n - i, i - from, -1);
                scale(g, row, n - i, root(g[row], i, n));
            }
            int width = n - to;
            kernels.matrices().gramInc(g, to * n + to, n, g, from * n + to, n, width, to - from, -1, 0, width);
        }
        return new Cholesky(kernels, g, n);
    }

    private static double root(double pivot, int i, int n) {
        if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
            throw new ModelException(
                    ("a %d x %d Gram matrix is not positive definite: pivot %d is %s, which has to be positive"
                                    + " and finite; use more regularisation, or look for NaN among the points")
                            .formatted(n, n, i, pivot));
        }
        return Math.sqrt(pivot);
    }

    private static void scale(double[] row, int at, int length, double root) {
        row[at] = root;
        for (int j = at + 1; j < at + length; j++) {
            row[j] = row[j] / root;
        }
    }

    /**
     * Replaces the right-hand sides Y by the solution X of {@code G X = Y}.
     *
     * @param x n by d, stored by row, one right-hand side a column
     * @param d number of right-hand sides, at least 1
     */
    public void solve(double[] x, int d) {
        assert x.length >= n * d;
        forward(x, d);
        for (int at = 0; at < d; at += STRIP) {
            backward(x, d, at, Math.min(STRIP, d - at));
        }
    }

    /** {@code R^T Z = Y}: z[i] = (y[i] - sum over k < i of r[k][i] z[k]) / r[i][i]. */
    private void forward(double[] x, int d) {
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(from + BLOCK, n);
            for (int i = from; i < to; i++) {
                kernels.matrices().productInc(x, i * d, d, r, from * n + i, n, x, from * d, d, 1, d, i - from, -1);
                divide(x, i * d, d, r[i * n + i]);
            }
            kernels.matrices().productInc(x, to * d, d, r, from * n + to, n, x, from * d, d, n - to, d, to - from, -1);
        }
    }

    /** {@code R X = Z}: x[i] = (z[i] - sum over k > i of r[i][k] x[k]) / r[i][i]; the row r[i] read as a column. */
    private void backward(double[] x, int d, int at, int width) {
        for (int i = n - 1; i >= 0; i--) {
            int below = i + 1;
            kernels.matrices()
                    .productInc(x, i * d + at, d, r, i * n + below, 1, x, below * d + at, d, 1, width, n - below, -1);
            divide(x, i * d + at, width, r[i * n + i]);
        }
    }

    private static void divide(double[] x, int at, int length, double by) {
        for (int j = at; j < at + length; j++) {
            x[j] = x[j] / by;
        }
    }
}
