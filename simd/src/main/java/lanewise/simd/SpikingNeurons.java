package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.LifStep;
import lanewise.kernel.ScalarKernels;
import lanewise.math.FloatMath;

/**
 * Steps of neurons that spike. The logarithm is {@link FloatMath#log1p} and the exponential {@link FloatMath#expm1},
 * operation by operation. All lanes take the way of a spike: at usual rates nearly every vector holds one.
 */
final class SpikingNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();
    private static final ScalarKernels TAIL = ScalarKernels.INSTANCE;

    private SpikingNeurons() {}

    static void rectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        int bound = SPECIES.loopBound(n);
        var step = broadcast(SPECIES, dt);
        var height = broadcast(SPECIES, spike);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, 0x1p23f); // from here on every float is an integer
        var minusWhole = broadcast(SPECIES, -0x1p23f);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var positive = current.blend(zero, current.compare(LT, zero));
            var voltage = positive.fma(step, fromArray(SPECIES, v, vAt + i));

            // floor: adding 2^23 with the sign of the voltage rounds to an integer, which is at most one too high
            var shift = whole.blend(minusWhole, voltage.compare(LT, zero));
            var rounded = voltage.add(shift).sub(shift);
            var floor = rounded.blend(rounded.sub(one), rounded.compare(GT, voltage));
            var small = voltage.compare(LT, whole).and(voltage.compare(GT, minusWhole));
            var spikes = voltage.blend(floor, small);

            height.mul(spikes).add(zero).intoArray(out, outAt + i);
            voltage.sub(spikes).add(zero).intoArray(v, vAt + i);
        }
        TAIL.spikingRectifiedLinear(out, outAt + bound, v, vAt + bound, j, jAt + bound, n - bound, dt, spike);
    }

    /** {@link ScalarKernels#lif} where the exponential's argument needs no range reduction. */
    static void lifShort(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p) {
        int bound = SPECIES.loopBound(n);
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRefPlusDt = broadcast(SPECIES, p.tauRefPlusDt());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var minusOne = broadcast(SPECIES, -1);
        var quarter = broadcast(SPECIES, 0.25f);
        var infinity = broadcast(SPECIES, Float.POSITIVE_INFINITY);
        var minusInfinity = broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        var nan = broadcast(SPECIES, Float.NaN);
        var threeQuarters = IntVector.broadcast(INTS, FloatMath.THREE_QUARTERS_BITS);
        var bias = IntVector.broadcast(INTS, 129);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
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
            var current = fromArray(SPECIES, j, jAt + i);
            var rest = fromArray(SPECIES, refractory, rAt + i).sub(dt);
            var d = dt.sub(rest);
            d = d.blend(zero, d.compare(LT, zero));
            d = d.blend(dt, d.compare(GT, dt));

            var f = d.mul(negInvTauRc);
            var f2 = f.mul(f);
            var evenExp = e4.fma(f2, e2).fma(f2, e0);
            var oddExp = e5.fma(f2, e3).fma(f2, e1);
            var expm1 = f2.fma(oddExp.fma(f, evenExp), f);

            var old = fromArray(SPECIES, v, vAt + i);
            var voltage = old.sub(current).fma(expm1, old);
            var x = one.sub(voltage).div(current.sub(one));

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            var below = nan.blend(minusInfinity, x.compare(EQ, minusOne));
            log = x.blend(below.blend(log, x.compare(GT, minusOne)), x.compare(LT, infinity));

            var spiked = voltage.compare(GT, one);
            rest.blend(tauRc.fma(log, tauRefPlusDt), spiked).add(zero).intoArray(refractory, rAt + i);
            var clipped = voltage.blend(minVoltage, voltage.compare(LT, minVoltage));
            clipped.blend(zero, spiked).add(zero).intoArray(v, vAt + i);
            zero.blend(spike, spiked).intoArray(out, outAt + i);
        }
        TAIL.lif(out, outAt + bound, v, vAt + bound, refractory, rAt + bound, j, jAt + bound, n - bound, p);
    }

    /** {@link ScalarKernels#lif} for any length of step. */
    static void lifLong(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p) {
        int bound = SPECIES.loopBound(n);
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRefPlusDt = broadcast(SPECIES, p.tauRefPlusDt());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var half = broadcast(SPECIES, 0.5f);
        var one = broadcast(SPECIES, 1);
        var minusOne = broadcast(SPECIES, -1);
        var quarter = broadcast(SPECIES, 0.25f);
        var infinity = broadcast(SPECIES, Float.POSITIVE_INFINITY);
        var minusInfinity = broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        var nan = broadcast(SPECIES, Float.NaN);
        var threeQuarters = IntVector.broadcast(INTS, FloatMath.THREE_QUARTERS_BITS);
        var bias = IntVector.broadcast(INTS, 129);
        var low = broadcast(SPECIES, FloatMath.EXPM1_LOW);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        var roundBits = IntVector.broadcast(INTS, FloatMath.ROUND_BITS);
        var minusLn2High = broadcast(SPECIES, -FloatMath.LN2_HIGH);
        var minusLn2Low = broadcast(SPECIES, -FloatMath.LN2_LOW);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
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
            var current = fromArray(SPECIES, j, jAt + i);
            var rest = fromArray(SPECIES, refractory, rAt + i).sub(dt);
            var d = dt.sub(rest);
            d = d.blend(zero, d.compare(LT, zero));
            d = d.blend(dt, d.compare(GT, dt));

            var z = d.mul(negInvTauRc); // never above 0, so its upper clip does nothing
            z = z.blend(low, z.compare(LT, low));
            var rounded = z.fma(log2e, round);
            var exponent = rounded.reinterpretAsInts().sub(roundBits);
            var whole = rounded.sub(round);
            var f = whole.fma(minusLn2Low, whole.fma(minusLn2High, z));
            var f2 = f.mul(f);
            var evenExp = e4.fma(f2, e2).fma(f2, e0);
            var oddExp = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(oddExp.fma(f, evenExp), f);
            var t = exponent.add(126).lanewise(LSHL, 23).reinterpretAsFloats();
            var scaled = r.fma(t, t.sub(half));
            var expm1 = scaled.add(scaled).blend(r, exponent.compare(EQ, 0).cast(SPECIES));

            var old = fromArray(SPECIES, v, vAt + i);
            var voltage = old.sub(current).fma(expm1, old);
            var x = one.sub(voltage).div(current.sub(one));

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            var below = nan.blend(minusInfinity, x.compare(EQ, minusOne));
            log = x.blend(below.blend(log, x.compare(GT, minusOne)), x.compare(LT, infinity));

            var spiked = voltage.compare(GT, one);
            rest.blend(tauRc.fma(log, tauRefPlusDt), spiked).add(zero).intoArray(refractory, rAt + i);
            var clipped = voltage.blend(minVoltage, voltage.compare(LT, minVoltage));
            clipped.blend(zero, spiked).add(zero).intoArray(v, vAt + i);
            zero.blend(spike, spiked).intoArray(out, outAt + i);
        }
        TAIL.lif(out, outAt + bound, v, vAt + bound, refractory, rAt + bound, j, jAt + bound, n - bound, p);
    }
}
