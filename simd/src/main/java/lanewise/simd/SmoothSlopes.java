package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.Scratch;
import lanewise.kernel.SoftLifRateStep;
import lanewise.math.FloatMath;

/** Slopes of the neurons of {@link SmoothNeurons}. All n are multiples of the lanes. */
final class SmoothSlopes {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose arrays stay in the first cache. */
    private static final int BLOCK = 512;

    /** Where, behind the rises of a block, lie what is softened and the intervals between spikes. */
    private static final int SOFTENED = BLOCK;

    private static final int INTERVALS = 2 * BLOCK;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private SmoothSlopes() {}

    /** {@code jBar = fma(height e / (1 + e)^2, outBar, jBar)} with {@code e = exp(-steepness |j|)}. */
    static void bell(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            int n,
            float steepness,
            float height) {
        var steep = broadcast(SPECIES, steepness);
        var high = broadcast(SPECIES, height);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var low = broadcast(SPECIES, FloatMath.EXP_LOW);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        // of 2^(k + 24), less what stands in the bits of a rounded 0: 2^k itself need not be a normal number
        var bias = IntVector.broadcast(INTS, 127 + 24 - FloatMath.ROUND_BITS);
        var smaller = broadcast(SPECIES, 0x1p-24f);
        var minusLn2High = broadcast(SPECIES, -FloatMath.LN2_HIGH);
        var minusLn2Low = broadcast(SPECIES, -FloatMath.LN2_LOW);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
        for (int i = 0; i < n; i += LANES) {
            var current = steep.mul(fromArray(SPECIES, j, jAt + i));
            var x = current.neg().blend(current, current.compare(LT, zero));
            x = x.blend(low, x.compare(LT, low)); // never above 0, so the upper clip does nothing
            var rounded = x.fma(log2e, round);
            var exponent = rounded.sub(round);
            var f = exponent.fma(minusLn2Low, exponent.fma(minusLn2High, x));
            var f2 = f.mul(f);
            var even = e4.fma(f2, e2).fma(f2, e0);
            var odd = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(odd.fma(f, even), f);
            var t = rounded.reinterpretAsInts().add(bias).lanewise(LSHL, 23).reinterpretAsFloats();
            var e = r.fma(t, t).mul(smaller);

            var below = one.add(e);
            var slope = high.mul(e.div(below.mul(below)));
            var sum = fromArray(SPECIES, jBar, jBarAt + i);
            slope.fma(fromArray(SPECIES, outBar, outBarAt + i), sum).add(zero).intoArray(jBar, jBarAt + i);
        }
    }

    /** In five passes, as one would be more than the compiler takes in at once. */
    static void softLifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        float[] blocks = SCRATCH.get().atLeast(3 * BLOCK);
        for (int at = 0; at < n; at += BLOCK) {
            int size = Math.min(BLOCK, n - at);
            SmoothNeurons.exponentials(blocks, 0, j, jAt + at, size, p);
            System.arraycopy(blocks, 0, blocks, SOFTENED, size);
            SmoothNeurons.softened(blocks, SOFTENED, j, jAt + at, size, p);
            rises(blocks, j, jAt + at, size, p);
            intervals(blocks, size, p);
            slopes(jBar, jBarAt + at, outBar, outBarAt + at, blocks, size, p);
        }
    }

    /** {@code e = x > -20 ? (x < 0 ? e : 1) / (1 + e) : 1 / sigma}, in place of the exponentials. */
    private static void rises(float[] e, float[] j, int jAt, int n, SoftLifRateStep p) {
        var sigma = broadcast(SPECIES, p.sigma());
        var steep = broadcast(SPECIES, 1 / p.sigma());
        var tail = broadcast(SPECIES, SoftLifRateStep.TAIL);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var x = fromArray(SPECIES, j, jAt + i).sub(one).div(sigma);
            var exponential = fromArray(SPECIES, e, i);
            var rise = one.blend(exponential, x.compare(LT, zero)).div(one.add(exponential));
            steep.blend(rise, x.compare(GT, tail)).intoArray(e, i);
        }
    }

    private static void intervals(float[] blocks, int n, SoftLifRateStep p) {
        var logSigma = broadcast(SPECIES, p.logSigma());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRef = broadcast(SPECIES, p.tauRef());
        var farthest = broadcast(SPECIES, LifRateStep.FARTHEST);
        var infinity = broadcast(SPECIES, Float.POSITIVE_INFINITY);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var quarter = broadcast(SPECIES, 0.25f);
        var threeQuarters = IntVector.broadcast(INTS, FloatMath.THREE_QUARTERS_BITS);
        var bias = IntVector.broadcast(INTS, 129);
        var ln2 = broadcast(SPECIES, FloatMath.LN2);
        var l0 = broadcast(SPECIES, FloatMath.L0);
        var l1 = broadcast(SPECIES, FloatMath.L1);
        var l2 = broadcast(SPECIES, FloatMath.L2);
        var l3 = broadcast(SPECIES, FloatMath.L3);
        var l4 = broadcast(SPECIES, FloatMath.L4);
        var l5 = broadcast(SPECIES, FloatMath.L5);
        var l6 = broadcast(SPECIES, FloatMath.L6);
        var l7 = broadcast(SPECIES, FloatMath.L7);
        var l8 = broadcast(SPECIES, FloatMath.L8);
        for (int i = 0; i < n; i += LANES) {
            var s = fromArray(SPECIES, blocks, SOFTENED + i);
            s = s.blend(farthest, s.compare(GT, farthest));
            var x = one.div(s);

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            log = x.blend(log, x.compare(LT, infinity)); // where it is taken, x is not below 0

            var tail = s.neg().sub(logSigma);
            tauRc.fma(tail.blend(log, s.compare(GT, zero)), tauRef).intoArray(blocks, INTERVALS + i);
        }
    }

    private static void slopes(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] blocks, int n, SoftLifRateStep p) {
        var factor = broadcast(SPECIES, p.amplitude() * p.tauRc());
        var farthest = broadcast(SPECIES, LifRateStep.FARTHEST);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var s = fromArray(SPECIES, blocks, SOFTENED + i);
            s = s.blend(farthest, s.compare(GT, farthest));
            var t = fromArray(SPECIES, blocks, INTERVALS + i);
            var rises = s.compare(GT, zero);
            var first = t.blend(s.mul(t), rises);
            var second = t.blend(s.add(one).mul(t), rises);
            var slope = factor.mul(fromArray(SPECIES, blocks, i).div(first)).div(second);
            var sum = fromArray(SPECIES, jBar, jBarAt + i);
            slope.fma(fromArray(SPECIES, outBar, outBarAt + i), sum).add(zero).intoArray(jBar, jBarAt + i);
        }
    }
}
