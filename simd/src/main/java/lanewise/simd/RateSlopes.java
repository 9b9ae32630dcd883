package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.Scratch;
import lanewise.math.FloatMath;

/** Slopes of the neurons of {@link RateNeurons}. All n are multiples of the lanes. */
final class RateSlopes {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose arrays stay in the first cache. */
    private static final int BLOCK = 1024;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private RateSlopes() {}

    /** {@code jBar = fma(j > 0 ? above : below, outBar, jBar)}. */
    static void twoSided(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            int n,
            float below,
            float above) {
        var low = broadcast(SPECIES, below);
        var high = broadcast(SPECIES, above);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            var slope = low.blend(high, fromArray(SPECIES, j, jAt + i).compare(GT, zero));
            var sum = fromArray(SPECIES, jBar, jBarAt + i);
            slope.fma(fromArray(SPECIES, outBar, outBarAt + i), sum).add(zero).intoArray(jBar, jBarAt + i);
        }
    }

    /** In two passes, as one would be more than the compiler of JDK 21 takes in at once. */
    static void lifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, LifRateStep p) {
        float[] t = SCRATCH.get().atLeast(BLOCK);
        for (int at = 0; at < n; at += BLOCK) {
            int size = Math.min(BLOCK, n - at);
            intervals(t, j, jAt + at, size, p);
            slopes(jBar, jBarAt + at, outBar, outBarAt + at, t, j, jAt + at, size, p);
        }
    }

    private static void intervals(float[] t, float[] j, int jAt, int n, LifRateStep p) {
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRef = broadcast(SPECIES, p.tauRef());
        var farthest = broadcast(SPECIES, LifRateStep.FARTHEST);
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
            var over = fromArray(SPECIES, j, jAt + i).sub(one);
            var x = one.div(over.blend(farthest, over.compare(GT, farthest)));

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            // the logarithm's special cases are left out: x is in (0, 2^23] where the current is above 1

            tauRc.fma(log, tauRef).intoArray(t, i);
        }
    }

    private static void slopes(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] t,
            float[] j,
            int jAt,
            int n,
            LifRateStep p) {
        var factor = broadcast(SPECIES, p.amplitude() * p.tauRc());
        var farthest = broadcast(SPECIES, LifRateStep.FARTHEST);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var over = fromArray(SPECIES, j, jAt + i).sub(one);
            var z = over.blend(farthest, over.compare(GT, farthest));
            var interval = fromArray(SPECIES, t, i);
            var slope = factor.mul(one.div(z.mul(interval))).div(z.add(one).mul(interval));
            slope = zero.blend(slope, over.compare(GT, zero));
            var sum = fromArray(SPECIES, jBar, jBarAt + i);
            slope.fma(fromArray(SPECIES, outBar, outBarAt + i), sum).add(zero).intoArray(jBar, jBarAt + i);
        }
    }
}
