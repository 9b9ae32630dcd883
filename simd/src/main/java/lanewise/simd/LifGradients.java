package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LifStep;
import lanewise.kernel.Scratch;
import lanewise.kernel.SurrogateStep;
import lanewise.math.FloatMath;
import lanewise.math.NearZero;

/**
 * Steps of LIF neurons, backwards: the usual ones in one pass, others in passes over blocks that stay in the first cache, for
 * the decays, the distances from the threshold, the surrogates, and what follows from them. All n are multiples of the lanes.
 */
final class LifGradients {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose seven arrays take 14 KB. */
    private static final int BLOCK = 512;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private LifGradients() {}

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
            SurrogateSlopes.of(room, BLOCK, room, BLOCK, size, surrogate);
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
}
