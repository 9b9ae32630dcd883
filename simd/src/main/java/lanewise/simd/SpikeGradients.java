package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.IntegratingStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.Scratch;
import lanewise.kernel.SurrogateStep;
import lanewise.math.FloatMath;
import lanewise.math.NearZero;

/**
 * Steps of neurons that spike, backwards, in passes over blocks that stay in the first cache: the distances from the
 * thresholds, the surrogates, and what follows from them. All n are multiples of the lanes.
 */
final class SpikeGradients {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose seven arrays take 14 KB. */
    private static final int BLOCK = 512;

    /** From here on every float is an integer. */
    private static final float WHOLE = 0x1p23f;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private SpikeGradients() {}

    static void lif(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p,
            SurrogateStep surrogate) {
        boolean isUsual = p.isShort() && !surrogate.throughReset();
        if (isUsual && surrogate.shape() == SurrogateStep.Shape.FAST_SIGMOID) {
            shortFastSigmoid(
                    jBar, jBarAt, vBar, vBarAt, outBar, outBarAt, v, vAt, refractory, rAt, j, jAt, n, p, surrogate);
            return;
        }
        float[] room = SCRATCH.get().atLeast(2 * BLOCK);
        for (int at = 0; at < n; at += BLOCK) {
            int size = Math.min(BLOCK, n - at);
            if (p.isShort()) {
                shortDecays(room, refractory, rAt + at, size, p);
            } else {
                decays(room, refractory, rAt + at, size, p);
            }
            distances(room, v, vAt + at, j, jAt + at, size);
            slopes(room, size, surrogate);
            if (surrogate.throughReset()) {
                throughReset(
                        jBar,
                        jBarAt + at,
                        vBar,
                        vBarAt + at,
                        outBar,
                        outBarAt + at,
                        v,
                        vAt + at,
                        j,
                        jAt + at,
                        room,
                        size,
                        p);
            } else {
                membranes(
                        jBar,
                        jBarAt + at,
                        vBar,
                        vBarAt + at,
                        outBar,
                        outBarAt + at,
                        v,
                        vAt + at,
                        j,
                        jAt + at,
                        room,
                        size,
                        p);
            }
        }
    }

    /** All in one pass: the short decays, the slopes of a fast sigmoid, and the reset as given. */
    private static void shortFastSigmoid(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p,
            SurrogateStep surrogate) {
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var sharpness = broadcast(SPECIES, surrogate.sharpness());
        var scale = broadcast(SPECIES, surrogate.scale());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var e0 = broadcast(SPECIES, NearZero.E0);
        var e1 = broadcast(SPECIES, NearZero.E1);
        var e2 = broadcast(SPECIES, NearZero.E2);
        for (int i = 0; i < n; i += LANES) {
            var d = dt.sub(fromArray(SPECIES, refractory, rAt + i).sub(dt));
            d = d.blend(zero, d.compare(LT, zero));
            d = d.blend(dt, d.compare(GT, dt));
            var x = d.mul(negInvTauRc);
            var e = e2.fma(x, e1).fma(x, e0).fma(x.mul(x), x);

            var old = fromArray(SPECIES, v, vAt + i);
            var voltage = old.sub(fromArray(SPECIES, j, jAt + i)).fma(e, old);
            var distance = voltage.sub(one);
            var below = sharpness.fma(distance.blend(distance.neg(), distance.compare(LT, zero)), one);
            var slope = spike.mul(scale.div(below.mul(below)).add(zero));

            var cut = voltage.compare(GT, one).or(voltage.compare(LT, minVoltage));
            var kept = one.blend(zero, cut).mul(fromArray(SPECIES, vBar, vBarAt + i));
            var bar = slope.fma(fromArray(SPECIES, outBar, outBarAt + i), kept);
            e.fma(bar, bar).add(zero).intoArray(vBar, vBarAt + i);
            e.neg().fma(bar, fromArray(SPECIES, jBar, jBarAt + i)).add(zero).intoArray(jBar, jBarAt + i);
        }
    }

    /** Puts the slopes where the distances are: behind the first block of the room. */
    private static void slopes(float[] room, int n, SurrogateStep surrogate) {
        switch (surrogate.shape()) {
            case FAST_SIGMOID -> SurrogateSlopes.fastSigmoid(room, BLOCK, room, BLOCK, n, surrogate);
            case ARCTANGENT -> SurrogateSlopes.arctangent(room, BLOCK, room, BLOCK, n, surrogate);
            case TRIANGLE -> SurrogateSlopes.triangle(room, BLOCK, room, BLOCK, n, surrogate);
        }
    }

