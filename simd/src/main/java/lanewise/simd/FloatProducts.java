package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with one chain of {@code fma} for each output, vectors of outputs side by side. Splitting the chain at any
 * column and keeping the sum in y between the parts changes no bit, so each shape gets the form that is fastest for it.
 */
final class FloatProducts {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Items that share each load of weights. */
    static final int ITEMS = 4;

    /** Columns of a tile: its weights (at most 64 KB) stay in the first caches while all items use them. */
    private static final int COLUMNS = 256;

    /** More weights lie far away, where it is fastest to read them in their order. */
    private static final int NEAR = 1 << 16;

    /** Sixteen sums need the 32 registers that come with vectors of 512 bits. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private FloatProducts() {}

    static void dotInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int items) {
        if (QuietProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, items)) {
            return;
        }
        int tiled = items - items % ITEMS;
        int packed = WIDE && tiled >= PackedProducts.FEWEST_ITEMS ? rows - rows % PackedProducts.PANEL : 0;
        if (packed > 0) {
            PackedProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, packed, cols, wStride, tiled);
        }
        if (tiled > 0 && packed < rows) {
            for (int k = 0; k < cols; k += COLUMNS) {
                int width = Math.min(COLUMNS, cols - k);
                int from = wAt + k * wStride + packed;
                tiles(y, yAt + packed, yStride, w, from, x, xAt + k, xStride, rows - packed, width, wStride, tiled);
            }
        }
        for (int b = tiled; b < items; b++) {
            one(y, yAt + b * yStride, w, wAt, x, xAt + b * xStride, rows, cols, wStride);
        }
    }

    /** One item. */
    static void one(float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        boolean far = (long) rows * cols > NEAR;
        if (rows <= ListedProducts.FEW_ROWS) {
            ListedProducts.fewRows(y, yAt, w, wAt, x, xAt, rows, cols, wStride);
        } else if (rows > 128 && (cols > 64 || (far && cols > 8))) {
            columns(y, yAt, w, wAt, x, xAt, rows, cols, wStride);
        } else if (cols <= 64 || !ListedProducts.dotIncIfQuiet(y, yAt, w, wAt, x, xAt, rows, cols, wStride)) {
            short1(y, yAt, w, wAt, x, xAt, rows, cols, wStride);
        }
    }

    /** All rows, for items in groups of four. */
    private static void tiles(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int items) {
        int i = 0;
        for (; WIDE && i + 4 * LANES <= rows; i += 4 * LANES) {
            for (int b = 0; b < items; b += ITEMS) {
                tile4x4(y, yAt + b * yStride + i, yStride, w, wAt + i, x, xAt + b * xStride, xStride, cols, wStride);
            }
        }
        for (; i + 2 * LANES <= rows; i += 2 * LANES) {
            for (int b = 0; b < items; b += ITEMS) {
                tile4x2(y, yAt + b * yStride + i, yStride, w, wAt + i, x, xAt + b * xStride, xStride, cols, wStride);
            }
        }
        for (; i < rows; i += LANES) {
            for (int b = 0; b < items; b += ITEMS) {
                int left = Math.min(LANES, rows - i);
                tile4x1(
                        y,
                        yAt + b * yStride + i,
                        yStride,
                        w,
                        wAt + i,
                        x,
                        xAt + b * xStride,
                        xStride,
                        left,
                        cols,
                        wStride);
            }
        }
    }

