package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.IntegratingStep;
import lanewise.kernel.Scratch;
import lanewise.kernel.SurrogateStep;

/**
 * Steps of neurons that integrate without a leak, backwards, in passes over blocks that stay in the first cache: the distances
 * from the thresholds, the surrogates in their place, and what follows from them. All n are multiples of the lanes.
 */
final class IntegratingGradients {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    /** Neurons whose five arrays take 10 KB. */
    private static final int BLOCK = 512;

    /** From here on every float is an integer. */
    private static final float WHOLE = 0x1p23f;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private IntegratingGradients() {}

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
        float[] room = SCRATCH.get().atLeast(BLOCK);
        for (int at = 0; at < n; at += BLOCK) {
            int size = Math.min(BLOCK, n - at);
            if (p.towardsZero()) {
                distancesTowardsZero(room, v, vAt + at, j, jAt + at, size, p);
            } else {
                distances(room, v, vAt + at, j, jAt + at, size, p);
            }
            SurrogateSlopes.of(room, 0, room, 0, size, surrogate);
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

    /** From the nearest thresholds that the input can pass. */
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
            voltage.sub(threshold).intoArray(room, i);
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

            height.sub(nearest.blend(one, nearest.compare(LT, one))).intoArray(room, i);
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
            var slope = fromArray(SPECIES, room, i);
            var kept = one.blend(one.sub(slope), through.compare(GT, zero)).mul(fromArray(SPECIES, vBar, vBarAt + i));
            var bar = spike.mul(slope).fma(fromArray(SPECIES, outBar, outBarAt + i), kept);
            bar.add(zero).intoArray(vBar, vBarAt + i);
            var perCurrent = below.blend(dt, fromArray(SPECIES, j, jAt + i).compare(GT, zero));
            perCurrent.fma(bar, fromArray(SPECIES, jBar, jBarAt + i)).add(zero).intoArray(jBar, jBarAt + i);
        }
    }
}
