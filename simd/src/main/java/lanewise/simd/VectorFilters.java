package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static lanewise.kernel.FilterStep.Form.FEED_THROUGH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.FilterKernels;
import lanewise.kernel.FilterStep;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.Scratch;
import lanewise.kernel.TriangleStep;

/** Steps of filters. Those of higher orders go through blocks of values, a few states at a time. */
final class VectorFilters implements FilterKernels {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final FilterKernels TAIL = ScalarKernels.INSTANCE.filters();

    /** States of a block: they take half of the first cache, and what they become the other half. */
    private static final int BLOCK = 4096;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    @Override
    public void linearFilter(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        if (n < LANES) { // no vector is made, as in VectorElementwise
            TAIL.linearFilter(y, yAt, x, xAt, xStride, u, uAt, n, step);
            return;
        }
        int bound = SPECIES.loopBound(n);
        switch (step.form()) {
            case NO_STATE -> scale(y, yAt, u, uAt, bound, step.d());
            case STATE_IS_OUTPUT -> stateIsOutput(y, yAt, x, xAt, u, uAt, bound, step);
            case NO_FEED_THROUGH -> {
                if (step.order() == 2) {
                    secondOrder(y, yAt, x, xAt, x, xAt + xStride, u, uAt, bound, step);
                } else {
                    blocks(y, yAt, x, xAt, xStride, u, uAt, bound, step);
                }
            }
            case FEED_THROUGH -> {
                if (step.order() == 1) {
                    firstOrderFeedThrough(y, yAt, x, xAt, u, uAt, bound, step);
                } else {
                    blocks(y, yAt, x, xAt, xStride, u, uAt, bound, step);
                }
            }
        }
        TAIL.linearFilter(y, yAt + bound, x, xAt + bound, xStride, u, uAt + bound, n - bound, step);
    }

    /** Where the state is not only the output but lies there too, it is stored once. */
    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private static void stateIsOutput(
            float[] y, int yAt, float[] x, int xAt, float[] u, int uAt, int n, FilterStep step) {
        var a = broadcast(SPECIES, step.a(0, 0));
        var b = broadcast(SPECIES, step.b(0));
        var zero = FloatVector.zero(SPECIES);
        if (y == x && yAt == xAt) {
            for (int e = 0; e < n; e += LANES) {
                var in = fromArray(SPECIES, u, uAt + e).mul(b);
                fromArray(SPECIES, x, xAt + e).fma(a, in).add(zero).intoArray(x, xAt + e);
            }
            return;
        }
        for (int e = 0; e < n; e += LANES) {
            var in = fromArray(SPECIES, u, uAt + e).mul(b);
            var state = fromArray(SPECIES, x, xAt + e).fma(a, in).add(zero);
            state.intoArray(x, xAt + e);
            state.intoArray(y, yAt + e);
        }
    }