    /** {@code e = expm1(d * negInvTauRc)} in the short form, into the first block of the room. */
    private static void shortDecays(float[] room, float[] refractory, int rAt, int n, LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var zero = FloatVector.zero(SPECIES);
        var e0 = broadcast(SPECIES, NearZero.E0);
        var e1 = broadcast(SPECIES, NearZero.E1);
        var e2 = broadcast(SPECIES, NearZero.E2);
        for (int i = 0; i < n; i += LANES) {
            var d = dt.sub(fromArray(SPECIES, refractory, rAt + i).sub(dt));
            d = d.blend(zero, d.compare(LT, zero));
            d = d.blend(dt, d.compare(GT, dt));
            var x = d.mul(negInvTauRc);
            e2.fma(x, e1).fma(x, e0).fma(x.mul(x), x).intoArray(room, i);
        }
    }

    /** {@code e = expm1(d * negInvTauRc)}, into the first block of the room. */
    private static void decays(float[] room, float[] refractory, int rAt, int n, LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var zero = FloatVector.zero(SPECIES);
        var half = broadcast(SPECIES, 0.5f);
        var low = broadcast(SPECIES, FloatMath.EXPM1_LOW);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        // the exponent of 2^(k - 1), less what stands in the bits of a rounded k = 0
        var bias = IntVector.broadcast(INTS, 126 - FloatMath.ROUND_BITS);
        var minusLn2High = broadcast(SPECIES, -FloatMath.LN2_HIGH);
        var minusLn2Low = broadcast(SPECIES, -FloatMath.LN2_LOW);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
        for (int i = 0; i < n; i += LANES) {
            var d = dt.sub(fromArray(SPECIES, refractory, rAt + i).sub(dt));
            d = d.blend(zero, d.compare(LT, zero));
            d = d.blend(dt, d.compare(GT, dt));

            var x = d.mul(negInvTauRc); // never above 0, so its upper clip does nothing
            x = x.blend(low, x.compare(LT, low));
            var rounded = x.fma(log2e, round);
            var exponent = rounded.sub(round);
            var f = exponent.fma(minusLn2Low, exponent.fma(minusLn2High, x));
            var f2 = f.mul(f);
            var even = e4.fma(f2, e2).fma(f2, e0);
            var odd = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(odd.fma(f, even), f);
            var t = rounded.reinterpretAsInts().add(bias).lanewise(LSHL, 23).reinterpretAsFloats();
            var scaled = r.fma(t, t.sub(half));
            scaled.add(scaled).blend(r, exponent.compare(EQ, zero)).intoArray(room, i);
        }
    }

