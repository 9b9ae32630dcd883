package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;

/** Steps of neurons that integrate without a leak: the whole part of the voltage is the number of spikes. */
final class IntegratingNeurons {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final NeuronKernels TAIL = ScalarKernels.INSTANCE.neurons();

    /** From here on every float is an integer. */
    private static final float WHOLE = 0x1p23f;

    private IntegratingNeurons() {}

    static void rectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        int bound = SPECIES.loopBound(n);
        var step = broadcast(SPECIES, dt);
        var height = broadcast(SPECIES, spike);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, WHOLE);
        var minusWhole = broadcast(SPECIES, -WHOLE);
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

    static void leakyRectifiedLinear(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float dt,
            float spike) {
        int bound = SPECIES.loopBound(n);
        var slope = broadcast(SPECIES, negativeSlope);
        var step = broadcast(SPECIES, dt);
        var height = broadcast(SPECIES, spike);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, WHOLE);
        for (int i = 0; i < bound; i += LANES) {
            var current = fromArray(SPECIES, j, jAt + i);
            var rate = current.blend(slope.mul(current), current.compare(LT, zero));
            var voltage = rate.fma(step, fromArray(SPECIES, v, vAt + i));

            // trunc: the floor of the magnitude, with the sign of the voltage
            var negative = voltage.compare(LT, zero);
            var magnitude = voltage.blend(voltage.neg(), negative);
            var rounded = magnitude.add(whole).sub(whole);
            var floor = rounded.blend(rounded.sub(one), rounded.compare(GT, magnitude));
            floor = magnitude.blend(floor, magnitude.compare(LT, whole));
            var spikes = floor.blend(floor.neg(), negative);

            height.mul(spikes).add(zero).intoArray(out, outAt + i);
            voltage.sub(spikes).add(zero).intoArray(v, vAt + i);
        }
        TAIL.spikingLeakyRectifiedLinear(
                out, outAt + bound, v, vAt + bound, j, jAt + bound, n - bound, negativeSlope, dt, spike);
    }

    static void regular(
            float[] out, int outAt, float[] v, int vAt, float[] rate, int rateAt, int n, float dt, float spike) {
        int bound = SPECIES.loopBound(n);
        var step = broadcast(SPECIES, dt);
        var height = broadcast(SPECIES, spike);
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        var whole = broadcast(SPECIES, WHOLE);
        var minusWhole = broadcast(SPECIES, -WHOLE);
        for (int i = 0; i < bound; i += LANES) {
            var voltage = fromArray(SPECIES, rate, rateAt + i).fma(step, fromArray(SPECIES, v, vAt + i));

            var shift = whole.blend(minusWhole, voltage.compare(LT, zero));
            var rounded = voltage.add(shift).sub(shift);
            var floor = rounded.blend(rounded.sub(one), rounded.compare(GT, voltage));
            var small = voltage.compare(LT, whole).and(voltage.compare(GT, minusWhole));
            var spikes = voltage.blend(floor, small);

            height.mul(spikes).add(zero).intoArray(out, outAt + i);
            voltage.sub(spikes).add(zero).intoArray(v, vAt + i);
        }
        TAIL.regularSpiking(out, outAt + bound, v, vAt + bound, rate, rateAt + bound, n - bound, dt, spike);
    }
}