    private static void firstOrderFeedThrough(
            float[] y, int yAt, float[] x, int xAt, float[] u, int uAt, int n, FilterStep step) {
        var a = broadcast(SPECIES, step.a(0, 0));
        var b = broadcast(SPECIES, step.b(0));
        var c = broadcast(SPECIES, step.c(0));
        var d = broadcast(SPECIES, step.d());
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            var in = fromArray(SPECIES, u, uAt + e);
            var state = fromArray(SPECIES, x, xAt + e);
            a.fma(state, b.mul(in)).add(zero).intoArray(x, xAt + e);
            c.fma(state, d.mul(in)).add(zero).intoArray(y, yAt + e);
        }
    }

    /** The two states of a value are in {@code x} and {@code z}. */
    private static void secondOrder(
            float[] y, int yAt, float[] x, int xAt, float[] z, int zAt, float[] u, int uAt, int n, FilterStep step) {
        var a00 = broadcast(SPECIES, step.a(0, 0));
        var a01 = broadcast(SPECIES, step.a(0, 1));
        var a10 = broadcast(SPECIES, step.a(1, 0));
        var a11 = broadcast(SPECIES, step.a(1, 1));
        var b0 = broadcast(SPECIES, step.b(0));
        var b1 = broadcast(SPECIES, step.b(1));
        var c0 = broadcast(SPECIES, step.c(0));
        var c1 = broadcast(SPECIES, step.c(1));
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            var in = fromArray(SPECIES, u, uAt + e);
            var x0 = fromArray(SPECIES, x, xAt + e);
            var x1 = fromArray(SPECIES, z, zAt + e);
            var new0 = a01.fma(x1, a00.fma(x0, b0.mul(in))).add(zero);
            var new1 = a11.fma(x1, a10.fma(x0, b1.mul(in))).add(zero);
            new0.intoArray(x, xAt + e);
            new1.intoArray(z, zAt + e);
            c1.fma(new1, c0.fma(new0, zero)).add(zero).intoArray(y, yAt + e);
        }
    }

    /** Any order and form with a state; n is a multiple of the lanes. */
    private static void blocks(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        int order = step.order();
        int block = Math.max(LANES, SPECIES.loopBound(BLOCK / order));
        float[] advanced = SCRATCH.get().atLeast(order * block);
        for (int from = 0; from < n; from += block) {
            int size = Math.min(block, n - from);
            for (int i = 0; i < order; i++) {
                scale(advanced, i * block, u, uAt + from, size, step.b(i));
                chain(advanced, i * block, x, xAt + from, xStride, size, step, i);
            }
            if (step.form() == FEED_THROUGH) {
                scale(y, yAt + from, u, uAt + from, size, step.d());
                chain(y, yAt + from, x, xAt + from, xStride, size, step, order);
                advance(x, xAt + from, xStride, advanced, block, size, order);
            } else {
                advance(x, xAt + from, xStride, advanced, block, size, order);
                Arrays.fill(y, yAt + from, yAt + from + size, 0f);
                chain(y, yAt + from, x, xAt + from, xStride, size, step, order);
            }
        }
    }

    private static void advance(float[] x, int xAt, int xStride, float[] advanced, int block, int n, int order) {
        for (int i = 0; i < order; i++) {
            System.arraycopy(advanced, i * block, x, xAt + i * xStride, n);
        }
    }

    /** Adds to s all states, weighed by a row of A; by C if the row is that after the last. */
    private static void chain(float[] s, int sAt, float[] x, int xAt, int xStride, int n, FilterStep step, int row) {
        int order = step.order();
        int j = 0;
        for (; j + 1 < order; j += 2) {
            int at = xAt + j * xStride;
            addTwo(s, sAt, x, at, weight(step, row, j), x, at + xStride, weight(step, row, j + 1), n);
        }
        if (j < order) {
            addOne(s, sAt, x, xAt + j * xStride, weight(step, row, j), n);
        }
    }

    private static float weight(FilterStep step, int row, int j) {
        return row < step.order() ? step.a(row, j) : step.c(j);
    }

    private static void scale(float[] y, int yAt, float[] u, int uAt, int n, float factor) {
        var f = broadcast(SPECIES, factor);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            f.mul(fromArray(SPECIES, u, uAt + e)).add(zero).intoArray(y, yAt + e);
        }
    }

    private static void addOne(float[] s, int sAt, float[] x, int xAt, float factor, int n) {
        var f = broadcast(SPECIES, factor);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            var sum = fromArray(SPECIES, s, sAt + e);
            f.fma(fromArray(SPECIES, x, xAt + e), sum).add(zero).intoArray(s, sAt + e);
        }
    }

    private static void addTwo(
            float[] s, int sAt, float[] x, int xAt, float xFactor, float[] z, int zAt, float zFactor, int n) {
        var f = broadcast(SPECIES, xFactor);
        var g = broadcast(SPECIES, zFactor);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            var sum = f.fma(fromArray(SPECIES, x, xAt + e), fromArray(SPECIES, s, sAt + e));
            g.fma(fromArray(SPECIES, z, zAt + e), sum).add(zero).intoArray(s, sAt + e);
        }
    }

    @Override
    public void triangle(
            float[] y,
            int yAt,
            float[] ring,
            int ringAt,
            int ringStride,
            float[] u,
            int uAt,
            int n,
            TriangleStep step,
            int index) {
        int bound = SPECIES.loopBound(n);
        int wide = n - n % (4 * LANES);
        takeOffFour(y, yAt, ring, ringAt, ringStride, u, uAt, wide, step.n0(), step.taps());
        takeOffOne(y, yAt + wide, ring, ringAt + wide, ringStride, u, uAt + wide, bound - wide, step.n0(), step.taps());
        scale(ring, ringAt + (index + 1) % step.taps() * ringStride, u, uAt, bound, step.ndiff());
        TAIL.triangle(y, yAt + bound, ring, ringAt + bound, ringStride, u, uAt + bound, n - bound, step, index);
    }

    private static void takeOffOne(
            float[] y, int yAt, float[] ring, int ringAt, int stride, float[] u, int uAt, int n, float n0, int taps) {
        var first = broadcast(SPECIES, n0);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            var sum = zero;
            for (int t = 0; t < taps; t++) {
                sum = sum.add(fromArray(SPECIES, ring, ringAt + t * stride + e));
            }
            var out = first.fma(fromArray(SPECIES, u, uAt + e), fromArray(SPECIES, y, yAt + e));
            out.sub(sum).add(zero).intoArray(y, yAt + e);
        }
    }

    /** Four vectors at a time: a single sum would wait for each addition. */
    private static void takeOffFour(
            float[] y, int yAt, float[] ring, int ringAt, int stride, float[] u, int uAt, int n, float n0, int taps) {
        var first = broadcast(SPECIES, n0);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += 4 * LANES) {
            var s0 = zero;
            var s1 = zero;
            var s2 = zero;
            var s3 = zero;
            for (int t = 0; t < taps; t++) {
                int at = ringAt + t * stride + e;
                s0 = s0.add(fromArray(SPECIES, ring, at));
                s1 = s1.add(fromArray(SPECIES, ring, at + LANES));
                s2 = s2.add(fromArray(SPECIES, ring, at + 2 * LANES));
                s3 = s3.add(fromArray(SPECIES, ring, at + 3 * LANES));
            }
            int uNow = uAt + e;
            int yNow = yAt + e;
            var y0 = first.fma(fromArray(SPECIES, u, uNow), fromArray(SPECIES, y, yNow));
            var y1 = first.fma(fromArray(SPECIES, u, uNow + LANES), fromArray(SPECIES, y, yNow + LANES));
            var y2 = first.fma(fromArray(SPECIES, u, uNow + 2 * LANES), fromArray(SPECIES, y, yNow + 2 * LANES));
            var y3 = first.fma(fromArray(SPECIES, u, uNow + 3 * LANES), fromArray(SPECIES, y, yNow + 3 * LANES));
            y0.sub(s0).add(zero).intoArray(y, yNow);
            y1.sub(s1).add(zero).intoArray(y, yNow + LANES);
            y2.sub(s2).add(zero).intoArray(y, yNow + 2 * LANES);
            y3.sub(s3).add(zero).intoArray(y, yNow + 3 * LANES);
        }
    }
}
