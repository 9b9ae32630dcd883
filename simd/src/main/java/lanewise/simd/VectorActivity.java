package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.VectorSpecies;

/** Finds inputs that are not 0. */
final class VectorActivity {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private VectorActivity() {}

    /** How many of n inputs are not 0. */
    static int count(float[] x, int xAt, int n) {
        int active = 0;
        int bound = SPECIES.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            active += fromArray(SPECIES, x, xAt + i).compare(NE, 0f).trueCount();
        }
        for (int i = bound; i < n; i++) {
            active += x[xAt + i] == 0 ? 0 : 1;
        }
        return active;
    }

    /** The first input at {@code from} or after it that is not 0, or {@code end}. */
    static int next(float[] x, int from, int end) {
        int i = from;
        for (; i + LANES <= end; i += LANES) {
            int lane = fromArray(SPECIES, x, i).compare(NE, 0f).firstTrue();
            if (lane < LANES) {
                return i + lane;
            }
        }
        while (i < end && x[i] == 0) {
            i++;
        }
        return i;
    }
}
