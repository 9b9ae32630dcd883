package lanewise.kernel;

/**
 * The scalar product for building. Pieces of the rows of B are copied to arrays of their own, where the compiler turns
 * the loop into vector instructions by itself (see {@link FloatTiles}). The order of every sum is that of
 * {@link MatrixKernels#productInc}.
 */
final class DoubleTiles {
    private static final int COLS = 128;
    private static final int DEPTH = 64;
    /** With fewer rows of C a copy costs more than it brings. */
    private static final int FEW = 4;

    private final double[][] pieces = new double[DEPTH][COLS];
    private final double[] sums = new double[COLS];

    static void productInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int m,
            int n,
            int p,
            double sign) {
        if (m < FEW || n < FEW) {
            plain(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign);
            return;
        }
        DoubleTiles tiles = new DoubleTiles();
        for (int col = 0; col < n; col += COLS) {
            int width = Math.min(COLS, n - col);
            for (int from = 0; from < p; from += DEPTH) {
                int depth = Math.min(DEPTH, p - from);
                for (int k = 0; k < depth; k++) {
                    System.arraycopy(b, bAt + (from + k) * bStride + col, tiles.pieces[k], 0, width);
                }
                for (int i = 0; i < m; i++) {
                    tiles.row(c, cAt + i * cStride + col, a, aAt + from * aStride + i, aStride, width, depth, sign);
                }
            }
        }
    }

    private static void plain(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int m,
            int n,
            int p,
            double sign) {
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < p; k++) {
                double factor = sign * a[aAt + k * aStride + i];
                for (int j = 0; j < n; j++) {
                    int at = cAt + i * cStride + j;
                    c[at] = Math.fma(factor, b[bAt + k * bStride + j], c[at]);
                }
            }
        }
    }

    private void row(double[] c, int cAt, double[] a, int aAt, int aStride, int width, int depth, double sign) {
        System.arraycopy(c, cAt, sums, 0, width);
        int k = 0;
        for (; k + 3 < depth; k += 4) {
            int at = aAt + k * aStride;
            addFour(
                    pieces[k],
                    pieces[k + 1],
                    pieces[k + 2],
                    pieces[k + 3],
                    sign * a[at],
                    sign * a[at + aStride],
                    sign * a[at + 2 * aStride],
                    sign * a[at + 3 * aStride],
                    width);
        }
        for (; k < depth; k++) {
            addOne(pieces[k], sign * a[aAt + k * aStride], width);
        }
        System.arraycopy(sums, 0, c, cAt, width);
    }

    private void addFour(
            double[] b0, double[] b1, double[] b2, double[] b3, double a0, double a1, double a2, double a3, int n) {
        double[] s = sums;
        for (int j = 0; j < n; j++) {
            s[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], s[j]))));
        }
    }

    private void addOne(double[] b, double a, int n) {
        double[] s = sums;
        for (int j = 0; j < n; j++) {
            s[j] = Math.fma(a, b[j], s[j]);
        }
    }
}
