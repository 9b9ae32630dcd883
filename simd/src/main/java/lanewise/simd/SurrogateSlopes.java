package lanewise.simd;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernel.SurrogateStep;

/** What stands for the slopes of spikes. All n are multiples of the lanes. */
final class SurrogateSlopes {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private SurrogateSlopes() {}

    /** By the distances from the thresholds, whose place the slopes may take. */
    static void of(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        switch (p.shape()) {
            case FAST_SIGMOID -> fastSigmoid(slope, slopeAt, u, uAt, n, p);
            case ARCTANGENT -> arctangent(slope, slopeAt, u, uAt, n, p);
            case TRIANGLE -> triangle(slope, slopeAt, u, uAt, n, p);
        }
    }

    private static void fastSigmoid(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        var sharpness = broadcast(SPECIES, p.sharpness());
        var scale = broadcast(SPECIES, p.scale());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var distance = fromArray(SPECIES, u, uAt + i);
            var magnitude = distance.blend(distance.neg(), distance.compare(LT, zero));
            var below = sharpness.fma(magnitude, one);
            scale.div(below.mul(below)).add(zero).intoArray(slope, slopeAt + i);
        }
    }

    private static void arctangent(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        var sharpness = broadcast(SPECIES, p.sharpness());
        var scale = broadcast(SPECIES, p.scale());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var distance = sharpness.mul(fromArray(SPECIES, u, uAt + i));
            scale.div(distance.fma(distance, one)).add(zero).intoArray(slope, slopeAt + i);
        }
    }

    private static void triangle(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p) {
        var sharpness = broadcast(SPECIES, -p.sharpness());
        var scale = broadcast(SPECIES, p.scale());
        var zero = FloatVector.zero(SPECIES);
        var one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var distance = fromArray(SPECIES, u, uAt + i);
            var magnitude = distance.blend(distance.neg(), distance.compare(LT, zero));
            var height = sharpness.fma(magnitude, one);
            var clipped = height.blend(zero, height.compare(LT, zero));
            scale.mul(clipped).add(zero).intoArray(slope, slopeAt + i);
        }
    }
}
