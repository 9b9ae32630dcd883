package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.ConvolutionBox;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.ConvolutionTargets;
import lanewise.kernel.Nest;
import lanewise.kernel.TiledConvolutions;

/**
 * Convolutions whose lanes run over filters, which lie side by side in the weights. Where there are fewer filters than
 * lanes the rest idle under a mask, which is still faster than scalar. With channels first the outputs of a tile are
 * brought side by side, except where {@link RowConvolutions} have lanes over positions.
 */
class FilterConvolutions extends TiledConvolutions {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Filters of a tile, so that its weights are whole cache lines and yet few enough to stay in a cache. */
    private static final int FILTERS = 4 * LANES;

    /** Of so many inputs one may be active for it to be faster by inputs than by outputs. */
    private static final int ACTIVE = 10;

    private static final ThreadLocal<float[]> OUTPUTS = ThreadLocal.withInitial(() -> new float[4 * FILTERS]);

    @Override
    protected void box(
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
        if (RowConvolutions.suit(box)) {
            RowConvolutions.box(y, yAt, yStride, w, wAt, x, xAt, xStride, shape, box, items);
        } else {
            super.box(y, yAt, yStride, w, wAt, x, xAt, xStride, shape, box, items);
        }
    }

    @Override
    protected int filtersOfTile(int left) {
        return Math.min(left, FILTERS);
    }

    @Override
    protected int active(float[] x, int xAt, int n) {
        return VectorActivity.count(x, xAt, n);
    }

    @Override
    protected int next(float[] x, int from, int end) {
        return VectorActivity.next(x, from, end);
    }

    @Override
    protected boolean isSilent(ConvolutionShape shape, int active) {
        return shape.channelsLast() && active <= shape.inputs() / ACTIVE;
    }

    @Override
    protected void event(
            float[] y,
            int y0,
            int yFilter,
            float[] w,
            int w0,
            float in,
            int filters,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2) {
        assert yFilter == 1;
        int f = 0;
        for (; f + 4 * LANES <= filters; f += 4 * LANES) {
            FilterEvents.event4(y, y0 + f, w, w0 + f, in, n0, n1, n2, t0, t1, t2);
        }
        for (; f + LANES <= filters; f += LANES) {
            FilterEvents.event1(y, y0 + f, w, w0 + f, in, n0, n1, n2, t0, t1, t2);
        }
        if (f < filters) {
            FilterEvents.eventTail(y, y0 + f, w, w0 + f, in, filters - f, n0, n1, n2, t0, t1, t2);
        }
    }

    @Override
    protected void tile(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            int yFilter,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters) {
        if (yFilter == 1) {
            dense(y, y0, y1, y2, y3, w, wAt, x, x0, x1, x2, x3, taps, filters);
            return;
        }
        float[] outputs = OUTPUTS.get();
        int p1 = filters;
        int p2 = 2 * filters;
        int p3 = 3 * filters;
        for (int f = 0; f < filters; f++) {
            outputs[f] = y[y0 + f * yFilter];
            outputs[p1 + f] = y[y1 + f * yFilter];
            outputs[p2 + f] = y[y2 + f * yFilter];
            outputs[p3 + f] = y[y3 + f * yFilter];
        }
        dense(outputs, 0, p1, p2, p3, w, wAt, x, x0, x1, x2, x3, taps, filters);
        for (int f = 0; f < filters; f++) {
            y[y0 + f * yFilter] = outputs[f];
            y[y1 + f * yFilter] = outputs[p1 + f];
            y[y2 + f * yFilter] = outputs[p2 + f];
            y[y3 + f * yFilter] = outputs[p3 + f];
        }
    }

    private static void dense(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters) {
        int f = 0;
        for (; f + 2 * LANES <= filters; f += 2 * LANES) {
            tile4x2(y, y0 + f, y1 + f, y2 + f, y3 + f, w, wAt + f, x, x0, x1, x2, x3, taps);
            settle(y, y0 + f, y1 + f, y2 + f, y3 + f);
        }
        for (; f < filters; f += LANES) {
            int left = Math.min(LANES, filters - f);
            tile4x1(y, y0 + f, y1 + f, y2 + f, y3 + f, w, wAt + f, x, x0, x1, x2, x3, taps, left);
        }
    }

    /**
     * Four positions by two vectors of filters, whose sums may still be -0. With more vectors, or were they made +0 here,
     * it would be so much code that the compiler of JDK 21 now and then runs out of room and boxes the last ones.
     */
    private static void tile4x2(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps) {
        var s00 = fromArray(SPECIES, y, y0);
        var s01 = fromArray(SPECIES, y, y0 + LANES);
        var s10 = fromArray(SPECIES, y, y1);
        var s11 = fromArray(SPECIES, y, y1 + LANES);
        var s20 = fromArray(SPECIES, y, y2);
        var s21 = fromArray(SPECIES, y, y2 + LANES);
        var s30 = fromArray(SPECIES, y, y3);
        var s31 = fromArray(SPECIES, y, y3 + LANES);
        int n1 = taps.n1();
        int n2 = taps.n2();
        int n3 = taps.n3();
        int xStep = taps.a3();
        int wStep = taps.b3();
        for (int i1 = 0; i1 < n1; i1++) {
            for (int i2 = 0; i2 < n2; i2++) {
                int k = i1 * taps.a1() + i2 * taps.a2();
                int row = wAt + i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < n3; i3++) {
                    var w0 = fromArray(SPECIES, w, row);
                    var w1 = fromArray(SPECIES, w, row + LANES);
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
                    k += xStep;
                    row += wStep;
                }
            }
        }
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + LANES);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + LANES);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + LANES);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + LANES);
    }

    /** Makes the sums of four positions by two vectors of filters +0 where they are -0. */
    private static void settle(float[] y, int y0, int y1, int y2, int y3) {
        var zero = FloatVector.zero(SPECIES);
        for (int f = 0; f < 2 * LANES; f += LANES) {
            fromArray(SPECIES, y, y0 + f).add(zero).intoArray(y, y0 + f);
            fromArray(SPECIES, y, y1 + f).add(zero).intoArray(y, y1 + f);
            fromArray(SPECIES, y, y2 + f).add(zero).intoArray(y, y2 + f);
            fromArray(SPECIES, y, y3 + f).add(zero).intoArray(y, y3 + f);
        }
    }

    /** Four positions by at most one vector of filters. */
    private static void tile4x1(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters) {
        var mask = SPECIES.indexInRange(0, filters);
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
                int k = i1 * taps.a1() + i2 * taps.a2();
                int row = wAt + i1 * taps.b1() + i2 * taps.b2();
                for (int i3 = 0; i3 < n3; i3++) {
                    var weights = fromArray(SPECIES, w, row, mask);
                    s0 = weights.fma(broadcast(SPECIES, x[x0 + k]), s0);
                    s1 = weights.fma(broadcast(SPECIES, x[x1 + k]), s1);
                    s2 = weights.fma(broadcast(SPECIES, x[x2 + k]), s2);
                    s3 = weights.fma(broadcast(SPECIES, x[x3 + k]), s3);
                    k += xStep;
                    row += wStep;
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