    /** Four items by four vectors of rows. */
    static void tile4x4(
            float[] y, int y0, int yStride, float[] w, int wAt, float[] x, int x0, int xStride, int cols, int wStride) {
        int y1 = y0 + yStride;
        int y2 = y1 + yStride;
        int y3 = y2 + yStride;
        int x1 = x0 + xStride;
        int x2 = x1 + xStride;
        int x3 = x2 + xStride;
        var s00 = fromArray(SPECIES, y, y0);
        var s01 = fromArray(SPECIES, y, y0 + LANES);
        var s02 = fromArray(SPECIES, y, y0 + 2 * LANES);
        var s03 = fromArray(SPECIES, y, y0 + 3 * LANES);
        var s10 = fromArray(SPECIES, y, y1);
        var s11 = fromArray(SPECIES, y, y1 + LANES);
        var s12 = fromArray(SPECIES, y, y1 + 2 * LANES);
        var s13 = fromArray(SPECIES, y, y1 + 3 * LANES);
        var s20 = fromArray(SPECIES, y, y2);
        var s21 = fromArray(SPECIES, y, y2 + LANES);
        var s22 = fromArray(SPECIES, y, y2 + 2 * LANES);
        var s23 = fromArray(SPECIES, y, y2 + 3 * LANES);
        var s30 = fromArray(SPECIES, y, y3);
        var s31 = fromArray(SPECIES, y, y3 + LANES);
        var s32 = fromArray(SPECIES, y, y3 + 2 * LANES);
        var s33 = fromArray(SPECIES, y, y3 + 3 * LANES);
        for (int k = 0; k < cols; k++) {
            int column = wAt + k * wStride;
            var w0 = fromArray(SPECIES, w, column);
            var w1 = fromArray(SPECIES, w, column + LANES);
            var w2 = fromArray(SPECIES, w, column + 2 * LANES);
            var w3 = fromArray(SPECIES, w, column + 3 * LANES);
            var in = broadcast(SPECIES, x[x0 + k]);
            s00 = w0.fma(in, s00);
            s01 = w1.fma(in, s01);
            s02 = w2.fma(in, s02);
            s03 = w3.fma(in, s03);
            in = broadcast(SPECIES, x[x1 + k]);
            s10 = w0.fma(in, s10);
            s11 = w1.fma(in, s11);
            s12 = w2.fma(in, s12);
            s13 = w3.fma(in, s13);
            in = broadcast(SPECIES, x[x2 + k]);
            s20 = w0.fma(in, s20);
            s21 = w1.fma(in, s21);
            s22 = w2.fma(in, s22);
            s23 = w3.fma(in, s23);
            in = broadcast(SPECIES, x[x3 + k]);
            s30 = w0.fma(in, s30);
            s31 = w1.fma(in, s31);
            s32 = w2.fma(in, s32);
            s33 = w3.fma(in, s33);
        }
        s00.add(0f).intoArray(y, y0);
        s01.add(0f).intoArray(y, y0 + LANES);
        s02.add(0f).intoArray(y, y0 + 2 * LANES);
        s03.add(0f).intoArray(y, y0 + 3 * LANES);
        s10.add(0f).intoArray(y, y1);
        s11.add(0f).intoArray(y, y1 + LANES);
        s12.add(0f).intoArray(y, y1 + 2 * LANES);
        s13.add(0f).intoArray(y, y1 + 3 * LANES);
        s20.add(0f).intoArray(y, y2);
        s21.add(0f).intoArray(y, y2 + LANES);
        s22.add(0f).intoArray(y, y2 + 2 * LANES);
        s23.add(0f).intoArray(y, y2 + 3 * LANES);
        s30.add(0f).intoArray(y, y3);
        s31.add(0f).intoArray(y, y3 + LANES);
        s32.add(0f).intoArray(y, y3 + 2 * LANES);
        s33.add(0f).intoArray(y, y3 + 3 * LANES);
    }

    /** Four items by two vectors of rows. */
    private static void tile4x2(
            float[] y, int y0, int yStride, float[] w, int wAt, float[] x, int x0, int xStride, int cols, int wStride) {
        int y1 = y0 + yStride;
        int y2 = y1 + yStride;
        int y3 = y2 + yStride;
        int x1 = x0 + xStride;
        int x2 = x1 + xStride;
        int x3 = x2 + xStride;
        var s00 = fromArray(SPECIES, y, y0);
        var s01 = fromArray(SPECIES, y, y0 + LANES);
        var s10 = fromArray(SPECIES, y, y1);
        var s11 = fromArray(SPECIES, y, y1 + LANES);
        var s20 = fromArray(SPECIES, y, y2);
        var s21 = fromArray(SPECIES, y, y2 + LANES);
        var s30 = fromArray(SPECIES, y, y3);
        var s31 = fromArray(SPECIES, y, y3 + LANES);
        for (int k = 0; k < cols; k++) {
            int column = wAt + k * wStride;
            var w0 = fromArray(SPECIES, w, column);
            var w1 = fromArray(SPECIES, w, column + LANES);
            var in = broadcast(SPECIES, x[x0 + k]);
            s00 = w0.fma(in, s00);
            s01 = w1.fma(in, s01);
            in = broadcast(SPECIES, x[x1 + k]);
            s10 = w0.fma(in, s10);
            s11 = w1.fma(in, s11);
            in = broadcast(SPECIES, x[x2 + k]);
            s20 = w0.fma(in, s20);
            s21 = w1.fma(in, s21);
            in = broadcast(SPECIES, x[x3 + k]);
            s30 = w0.fma(in, s30);
            s31 = w1.fma(in, s31);
        }
        s00.add(0f).intoArray(y, y0);
        s01.add(0f).intoArray(y, y0 + LANES);
        s10.add(0f).intoArray(y, y1);
        s11.add(0f).intoArray(y, y1 + LANES);
        s20.add(0f).intoArray(y, y2);
        s21.add(0f).intoArray(y, y2 + LANES);
        s30.add(0f).intoArray(y, y3);
        s31.add(0f).intoArray(y, y3 + LANES);
    }

