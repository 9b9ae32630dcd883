package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.VectorSpecies;

/** Products side by side: a vector holds the same value of as many products as it has lanes. */
final class LaneProducts {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private LaneProducts() {}

    static void dotAdd(
            float[] y,
            int yAt,
            float[] b,
            int bAt,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int rows,
            int cols,
            int stride,
            int lanes) {
        for (int i = 0; i < rows; i++) {
            int at = i * stride;
            row(y, yAt + at, b, bAt + at, w, wAt + at, x, xAt, cols, rows * stride, stride, lanes);
        }
    }

    /** A row of all products: four vectors side by side, as a single chain would wait for itself. */
    private static void row(
            float[] y,
            int yAt,
            float[] b,
            int bAt,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int cols,
            int wStride,
            int xStride,
            int lanes) {
        int l = 0;
        for (; l + 4 * LANES <= lanes; l += 4 * LANES) {
            var s0 = fromArray(SPECIES, b, bAt + l);
            var s1 = fromArray(SPECIES, b, bAt + l + LANES);
            var s2 = fromArray(SPECIES, b, bAt + l + 2 * LANES);
            var s3 = fromArray(SPECIES, b, bAt + l + 3 * LANES);
            for (int k = 0; k < cols; k++) {
                int wk = wAt + k * wStride + l;
                int xk = xAt + k * xStride + l;
                s0 = fromArray(SPECIES, w, wk).fma(fromArray(SPECIES, x, xk), s0);
                s1 = fromArray(SPECIES, w, wk + LANES).fma(fromArray(SPECIES, x, xk + LANES), s1);
                s2 = fromArray(SPECIES, w, wk + 2 * LANES).fma(fromArray(SPECIES, x, xk + 2 * LANES), s2);
                s3 = fromArray(SPECIES, w, wk + 3 * LANES).fma(fromArray(SPECIES, x, xk + 3 * LANES), s3);
            }
            s0.add(0f).intoArray(y, yAt + l);
            s1.add(0f).intoArray(y, yAt + l + LANES);
            s2.add(0f).intoArray(y, yAt + l + 2 * LANES);
            s3.add(0f).intoArray(y, yAt + l + 3 * LANES);
        }
        for (; l < lanes; l += LANES) {
            var mask = SPECIES.indexInRange(l, lanes);
            var s = fromArray(SPECIES, b, bAt + l, mask);
            for (int k = 0; k < cols; k++) {
                var weights = fromArray(SPECIES, w, wAt + k * wStride + l, mask);
                s = weights.fma(fromArray(SPECIES, x, xAt + k * xStride + l, mask), s);
            }
            s.add(0f).intoArray(y, yAt + l, mask);
        }
    }
}
