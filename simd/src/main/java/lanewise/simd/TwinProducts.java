package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ProductList;

/**
 * Two large products of one input at once. Where their weights come from memory, two streams of them are fetched faster
 * than one.
 */
final class TwinProducts {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** With fewer weights a product is a small one. */
    static final int LEAST_WEIGHTS = 4096;

    /** Products with more rows are computed column by column. */
    private static final int MOST_ROWS = 128;

    private TwinProducts() {}

    /**
     * A product of a list, and the next one too if it is its twin.
     *
     * @return how many that were
     */
    static int dotInc(float[] y, int yAt, float[] w, float[] x, int xAt, ProductList list, int i, int to) {
        int rows = list.rows()[i];
        int cols = list.cols()[i];
        int in = xAt + list.x()[i];
        int out = yAt + list.y()[i];
        boolean twins = i + 1 < to
                && list.x()[i + 1] == list.x()[i]
                && list.cols()[i + 1] == cols
                && list.rows()[i + 1] == rows;
        if (!twins || rows < 4 * LANES || rows > MOST_ROWS) {
            FloatProducts.one(y, out, w, list.w()[i], x, in, rows, cols, rows);
            return 1;
        }
        if (ListedProducts.dotIncIfQuiet(y, out, w, list.w()[i], x, in, rows, cols, rows)) {
            return 1;
        }
        both(y, out, yAt + list.y()[i + 1], w, list.w()[i], list.w()[i + 1], x, in, rows, cols);
        return 2;
    }

    private static void both(
            float[] y, int y0, int y1, float[] w, int w0, int w1, float[] x, int xAt, int rows, int cols) {
        int i = 0;
        for (; i + 4 * LANES <= rows; i += 4 * LANES) {
            rows(y, y0 + i, y1 + i, w, w0 + i, w1 + i, x, xAt, cols, rows);
            settle(y, y0 + i);
            settle(y, y1 + i);
        }
        if (i < rows) {
            FloatProducts.short1(y, y0 + i, w, w0 + i, x, xAt, rows - i, cols, rows);
            FloatProducts.short1(y, y1 + i, w, w1 + i, x, xAt, rows - i, cols, rows);
        }
    }

    /** Four vectors of rows of each; sums may still be -0, as more code here would not be compiled well on JDK 21. */
    private static void rows(
            float[] y, int y0, int y1, float[] w, int w0, int w1, float[] x, int xAt, int cols, int wStride) {
        var s00 = fromArray(SPECIES, y, y0);
        var s01 = fromArray(SPECIES, y, y0 + LANES);
        var s02 = fromArray(SPECIES, y, y0 + 2 * LANES);
        var s03 = fromArray(SPECIES, y, y0 + 3 * LANES);
        var s10 = fromArray(SPECIES, y, y1);
        var s11 = fromArray(SPECIES, y, y1 + LANES);
        var s12 = fromArray(SPECIES, y, y1 + 2 * LANES);
        var s13 = fromArray(SPECIES, y, y1 + 3 * LANES);
        for (int k = 0; k < cols; k++) {
            int a = w0 + k * wStride;
            int b = w1 + k * wStride;
            var in = broadcast(SPECIES, x[xAt + k]);
            s00 = fromArray(SPECIES, w, a).fma(in, s00);
            s10 = fromArray(SPECIES, w, b).fma(in, s10);
            s01 = fromArray(SPECIES, w, a + LANES).fma(in, s01);
            s11 = fromArray(SPECIES, w, b + LANES).fma(in, s11);
            s02 = fromArray(SPECIES, w, a + 2 * LANES).fma(in, s02);
            s12 = fromArray(SPECIES, w, b + 2 * LANES).fma(in, s12);
            s03 = fromArray(SPECIES, w, a + 3 * LANES).fma(in, s03);
            s13 = fromArray(SPECIES, w, b + 3 * LANES).fma(in, s13);
        }
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + LANES);
        s02.intoArray(y, y0 + 2 * LANES);
        s03.intoArray(y, y0 + 3 * LANES);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + LANES);
        s12.intoArray(y, y1 + 2 * LANES);
        s13.intoArray(y, y1 + 3 * LANES);
    }

    /** Makes sums +0 where they are -0. */
    private static void settle(float[] y, int at) {
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < 4 * LANES; i += LANES) {
            fromArray(SPECIES, y, at + i).add(zero).intoArray(y, at + i);
        }
    }
}