    /** Four items by at most one vector of rows. */
    private static void tile4x1(
            float[] y,
            int y0,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int xStride,
            int rows,
            int cols,
            int wStride) {
        var mask = SPECIES.indexInRange(0, rows);
        int y1 = y0 + yStride;
        int y2 = y1 + yStride;
        int y3 = y2 + yStride;
        int x1 = x0 + xStride;
        int x2 = x1 + xStride;
        int x3 = x2 + xStride;
        var s0 = fromArray(SPECIES, y, y0, mask);
        var s1 = fromArray(SPECIES, y, y1, mask);
        var s2 = fromArray(SPECIES, y, y2, mask);
        var s3 = fromArray(SPECIES, y, y3, mask);
        for (int k = 0; k < cols; k++) {
            var weights = fromArray(SPECIES, w, wAt + k * wStride, mask);
            s0 = weights.fma(broadcast(SPECIES, x[x0 + k]), s0);
            s1 = weights.fma(broadcast(SPECIES, x[x1 + k]), s1);
            s2 = weights.fma(broadcast(SPECIES, x[x2 + k]), s2);
            s3 = weights.fma(broadcast(SPECIES, x[x3 + k]), s3);
        }
        s0.add(0f).intoArray(y, y0, mask);
        s1.add(0f).intoArray(y, y1, mask);
        s2.add(0f).intoArray(y, y2, mask);
        s3.add(0f).intoArray(y, y3, mask);
    }

    /** One item with few rows or columns: the sums of four vectors of rows stay in registers over all columns. */
    static void short1(float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        int i = 0;
        for (; i + 4 * LANES <= rows; i += 4 * LANES) {
            var s0 = fromArray(SPECIES, y, yAt + i);
            var s1 = fromArray(SPECIES, y, yAt + i + LANES);
            var s2 = fromArray(SPECIES, y, yAt + i + 2 * LANES);
            var s3 = fromArray(SPECIES, y, yAt + i + 3 * LANES);
            for (int k = 0; k < cols; k++) {
                int column = wAt + k * wStride + i;
                var in = broadcast(SPECIES, x[xAt + k]);
                s0 = fromArray(SPECIES, w, column).fma(in, s0);
                s1 = fromArray(SPECIES, w, column + LANES).fma(in, s1);
                s2 = fromArray(SPECIES, w, column + 2 * LANES).fma(in, s2);
                s3 = fromArray(SPECIES, w, column + 3 * LANES).fma(in, s3);
            }
            s0.add(0f).intoArray(y, yAt + i);
            s1.add(0f).intoArray(y, yAt + i + LANES);
            s2.add(0f).intoArray(y, yAt + i + 2 * LANES);
            s3.add(0f).intoArray(y, yAt + i + 3 * LANES);
        }
        for (; i < rows; i += LANES) {
            var mask = SPECIES.indexInRange(i, rows);
            var s = fromArray(SPECIES, y, yAt + i, mask);
            for (int k = 0; k < cols; k++) {
                var weights = fromArray(SPECIES, w, wAt + k * wStride + i, mask);
                s = weights.fma(broadcast(SPECIES, x[xAt + k]), s);
            }
            s.add(0f).intoArray(y, yAt + i, mask);
        }
    }

