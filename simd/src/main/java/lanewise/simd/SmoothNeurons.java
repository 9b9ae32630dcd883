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
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SoftLifRateStep;
import lanewise.math.FloatMath;

/**
 * Steps of neurons without state whose rates are smooth. The functions are those of {@link FloatMath}, operation by
 * operation, less what the range of their arguments makes idle.
 */
final class SmoothNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final VectorSpecies<Integer> INTS = Species.INT;
    private static final int LANES = SPECIES.length();
    private static final NeuronKernels TAIL = ScalarKernels.INSTANCE.neurons();

    /** Neurons whose two arrays take 8 KB. */
    private static final int BLOCK = 1024;

    private SmoothNeurons() {}

    static void sigmoid(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        int bound = SPECIES.loopBound(n);
        var factor = broadcast(SPECIES, maxRate);
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
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var negative = current.compare(LT, zero);

            var x = current.neg().blend(current, negative); // never above 0, so the upper clip does nothing
            x = x.blend(low, x.compare(LT, low));
            var rounded = x.fma(log2e, round);
            var exponent = rounded.sub(round);
            var f = exponent.fma(minusLn2Low, exponent.fma(minusLn2High, x));
            var f2 = f.mul(f);
            var even = e4.fma(f2, e2).fma(f2, e0);
            var odd = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(odd.fma(f, even), f);
            var t = rounded.reinterpretAsInts().add(bias).lanewise(LSHL, 23).reinterpretAsFloats();
            var e = r.fma(t, t).mul(smaller);

            var above = one.blend(e, negative);
            var below = one.add(e);
            var lost = e.sub(below.sub(one));
            var q = above.div(below);
            var minusQ = q.neg();
            var rest = minusQ.fma(lost, minusQ.fma(below, above));
            var sigmoid = rest.fma(q.blend(one.sub(q), negative), q);
            factor.mul(sigmoid).intoArray(out, outAt + i);
        }
        TAIL.sigmoid(out, outAt + bound, j, jAt + bound, n - bound, maxRate);
    }

    /** In two passes, as one would be more than the compiler of JDK 21 takes in at once. */
    static void tanh(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        int bound = SPECIES.loopBound(n);
        for (int at = 0; at < bound; at += BLOCK) {
            int size = Math.min(BLOCK, bound - at);
            near(out, outAt + at, j, jAt + at, size);
            far(out, outAt + at, size, maxRate);
        }
        TAIL.tanh(out, outAt + bound, j, jAt + bound, n - bound, maxRate);
    }

    /** {@code y = |x| < TANH_NEAR ? tanh(x) : x}. */
    private static void near(float[] y, int yAt, float[] x, int xAt, int n) {
        var zero = FloatVector.zero(SPECIES);
        var nearest = broadcast(SPECIES, FloatMath.TANH_NEAR);
        var t0 = broadcast(SPECIES, FloatMath.T0);
        var t1 = broadcast(SPECIES, FloatMath.T1);
        var t2 = broadcast(SPECIES, FloatMath.T2);
        var t3 = broadcast(SPECIES, FloatMath.T3);
        var t4 = broadcast(SPECIES, FloatMath.T4);
        for (int i = 0; i < n; i += LANES) {
            var current = fromArray(SPECIES, x, xAt + i);
            var magnitude = current.blend(current.neg(), current.compare(LT, zero));
            var square = current.mul(current);
            var p = t4.fma(square, t3).fma(square, t2).fma(square, t1).fma(square, t0);
            var near = current.mul(square).fma(p, current);
            current.blend(near, magnitude.compare(LT, nearest)).intoArray(y, yAt + i);
        }
    }

    /** {@code y = maxRate * (|y| < TANH_NEAR ? y : tanh(y))}: what {@link #near} computed is below that too. */
    private static void far(float[] y, int yAt, int n, float maxRate) {
        var factor = broadcast(SPECIES, maxRate);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var two = broadcast(SPECIES, 2);
        var nearest = broadcast(SPECIES, FloatMath.TANH_NEAR);
        var high = broadcast(SPECIES, FloatMath.TANH_HIGH);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        // the exponent of a float, less what stands in the bits of a rounded 0
        var bias = IntVector.broadcast(INTS, 127 - FloatMath.ROUND_BITS);
        var minusLn2High = broadcast(SPECIES, -FloatMath.LN2_HIGH);
        var minusLn2Low = broadcast(SPECIES, -FloatMath.LN2_LOW);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
        for (int i = 0; i < n; i += LANES) {
            var current = fromArray(SPECIES, y, yAt + i);
            var negative = current.compare(LT, zero);
            var magnitude = current.blend(current.neg(), negative);

            var x = magnitude.blend(high, magnitude.compare(GT, high));
            x = x.add(x); // from 0 to 20, so the exponential needs no clip and 2^k is one factor
            var rounded = x.fma(log2e, round);
            var exponent = rounded.sub(round);
            var f = exponent.fma(minusLn2Low, exponent.fma(minusLn2High, x));
            var f2 = f.mul(f);
            var even = e4.fma(f2, e2).fma(f2, e0);
            var odd = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(odd.fma(f, even), f);
            var t = rounded.reinterpretAsInts().add(bias).lanewise(LSHL, 23).reinterpretAsFloats();
            var far = one.sub(two.div(r.fma(t, t).add(one)));

            var tanh = far.blend(far.neg(), negative).blend(current, magnitude.compare(LT, nearest));
            factor.mul(tanh).add(zero).intoArray(y, yAt + i);
        }
    }

    /** In three passes. */
    static void softLifRate(float[] out, int outAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        int bound = SPECIES.loopBound(n);
        for (int at = 0; at < bound; at += BLOCK) {
            int size = Math.min(BLOCK, bound - at);
            exponentials(out, outAt + at, j, jAt + at, size, p);
            softened(out, outAt + at, j, jAt + at, size, p);
            rates(out, outAt + at, size, p);
        }
        TAIL.softLifRate(out, outAt + bound, j, jAt + bound, n - bound, p);
    }

    /** {@code e = exp(max(-|x|, -87))} with {@code x = (j - 1) / sigma}. */
    static void exponentials(float[] e, int eAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        var sigma = broadcast(SPECIES, p.sigma());
        var low = broadcast(SPECIES, SoftLifRateStep.LOWEST);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var log2e = broadcast(SPECIES, FloatMath.LOG2_E);
        var round = broadcast(SPECIES, FloatMath.ROUND);
        var bias = IntVector.broadcast(INTS, 127 - FloatMath.ROUND_BITS);
        var minusLn2High = broadcast(SPECIES, -FloatMath.LN2_HIGH);
        var minusLn2Low = broadcast(SPECIES, -FloatMath.LN2_LOW);
        var e0 = broadcast(SPECIES, FloatMath.E0);
        var e1 = broadcast(SPECIES, FloatMath.E1);
        var e2 = broadcast(SPECIES, FloatMath.E2);
        var e3 = broadcast(SPECIES, FloatMath.E3);
        var e4 = broadcast(SPECIES, FloatMath.E4);
        var e5 = broadcast(SPECIES, FloatMath.E5);
        for (int i = 0; i < n; i += LANES) {
            var over = fromArray(SPECIES, j, jAt + i).sub(one).div(sigma);
            var x = over.neg().blend(over, over.compare(LT, zero));
            x = x.blend(low, x.compare(LT, low));
            var rounded = x.fma(log2e, round);
            var exponent = rounded.sub(round);
            var f = exponent.fma(minusLn2Low, exponent.fma(minusLn2High, x));
            var f2 = f.mul(f);
            var even = e4.fma(f2, e2).fma(f2, e0);
            var odd = e5.fma(f2, e3).fma(f2, e1);
            var r = f2.fma(odd.fma(f, even), f);
            var t = rounded.reinterpretAsInts().add(bias).lanewise(LSHL, 23).reinterpretAsFloats();
            r.fma(t, t).intoArray(e, eAt + i);
        }
    }

    /** {@code s = x > -20 ? sigma * (max(x, 0) + log1p(s)) : x}, where {@code s} held the exponentials. */
    static void softened(float[] s, int sAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        var sigma = broadcast(SPECIES, p.sigma());
        var tail = broadcast(SPECIES, SoftLifRateStep.TAIL);
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
            var over = fromArray(SPECIES, j, jAt + i).sub(one).div(sigma);
            var e = fromArray(SPECIES, s, sAt + i);

            var k = e.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = e.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            // the logarithm's special cases are left out: e is in (0, 1]

            var softened = sigma.mul(over.blend(zero, over.compare(LT, zero)).add(log));
            over.blend(softened, over.compare(GT, tail)).intoArray(s, sAt + i);
        }
    }

    /** {@code s > 0 ? log1p(1 / s) : -s - logSigma} and the rate of such an interval, in place. */
    private static void rates(float[] s, int sAt, int n, SoftLifRateStep p) {
        var logSigma = broadcast(SPECIES, p.logSigma());
        var tauRc = broadcast(SPECIES, p.tauRc());
        var tauRef = broadcast(SPECIES, p.tauRef());
        var amplitude = broadcast(SPECIES, p.amplitude());
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
            var softened = fromArray(SPECIES, s, sAt + i);
            var x = one.div(softened);

            var k = x.add(one).reinterpretAsInts().sub(threeQuarters).lanewise(ASHR, 23);
            var scale = bias.sub(k).lanewise(LSHL, 23).reinterpretAsFloats().mul(quarter);
            var m = x.fma(scale, scale.sub(one));
            var m2 = m.mul(m);
            var even = l8.fma(m2, l6).fma(m2, l4).fma(m2, l2).fma(m2, l0);
            var odd = l7.fma(m2, l5).fma(m2, l3).fma(m2, l1);
            var fraction = m2.fma(odd.fma(m, even), m);
            var log = ((FloatVector) k.convert(I2F, 0)).fma(ln2, fraction);
            log = x.blend(log, x.compare(LT, infinity)); // where it is taken, x is not below 0

            var tail = softened.neg().sub(logSigma);
            var interval = tail.blend(log, softened.compare(GT, zero));
            amplitude.div(tauRc.fma(interval, tauRef)).add(zero).intoArray(s, sAt + i);
        }
    }
}
