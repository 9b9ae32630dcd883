package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Finds inputs that are not 0. */
final class VectorActivity {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();

    private static final IntVector NUMBERS =
            IntVector.zero(SPECIES.withLanes(int.class)).addIndex(1);

    /** Other processors have no instruction that compresses a vector. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

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

    /** {@link lanewise.kernel.ActiveTerms.Finder}. */
    static int find(float[] x, int xAt, int n, int[] into, int from) {
        int found = from;
        int bound = SPECIES.loopBound(n);
        for (int i = 0; WIDE && i < bound; i += LANES) {
            var some = fromArray(SPECIES, x, xAt + i).compare(NE, 0f);
            NUMBERS.add(i).compress(some.cast(NUMBERS.species())).intoArray(into, found);
            found += some.trueCount();
        }
        for (int i = WIDE ? bound : 0; i < bound; i += LANES) {
            long some = fromArray(SPECIES, x, xAt + i).compare(NE, 0f).toLong();
            while (some != 0) {
                into[found++] = i + Long.numberOfTrailingZeros(some);
                some &= some - 1;
            }
        }
        for (int i = bound; i < n; i++) {
            if (x[xAt + i] != 0) {
                into[found++] = i;
            }
        }
        return found;
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
