package lanewise.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.VectorSpecies;

/**
 * The product of building: blocks of A and B are copied to where they are read in a row, and tiles of C stay in
 * registers over a block. A tile is read and written back between blocks, so each value is one chain in ascending
 * order.
 */
final class DoubleProducts {
    private static final VectorSpecies<Double> SPECIES = Species.DOUBLE;
    private static final int LANES = SPECIES.length();

    /** Sixteen sums need the 32 registers that come with vectors of 512 bits. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private static final int TILE_ROWS = WIDE ? 8 : 4;
    private static final int TILE_COLS = 2 * LANES;

    /** Length of a block: a tile's part of B (at most 32 KB) stays in the first cache. */
    private static final int BLOCK = 256;

    /** Rows of a block: its part of A (at most 384 KB) stays in the second cache. */
    private static final int BLOCK_ROWS = 192;

    /** Columns of a block: its part of B (at most 4 MB) is copied once and used for all rows. */
    private static final int BLOCK_COLS = 2048;

    private DoubleProducts() {}

    /** {@code upper}: only where the column is at least the row are the sums wanted. */
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
            double sign,
            boolean upper) {
        if (m < TILE_ROWS) {
            for (int i = 0; i < m; i++) {
                row(c, cAt + i * cStride, a, aAt + i, aStride, b, bAt, bStride, n, p, sign);
            }
            return;
        }
        int depth = Math.min(p, BLOCK);
        double[] aBlock = new double[roundUp(Math.min(m, BLOCK_ROWS), TILE_ROWS) * depth];
        double[] bBlock = new double[roundUp(Math.min(n, BLOCK_COLS), TILE_COLS) * depth];
        double[] edge = new double[TILE_ROWS * TILE_COLS];
        for (int j = 0; j < n; j += BLOCK_COLS) {
            int cols = Math.min(BLOCK_COLS, n - j);
            int bottom = upper ? Math.min(m, j + cols) : m;
            for (int k = 0; k < p; k += BLOCK) {
                int length = Math.min(BLOCK, p - k);
                pack(bBlock, TILE_COLS, b, bAt + k * bStride + j, bStride, cols, length, 1);
                for (int i = 0; i < bottom; i += BLOCK_ROWS) {
                    int rows = Math.min(BLOCK_ROWS, bottom - i);
                    pack(aBlock, TILE_ROWS, a, aAt + k * aStride + i, aStride, rows, length, sign);
                    int left = upper ? Math.max(0, i - j) / TILE_COLS * TILE_COLS : 0;
                    for (int t = left; t < cols; t += TILE_COLS) {
                        int width = Math.min(TILE_COLS, cols - t);
                        int height = upper ? Math.min(rows, j + t + width - i) : rows;
                        int at = cAt + i * cStride + j + t;
                        strip(c, at, cStride, aBlock, bBlock, t * length, edge, height, width, length);
                    }
                }
            }
        }
    }

    private static int roundUp(int size, int tile) {
        return (size + tile - 1) / tile * tile;
    }

    /** Tile after tile of a block's columns, and in a tile row after row. Beyond the last column anything may stand. */
    private static void pack(
            double[] block, int tile, double[] from, int at, int stride, int cols, int length, double sign) {
        for (int t = 0; t < cols; t += tile) {
            int width = Math.min(tile, cols - t);
            for (int k = 0; k < length; k++) {
                int source = at + k * stride + t;
                int target = t * length + k * tile;
                for (int i = 0; i < width; i++) {
                    block[target + i] = sign * from[source + i];
                }
            }
        }
    }

    /** One tile's width of C, over the rows of a block. What hangs over the edge is computed aside, and dropped. */
    private static void strip(
            double[] c,
            int cAt,
            int cStride,
            double[] aBlock,
            double[] bBlock,
            int bAt,
            double[] edge,
            int rows,
            int cols,
            int length) {
        for (int i = 0; i < rows; i += TILE_ROWS) {
            int height = Math.min(TILE_ROWS, rows - i);
            int at = cAt + i * cStride;
            if (height == TILE_ROWS && cols == TILE_COLS) {
                tile(c, at, cStride, aBlock, i * length, bBlock, bAt, length);
                continue;
            }
            for (int r = 0; r < height; r++) {
                System.arraycopy(c, at + r * cStride, edge, r * TILE_COLS, cols);
            }
            tile(edge, 0, TILE_COLS, aBlock, i * length, bBlock, bAt, length);
            for (int r = 0; r < height; r++) {
                System.arraycopy(edge, r * TILE_COLS, c, at + r * cStride, cols);
            }
        }
    }

    private static void tile(double[] c, int cAt, int cStride, double[] a, int aAt, double[] b, int bAt, int length) {
        if (WIDE) {
            tile8x2(c, cAt, cStride, a, aAt, b, bAt, length);
        } else {
            tile4x2(c, cAt, cStride, a, aAt, b, bAt, length);
        }
    }

    private static void tile8x2(double[] c, int c0, int cStride, double[] a, int aAt, double[] b, int bAt, int length) {
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        int c6 = c5 + cStride;
        int c7 = c6 + cStride;
        var s00 = fromArray(SPECIES, c, c0);
        var s01 = fromArray(SPECIES, c, c0 + LANES);
        var s10 = fromArray(SPECIES, c, c1);
        var s11 = fromArray(SPECIES, c, c1 + LANES);
        var s20 = fromArray(SPECIES, c, c2);
        var s21 = fromArray(SPECIES, c, c2 + LANES);
        var s30 = fromArray(SPECIES, c, c3);
        var s31 = fromArray(SPECIES, c, c3 + LANES);
        var s40 = fromArray(SPECIES, c, c4);
        var s41 = fromArray(SPECIES, c, c4 + LANES);
        var s50 = fromArray(SPECIES, c, c5);
        var s51 = fromArray(SPECIES, c, c5 + LANES);
        var s60 = fromArray(SPECIES, c, c6);
        var s61 = fromArray(SPECIES, c, c6 + LANES);
        var s70 = fromArray(SPECIES, c, c7);
        var s71 = fromArray(SPECIES, c, c7 + LANES);
        for (int k = 0; k < length; k++) {
            int at = aAt + k * 8;
            var b0 = fromArray(SPECIES, b, bAt + k * TILE_COLS);
            var b1 = fromArray(SPECIES, b, bAt + k * TILE_COLS + LANES);
            var factor = broadcast(SPECIES, a[at]);
            s00 = factor.fma(b0, s00);
            s01 = factor.fma(b1, s01);
            factor = broadcast(SPECIES, a[at + 1]);
            s10 = factor.fma(b0, s10);
            s11 = factor.fma(b1, s11);
            factor = broadcast(SPECIES, a[at + 2]);
            s20 = factor.fma(b0, s20);
            s21 = factor.fma(b1, s21);
            factor = broadcast(SPECIES, a[at + 3]);
            s30 = factor.fma(b0, s30);
            s31 = factor.fma(b1, s31);
            factor = broadcast(SPECIES, a[at + 4]);
            s40 = factor.fma(b0, s40);
            s41 = factor.fma(b1, s41);
            factor = broadcast(SPECIES, a[at + 5]);
            s50 = factor.fma(b0, s50);
            s51 = factor.fma(b1, s51);
            factor = broadcast(SPECIES, a[at + 6]);
            s60 = factor.fma(b0, s60);
            s61 = factor.fma(b1, s61);
            factor = broadcast(SPECIES, a[at + 7]);
            s70 = factor.fma(b0, s70);
            s71 = factor.fma(b1, s71);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + LANES);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + LANES);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + LANES);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + LANES);
    }

    private static void tile4x2(double[] c, int c0, int cStride, double[] a, int aAt, double[] b, int bAt, int length) {
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        var s00 = fromArray(SPECIES, c, c0);
        var s01 = fromArray(SPECIES, c, c0 + LANES);
        var s10 = fromArray(SPECIES, c, c1);
        var s11 = fromArray(SPECIES, c, c1 + LANES);
        var s20 = fromArray(SPECIES, c, c2);
        var s21 = fromArray(SPECIES, c, c2 + LANES);
        var s30 = fromArray(SPECIES, c, c3);
        var s31 = fromArray(SPECIES, c, c3 + LANES);
        for (int k = 0; k < length; k++) {
            int at = aAt + k * 4;
            var b0 = fromArray(SPECIES, b, bAt + k * TILE_COLS);
            var b1 = fromArray(SPECIES, b, bAt + k * TILE_COLS + LANES);
            var factor = broadcast(SPECIES, a[at]);
            s00 = factor.fma(b0, s00);
            s01 = factor.fma(b1, s01);
            factor = broadcast(SPECIES, a[at + 1]);
            s10 = factor.fma(b0, s10);
            s11 = factor.fma(b1, s11);
            factor = broadcast(SPECIES, a[at + 2]);
            s20 = factor.fma(b0, s20);
            s21 = factor.fma(b1, s21);
            factor = broadcast(SPECIES, a[at + 3]);
            s30 = factor.fma(b0, s30);
            s31 = factor.fma(b1, s31);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    /** One row of C, from A and B where they are. */
    private static void row(
            double[] c,
            int cAt,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int n,
            int p,
            double sign) {
        int j = 0;
        for (; j + 4 * LANES <= n; j += 4 * LANES) {
            var s0 = fromArray(SPECIES, c, cAt + j);
            var s1 = fromArray(SPECIES, c, cAt + j + LANES);
            var s2 = fromArray(SPECIES, c, cAt + j + 2 * LANES);
            var s3 = fromArray(SPECIES, c, cAt + j + 3 * LANES);
            for (int k = 0; k < p; k++) {
                int at = bAt + k * bStride + j;
                var factor = broadcast(SPECIES, sign * a[aAt + k * aStride]);
                s0 = factor.fma(fromArray(SPECIES, b, at), s0);
                s1 = factor.fma(fromArray(SPECIES, b, at + LANES), s1);
                s2 = factor.fma(fromArray(SPECIES, b, at + 2 * LANES), s2);
                s3 = factor.fma(fromArray(SPECIES, b, at + 3 * LANES), s3);
            }
            s0.intoArray(c, cAt + j);
            s1.intoArray(c, cAt + j + LANES);
            s2.intoArray(c, cAt + j + 2 * LANES);
            s3.intoArray(c, cAt + j + 3 * LANES);
        }
        for (; j < n; j += LANES) {
            var mask = SPECIES.indexInRange(j, n);
            var s = fromArray(SPECIES, c, cAt + j, mask);
            for (int k = 0; k < p; k++) {
                var factor = broadcast(SPECIES, sign * a[aAt + k * aStride]);
                s = factor.fma(fromArray(SPECIES, b, bAt + k * bStride + j, mask), s);
            }
            s.intoArray(c, cAt + j, mask);
        }
    }
}
