package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ConvolutionBox;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Nest;

/**
 * Convolutions whose lanes run over positions: with channels first (or only one) and stride 1 a row of outputs lies
 * side by side, and so do the inputs of each of its taps. Four filters share each vector of inputs.
 */
final class RowConvolutions {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private RowConvolutions() {}

    /** Whether rows of this box lie side by side and fill half of the lanes. */
    static boolean suit(ConvolutionBox box) {
        Nest p = box.positions();
        return p.a3() == 1 && p.b3() == 1 && 2 * p.n3() >= LANES;
    }

    static void box(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            ConvolutionBox box,
            int items) {
        Nest p = box.positions();
        Nest taps = box.taps();
        int filters = shape.filters() / shape.groups();
        for (int f = 0; f < filters; f += 4) {
            int left = Math.min(4, filters - f);
            for (int b = 0; b < items; b++) {
                for (int i1 = 0; i1 < p.n1(); i1++) {
                    for (int i2 = 0; i2 < p.n2(); i2++) {
                        int yRow = yAt + b * yStride + i1 * p.a1() + i2 * p.a2() + f * shape.yFilter();
                        int xRow = xAt + b * xStride + i1 * p.b1() + i2 * p.b2();
                        for (int t = 0; t < taps.n0(); t++) {
                            int from = xRow + t * taps.a0();
                            int weights = wAt + f + t * taps.b0();
                            row(y, yRow, shape.yFilter(), w, weights, x, from, taps, left, p.n3());
                        }
                    }
                }
            }
        }
    }

    /** A row of up to four filters; one that is missing is the last one again, with the same result. */
    private static void row(
            float[] y, int y0, int yFilter, float[] w, int w0, float[] x, int xAt, Nest taps, int filters, int n) {
        int second = Math.min(1, filters - 1);
        int third = Math.min(2, filters - 1);
        int fourth = filters - 1;
        int y1 = y0 + second * yFilter;
        int y2 = y0 + third * yFilter;
        int y3 = y0 + fourth * yFilter;
        int i = 0;
        for (; i + LANES < n; i += 2 * LANES) {
            tile4x2(
                    y,
                    y0 + i,
                    y1 + i,
                    y2 + i,
                    y3 + i,
                    w,
                    w0,
                    w0 + second,
                    w0 + third,
                    w0 + fourth,
                    x,
                    xAt + i,
                    taps,
                    Math.min(LANES, n - i - LANES));
        }
        if (i < n) {
            tile4x1(
                    y,
                    y0 + i,
                    y1 + i,
                    y2 + i,
                    y3 + i,
                    w,
                    w0,
                    w0 + second,
                    w0 + third,
                    w0 + fourth,
                    x,
                    xAt + i,
                    taps,
                    n - i);
        }
    }

    /**
     * Four filters by two vectors of positions, the second {@code next} positions behind the first. They may overlap:
     * both begin before either is stored, so they agree where they do. A mask instead would be so much code that the
     * compiler of JDK 25 may give up.
     */
    private static void tile4x2(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            float[] w,
            int w0,
            int w1,
            int w2,
            int w3,
            float[] x,
            int xAt,
            Nest taps,
            int next) {
        var s00 = fromArray(SPECIES, y, y0);
        var s01 = fromArray(SPECIES, y, y0 + next);
        var s10 = fromArray(SPECIES, y, y1);
        var s11 = fromArray(SPECIES, y, y1 + next);
        var s20 = fromArray(SPECIES, y, y2);
        var s21 = fromArray(SPECIES, y, y2 + next);
        var s30 = fromArray(SPECIES, y, y3);
        var s31 = fromArray(SPECIES, y, y3 + next);
        int n1 = taps.n1();
        int n2 = taps.n2();
        int n3 = taps.n3();
        int xStep = taps.a3();
        int wStep = taps.b3();
        for (int i1 = 0; i1 < n1; i1++) {
            for (int i2 = 0; i2 < n2; i2++) {
                int from = xAt + i1 * taps.a1() + i2 * taps.a2();
                int k = i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < n3; i3++) {
                    var in0 = fromArray(SPECIES, x, from);
                    var in1 = fromArray(SPECIES, x, from + next);
                    var weight = broadcast(SPECIES, w[w0 + k]);
                    s00 = weight.fma(in0, s00);
                    s01 = weight.fma(in1, s01);
                    weight = broadcast(SPECIES, w[w1 + k]);
                    s10 = weight.fma(in0, s10);
                    s11 = weight.fma(in1, s11);
                    weight = broadcast(SPECIES, w[w2 + k]);
                    s20 = weight.fma(in0, s20);
                    s21 = weight.fma(in1, s21);
                    weight = broadcast(SPECIES, w[w3 + k]);
                    s30 = weight.fma(in0, s30);
                    s31 = weight.fma(in1, s31);
                    from += xStep;
                    k += wStep;
                }
            }
        }
        var zero = FloatVector.zero(SPECIES);
        s00.add(zero).intoArray(y, y0);
        s01.add(zero).intoArray(y, y0 + next);
        s10.add(zero).intoArray(y, y1);
        s11.add(zero).intoArray(y, y1 + next);
        s20.add(zero).intoArray(y, y2);
        s21.add(zero).intoArray(y, y2 + next);
        s30.add(zero).intoArray(y, y3);
        s31.add(zero).intoArray(y, y3 + next);
    }

    /** Four filters by at most one vector of positions. */
    private static void tile4x1(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            float[] w,
            int w0,
            int w1,
            int w2,
            int w3,
            float[] x,
            int xAt,
            Nest taps,
            int left) {
        var mask = SPECIES.indexInRange(0, left);
        var s0 = fromArray(SPECIES, y, y0, mask);
        var s1 = fromArray(SPECIES, y, y1, mask);
        var s2 = fromArray(SPECIES, y, y2, mask);
        var s3 = fromArray(SPECIES, y, y3, mask);
        int n1 = taps.n1();
        int n2 = taps.n2();
        int n3 = taps.n3();
        int xStep = taps.a3();
        int wStep = taps.b3();
        for (int i1 = 0; i1 < n1; i1++) {
            for (int i2 = 0; i2 < n2; i2++) {
                int from = xAt + i1 * taps.a1() + i2 * taps.a2();
                int k = i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < n3; i3++) {
                    var in = fromArray(SPECIES, x, from, mask);
                    s0 = in.fma(broadcast(SPECIES, w[w0 + k]), s0);
                    s1 = in.fma(broadcast(SPECIES, w[w1 + k]), s1);
                    s2 = in.fma(broadcast(SPECIES, w[w2 + k]), s2);
                    s3 = in.fma(broadcast(SPECIES, w[w3 + k]), s3);
                    from += xStep;
                    k += wStep;
                }
            }
        }
        var zero = FloatVector.zero(SPECIES);
        s0.add(zero).intoArray(y, y0, mask);
        s1.add(zero).intoArray(y, y1, mask);
        s2.add(zero).intoArray(y, y2, mask);
        s3.add(zero).intoArray(y, y3, mask);
    }
}
