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
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.math.FloatMath;
import lanewise.math.NearZero;

/**
 * Steps of leaky integrate-and-fire neurons that spike. Logarithm and exponential are those of {@link NearZero} or
 * {@link FloatMath}, operation by operation. All lanes take the way of a spike: at usual rates nearly every vector holds one.
 */
final class SpikingNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose four arrays take 16 KB. */
    private static final int BLOCK = 1024;

    private static final NeuronKernels TAIL = ScalarKernels.INSTANCE.neurons();

    private SpikingNeurons() {}

    /**
     * In passes over blocks that stay in the first cache: two in the short form, which at 512 bits is 1.15 times as fast
     * as one, at 256 bits 1.3 times; three in the general form, whose one loop would be more than the compiler of JDK 21
     * takes in at once. It then boxes vectors, depending on what else it has compiled.
     */
    static void lif(
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
        for (int at = 0; at < bound; at += BLOCK) {
            int size = Math.min(BLOCK, bound - at);
            if (p.isShort()) {
                shortMembranes(v, vAt + at, refractory, rAt + at, j, jAt + at, size, p);
                shortSpikes(out, outAt + at, v, vAt + at, refractory, rAt + at, j, jAt + at, size, p);
            } else {
                membranes(v, vAt + at, refractory, rAt + at, j, jAt + at, size, p);
                times(out, outAt + at, v, vAt + at, j, jAt + at, size);
                spikes(out, outAt + at, v, vAt + at, refractory, rAt + at, size, p);
            }
        }
        TAIL.lif(out, outAt + bound, v, vAt + bound, refractory, rAt + bound, j, jAt + bound, n - bound, p);
    }

    /** {@code v = fma(v - j, expm1(d * negInvTauRc), v)} in the short form. */
    private static void shortMembranes(
            float[] v, int vAt, float[] refractory, int rAt, float[] j, int jAt, int n, LifStep p) {
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
            var expm1 = e2.fma(x, e1).fma(x, e0).fma(x.mul(x), x);

            var old = fromArray(SPECIES, v, vAt + i);
            old.sub(fromArray(SPECIES, j, jAt + i)).fma(expm1, old).intoArray(v, vAt + i);
        }
    }

    /** Threshold and reset in the short form, of voltages as the membranes left them. */
    private static void shortSpikes(
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
        var dt = broadcast(SPECIES, p.dt());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRefPlusDt = broadcast(SPECIES, p.tauRefPlusDt());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var l0 = broadcast(SPECIES, NearZero.L0);
        var l1 = broadcast(SPECIES, NearZero.L1);
        var l2 = broadcast(SPECIES, NearZero.L2);
        var l3 = broadcast(SPECIES, NearZero.L3);
        var l4 = broadcast(SPECIES, NearZero.L4);
        for (int i = 0; i < n; i += LANES) {
            var voltage = fromArray(SPECIES, v, vAt + i);
            var x = one.sub(voltage).div(fromArray(SPECIES, j, jAt + i).sub(one));
            var log = l4.fma(x, l3).fma(x, l2).fma(x, l1).fma(x, l0).fma(x.mul(x), x);
            var late = tauRc.fma(log, tauRefPlusDt);

            var spiked = voltage.compare(GT, one);
            var rest = fromArray(SPECIES, refractory, rAt + i).sub(dt);
            rest.blend(late, spiked).add(zero).intoArray(refractory, rAt + i);
            var clipped = voltage.blend(minVoltage, voltage.compare(LT, minVoltage));
            clipped.blend(zero, spiked).add(zero).intoArray(v, vAt + i);
            zero.blend(spike, spiked).intoArray(out, outAt + i);
        }
    }

    /** {@code v = fma(v - j, expm1(d * negInvTauRc), v)}. */
    private static void membranes(
            float[] v, int vAt, float[] refractory, int rAt, float[] j, int jAt, int n, LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var negInvTauRc = broadcast(SPECIES, p.negInvTauRc());
        var zero = FloatVector.zero(SPECIES);
        var half = broadcast(SPECIES, 0.5f);
        var low = broadcast(SPECIES, FloatMath.EXPM1_LOW);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        // the exponent of 2^(j - 1), less what stands in the bits of a rounded j = 0
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
            var expm1 = scaled.add(scaled).blend(r, exponent.compare(EQ, zero));

            var old = fromArray(SPECIES, v, vAt + i);
            old.sub(fromArray(SPECIES, j, jAt + i)).fma(expm1, old).intoArray(v, vAt + i);
        }
    }

    /** {@code time = log1p((1 - v) / (j - 1))}: when in its step a neuron spiked, in membrane time constants. */
    private static void times(float[] time, int timeAt, float[] v, int vAt, float[] j, int jAt, int n) {
        var one = broadcast(SPECIES, 1);
        var minusOne = broadcast(SPECIES, -1);
        var quarter = broadcast(SPECIES, 0.25f);
        var infinity = broadcast(SPECIES, Float.POSITIVE_INFINITY);
        var minusInfinity = broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        var nan = broadcast(SPECIES, Float.NaN);
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
            var over = one.sub(fromArray(SPECIES, v, vAt + i));
            var x = over.div(fromArray(SPECIES, j, jAt + i).sub(one));

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            var below = nan.blend(minusInfinity, x.compare(EQ, minusOne));
            x.blend(below.blend(log, x.compare(GT, minusOne)), x.compare(LT, infinity))
                    .intoArray(time, timeAt + i);
        }
    }

    /** Threshold and reset, of voltages as the membranes left them; {@code out} holds the times of the spikes. */
    private static void spikes(
            float[] out, int outAt, float[] v, int vAt, float[] refractory, int rAt, int n, LifStep p) {
        var dt = broadcast(SPECIES, p.dt());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRefPlusDt = broadcast(SPECIES, p.tauRefPlusDt());
        var minVoltage = broadcast(SPECIES, p.minVoltage());
        var spike = broadcast(SPECIES, p.spike());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var voltage = fromArray(SPECIES, v, vAt + i);
            var spiked = voltage.compare(GT, one);
            var late = tauRc.fma(fromArray(SPECIES, out, outAt + i), tauRefPlusDt);
            var rest = fromArray(SPECIES, refractory, rAt + i).sub(dt);
            rest.blend(late, spiked).add(zero).intoArray(refractory, rAt + i);
            var clipped = voltage.blend(minVoltage, voltage.compare(LT, minVoltage));
            clipped.blend(zero, spiked).add(zero).intoArray(v, vAt + i);
            zero.blend(spike, spiked).intoArray(out, outAt + i);
        }
    }
}