    /** The voltages less the threshold, behind the first block of the room. */
    private static void distances(float[] room, float[] v, int vAt, float[] j, int jAt, int n) {
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var old = fromArray(SPECIES, v, vAt + i);
            var voltage = old.sub(fromArray(SPECIES, j, jAt + i)).fma(fromArray(SPECIES, room, i), old);
            voltage.sub(one).intoArray(room, BLOCK + i);
        }
    }

    /** What follows from the decays and slopes in the room, with the reset as given. */
    private static void membranes(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            float[] room,
            int n,
            LifStep p) {
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var old = fromArray(SPECIES, v, vAt + i);
            var e = fromArray(SPECIES, room, i);
            var voltage = old.sub(fromArray(SPECIES, j, jAt + i)).fma(e, old);
            var cut = voltage.compare(GT, one).or(voltage.compare(LT, minVoltage));
            var kept = one.blend(zero, cut).mul(fromArray(SPECIES, vBar, vBarAt + i));
            var slope = spike.mul(fromArray(SPECIES, room, BLOCK + i));
            var bar = slope.fma(fromArray(SPECIES, outBar, outBarAt + i), kept);
            e.fma(bar, bar).add(zero).intoArray(vBar, vBarAt + i);
            e.neg().fma(bar, fromArray(SPECIES, jBar, jBarAt + i)).add(zero).intoArray(jBar, jBarAt + i);
        }
    }

    /** The same, through the reset. */
    private static void throughReset(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            float[] room,
            int n,
            LifStep p) {
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var old = fromArray(SPECIES, v, vAt + i);
            var e = fromArray(SPECIES, room, i);
            var slope = fromArray(SPECIES, room, BLOCK + i);
            var voltage = old.sub(fromArray(SPECIES, j, jAt + i)).fma(e, old);
            var low = voltage.compare(LT, minVoltage);
            var floored = voltage.blend(minVoltage, low);
            var open = one.blend(zero, voltage.compare(GT, one).or(low));
            var kept = floored.neg().fma(slope, open).mul(fromArray(SPECIES, vBar, vBarAt + i));
            var bar = spike.mul(slope).fma(fromArray(SPECIES, outBar, outBarAt + i), kept);
            e.fma(bar, bar).add(zero).intoArray(vBar, vBarAt + i);
            e.neg().fma(bar, fromArray(SPECIES, jBar, jBarAt + i)).add(zero).intoArray(jBar, jBarAt + i);
        }
    }

    static void integrating(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            IntegratingStep p,
            SurrogateStep surrogate) {
        float[] room = SCRATCH.get().atLeast(2 * BLOCK);
        for (int at = 0; at < n; at += BLOCK) {
            int size = Math.min(BLOCK, n - at);
            if (p.towardsZero()) {
                distancesTowardsZero(room, v, vAt + at, j, jAt + at, size, p);
            } else {
                distances(room, v, vAt + at, j, jAt + at, size, p);
            }
            slopes(room, size, surrogate);
            integrals(
                    jBar,
                    jBarAt + at,
                    vBar,
                    vBarAt + at,
                    outBar,
                    outBarAt + at,
                    j,
                    jAt + at,
                    room,
                    size,
                    p,
                    surrogate.throughReset() ? 1 : 0);
        }
    }

    /** From the nearest thresholds that the input can pass, behind the first block of the room. */
    private static void distances(float[] room, float[] v, int vAt, float[] j, int jAt, int n, IntegratingStep p) {
        var negativeSlope = broadcast(SPECIES, p.negativeSlope());
        var dt = broadcast(SPECIES, p.dt());
        var zero = FloatVector.zero(SPECIES);
        var half = broadcast(SPECIES, 0.5f);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, WHOLE);
        var minusWhole = broadcast(SPECIES, -WHOLE);
        for (int i = 0; i < n; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var input = current.blend(negativeSlope.mul(current), current.compare(LT, zero));
            var voltage = input.fma(dt, fromArray(SPECIES, v, vAt + i));

            // floor of the voltage and a half: see IntegratingNeurons
            var above = voltage.add(half);
            var shift = whole.blend(minusWhole, above.compare(LT, zero));
            var rounded = above.add(shift).sub(shift);
            var floor = rounded.blend(rounded.sub(one), rounded.compare(GT, above));
            var small = above.compare(LT, whole).and(above.compare(GT, minusWhole));
            var nearest = above.blend(floor, small);

            var upper = nearest.blend(one, nearest.compare(LT, one));
            var lower = nearest.blend(zero, nearest.compare(GT, zero));
            var threshold = upper.blend(lower, input.compare(LT, zero));
            voltage.sub(threshold).intoArray(room, BLOCK + i);
        }
    }

    /** The same for neurons with thresholds on both sides. */
    private static void distancesTowardsZero(
            float[] room, float[] v, int vAt, float[] j, int jAt, int n, IntegratingStep p) {
        var negativeSlope = broadcast(SPECIES, p.negativeSlope());
        var dt = broadcast(SPECIES, p.dt());
        var zero = FloatVector.zero(SPECIES);
        var half = broadcast(SPECIES, 0.5f);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, WHOLE);
        for (int i = 0; i < n; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var input = current.blend(negativeSlope.mul(current), current.compare(LT, zero));
            var voltage = input.fma(dt, fromArray(SPECIES, v, vAt + i));
            var height = voltage.blend(voltage.neg(), voltage.compare(LT, zero));

            var above = height.add(half);
            var rounded = above.add(whole).sub(whole);
            var floor = rounded.blend(rounded.sub(one), rounded.compare(GT, above));
            var nearest = floor.blend(above, above.compare(GE, whole));

            height.sub(nearest.blend(one, nearest.compare(LT, one))).intoArray(room, BLOCK + i);
        }
    }

    /**
     * What follows from the slopes in the room.
     *
     * @param reset 1 if gradients go through the reset, else 0
     */
    private static void integrals(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            float[] room,
            int n,
            IntegratingStep p,
            float reset) {
        var dt = broadcast(SPECIES, p.dt());
        var below = broadcast(SPECIES, p.dt() * p.negativeSlope());
        var spike = broadcast(SPECIES, p.spike());
        var through = broadcast(SPECIES, reset);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var slope = fromArray(SPECIES, room, BLOCK + i);
            var kept = one.blend(one.sub(slope), through.compare(GT, zero)).mul(fromArray(SPECIES, vBar, vBarAt + i));
            var bar = spike.mul(slope).fma(fromArray(SPECIES, outBar, outBarAt + i), kept);
            bar.add(zero).intoArray(vBar, vBarAt + i);
            var perCurrent = below.blend(dt, fromArray(SPECIES, j, jAt + i).compare(GT, zero));
            perCurrent.fma(bar, fromArray(SPECIES, jBar, jBarAt + i)).add(zero).intoArray(jBar, jBarAt + i);
        }
    }
}
