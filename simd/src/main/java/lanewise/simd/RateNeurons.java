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
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.math.FloatMath;

/** Steps of neurons without state that have a threshold. The logarithm is {@link FloatMath#log1p}, operation by operation. */
final class RateNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();
    private static final NeuronKernels TAIL = ScalarKernels.INSTANCE.neurons();

    private RateNeurons() {}

    static void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        int bound = SPECIES.loopBound(n);
        var factor = broadcast(SPECIES, amplitude);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var positive = current.blend(zero, current.compare(LT, zero));
            factor.mul(positive).add(zero).intoArray(out, outAt + i);
        }
        TAIL.rectifiedLinear(out, outAt + bound, j, jAt + bound, n - bound, amplitude);
    }

    static void leakyRectifiedLinear(
            float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude) {
        int bound = SPECIES.loopBound(n);
        var slope = broadcast(SPECIES, negativeSlope);
        var factor = broadcast(SPECIES, amplitude);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var rate = current.blend(slope.mul(current), current.compare(LT, zero));
            factor.mul(rate).add(zero).intoArray(out, outAt + i);
        }
        TAIL.leakyRectifiedLinear(out, outAt + bound, j, jAt + bound, n - bound, negativeSlope, amplitude);
    }

    static void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        int bound = SPECIES.loopBound(n);
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRef = broadcast(SPECIES, p.tauRef());
        var amplitude = broadcast(SPECIES, p.amplitude());
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
        for (int i = 0; i < bound; i += LANES) {
            var over = fromArray(SPECIES, j, jAt + i).sub(one);
            var x = one.div(over);

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            // the logarithm's special cases are left out: x is in [0, 2^23] where the current is above 1

            var rate = amplitude.div(tauRc.fma(log, tauRef));
            zero.blend(rate, over.compare(GT, zero)).intoArray(out, outAt + i);
        }
        TAIL.lifRate(out, outAt + bound, j, jAt + bound, n - bound, p);
    }
}