    /**
     * One item with many rows: eight columns a pass over y, those of inputs that are not zero. (A last pass that has
     * fewer adds zero times a column, which changes nothing.)
     */
    private static void columns(
            float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        int bound = SPECIES.loopBound(rows);
        int k0 = active(x, xAt, 0, cols);
        while (k0 < cols) {
            int k1 = active(x, xAt, k0 + 1, cols);
            int k2 = active(x, xAt, k1 + 1, cols);
            int k3 = active(x, xAt, k2 + 1, cols);
            int k4 = active(x, xAt, k3 + 1, cols);
            int k5 = active(x, xAt, k4 + 1, cols);
            int k6 = active(x, xAt, k5 + 1, cols);
            int k7 = active(x, xAt, k6 + 1, cols);
            pass8(
                    y,
                    yAt,
                    w,
                    wAt + k0 * wStride,
                    wAt + Math.min(k1, cols - 1) * wStride,
                    wAt + Math.min(k2, cols - 1) * wStride,
                    wAt + Math.min(k3, cols - 1) * wStride,
                    wAt + Math.min(k4, cols - 1) * wStride,
                    wAt + Math.min(k5, cols - 1) * wStride,
                    wAt + Math.min(k6, cols - 1) * wStride,
                    wAt + Math.min(k7, cols - 1) * wStride,
                    x[xAt + k0],
                    k1 < cols ? x[xAt + k1] : 0,
                    k2 < cols ? x[xAt + k2] : 0,
                    k3 < cols ? x[xAt + k3] : 0,
                    k4 < cols ? x[xAt + k4] : 0,
                    k5 < cols ? x[xAt + k5] : 0,
                    k6 < cols ? x[xAt + k6] : 0,
                    k7 < cols ? x[xAt + k7] : 0,
                    rows,
                    bound);
            k0 = active(x, xAt, k7 + 1, cols);
        }
    }

    private static int active(float[] x, int xAt, int from, int cols) {
        int k = from;
        while (k < cols && x[xAt + k] == 0) {
            k++;
        }
        return k;
    }

    private static void pass8(
            float[] y,
            int yAt,
            float[] w,
            int c0,
            int c1,
            int c2,
            int c3,
            int c4,
            int c5,
            int c6,
            int c7,
            float x0,
            float x1,
            float x2,
            float x3,
            float x4,
            float x5,
            float x6,
            float x7,
            int rows,
            int bound) {
        var b0 = broadcast(SPECIES, x0);
        var b1 = broadcast(SPECIES, x1);
        var b2 = broadcast(SPECIES, x2);
        var b3 = broadcast(SPECIES, x3);
        var b4 = broadcast(SPECIES, x4);
        var b5 = broadcast(SPECIES, x5);
        var b6 = broadcast(SPECIES, x6);
        var b7 = broadcast(SPECIES, x7);
        var zero = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i < bound; i += LANES) {
            var s = fromArray(SPECIES, w, c0 + i).fma(b0, fromArray(SPECIES, y, yAt + i));
            s = fromArray(SPECIES, w, c1 + i).fma(b1, s);
            s = fromArray(SPECIES, w, c2 + i).fma(b2, s);
            s = fromArray(SPECIES, w, c3 + i).fma(b3, s);
            s = fromArray(SPECIES, w, c4 + i).fma(b4, s);
            s = fromArray(SPECIES, w, c5 + i).fma(b5, s);
            s = fromArray(SPECIES, w, c6 + i).fma(b6, s);
            s = fromArray(SPECIES, w, c7 + i).fma(b7, s);
            s.add(zero).intoArray(y, yAt + i);
        }
        for (; i < rows; i++) {
            float s = Math.fma(w[c0 + i], x0, y[yAt + i]);
            s = Math.fma(w[c1 + i], x1, s);
            s = Math.fma(w[c2 + i], x2, s);
            s = Math.fma(w[c3 + i], x3, s);
            s = Math.fma(w[c4 + i], x4, s);
            s = Math.fma(w[c5 + i], x5, s);
            s = Math.fma(w[c6 + i], x6, s);
            s = Math.fma(w[c7 + i], x7, s);
            y[yAt + i] = s + 0f;
        }
    }
}
