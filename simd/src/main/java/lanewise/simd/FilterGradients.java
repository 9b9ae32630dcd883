package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static lanewise.kernel.FilterStep.Form.FEED_THROUGH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.FilterStep;
import lanewise.kernel.Scratch;

/**
 * Steps of filters backwards, those of higher orders through blocks of values, a state at a time. All n are multiples of
 * the lanes.
 */
final class FilterGradients {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** States of a block: they take half of the first cache, and what they become the other half. */
    private static final int BLOCK = 4096;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private FilterGradients() {}

    static void linearFilter(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        switch (step.form()) {
            case NO_STATE -> addOne(uBar, uAt, yBar, yAt, step.d(), n);
            case STATE_IS_OUTPUT -> stateIsOutput(xBar, xAt, uBar, uAt, yBar, yAt, n, step);
            case NO_FEED_THROUGH -> {
                if (step.order() == 2) {
                    secondOrder(xBar, xAt, xAt + xStride, uBar, uAt, yBar, yAt, n, step);
                } else {
                    blocks(xBar, xAt, xStride, uBar, uAt, yBar, yAt, n, step);
                }
            }
            case FEED_THROUGH -> blocks(xBar, xAt, xStride, uBar, uAt, yBar, yAt, n, step);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same array is meant
    private static void stateIsOutput(
            float[] xBar, int xAt, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        var a = broadcast(SPECIES, step.a(0, 0));
        var b = broadcast(SPECIES, step.b(0));
        var zero = FloatVector.zero(SPECIES);
        if (xBar == yBar && xAt == yAt) {
            for (int e = 0; e < n; e += LANES) {
                var t = fromArray(SPECIES, xBar, xAt + e);
                b.fma(t, fromArray(SPECIES, uBar, uAt + e)).add(zero).intoArray(uBar, uAt + e);
                a.mul(t).add(zero).intoArray(xBar, xAt + e);
            }
            return;
        }
        for (int e = 0; e < n; e += LANES) {
            var t = fromArray(SPECIES, xBar, xAt + e).add(fromArray(SPECIES, yBar, yAt + e));
            b.fma(t, fromArray(SPECIES, uBar, uAt + e)).add(zero).intoArray(uBar, uAt + e);
            a.mul(t).add(zero).intoArray(xBar, xAt + e);
        }
    }

    /** The gradients of a value's two states are at {@code xAt} and {@code zAt}. */
    private static void secondOrder(
            float[] xBar, int xAt, int zAt, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
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
            var out = fromArray(SPECIES, yBar, yAt + e);
            var t0 = c0.fma(out, fromArray(SPECIES, xBar, xAt + e));
            var t1 = c1.fma(out, fromArray(SPECIES, xBar, zAt + e));
            var in = b0.fma(t0, fromArray(SPECIES, uBar, uAt + e));
            b1.fma(t1, in).add(zero).intoArray(uBar, uAt + e);
            a10.fma(t1, a00.fma(t0, zero)).add(zero).intoArray(xBar, xAt + e);
            a11.fma(t1, a01.fma(t0, zero)).add(zero).intoArray(xBar, zAt + e);
        }
    }

    private static void blocks(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step) {
        int order = step.order();
        boolean feedThrough = step.form() == FEED_THROUGH;
        int block = Math.max(LANES, SPECIES.loopBound(BLOCK / order));
        float[] after = SCRATCH.get().atLeast(order * block);
        for (int from = 0; from < n; from += block) {
            int size = Math.min(block, n - from);
            if (feedThrough) {
                addOne(uBar, uAt + from, yBar, yAt + from, step.d(), size);
            }
            for (int i = 0; i < order; i++) {
                int state = i * block;
                System.arraycopy(xBar, xAt + i * xStride + from, after, state, size);
                if (!feedThrough) {
                    addOne(after, state, yBar, yAt + from, step.c(i), size);
                }
                addOne(uBar, uAt + from, after, state, step.b(i), size);
            }
            for (int j = 0; j < order; j++) {
                int state = xAt + j * xStride + from;
                if (feedThrough) {
                    scale(xBar, state, yBar, yAt + from, step.c(j), size);
                } else {
                    Arrays.fill(xBar, state, state + size, 0f);
                }
                for (int i = 0; i < order; i++) {
                    addOne(xBar, state, after, i * block, step.a(i, j), size);
                }
            }
        }
    }

    private static void scale(float[] s, int sAt, float[] x, int xAt, float factor, int n) {
        var f = broadcast(SPECIES, factor);
        var zero = FloatVector.zero(SPECIES);
        for (int e = 0; e < n; e += LANES) {
            f.mul(fromArray(SPECIES, x, xAt + e)).add(zero).intoArray(s, sAt + e);
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
}
