package lanewise.simd;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Finds inputs that are not 0. */
final class VectorActivity {
    private static final VectorSpecies<Float> SPECIES = Species.FLOAT;
    private static final int LANES = SPECIES.length();
    private static final IntVector FIRST = IntVector.zero(Species.INT).addIndex(1);

    /** Only with vectors of 512 bits there is an instruction that moves chosen lanes together. */
    private static final boolean COMPRESSES = SPECIES.vectorBitSize() == 512;

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
        return find(x, xAt, n, into, from, n);
    }

    /**
     * The same until more are found than asked for. Four vectors at a time: where few neurons spike, most fours are silent, and
     * where more do, a loop over those of one vector would be left at every other step.
     */
    static int find(float[] x, int xAt, int n, int[] into, int from, int most) {
        int found = from;
        int i = 0;
        for (; i + 4 * LANES <= n && found - from <= most; i += 4 * LANES) {
            var x0 = fromArray(SPECIES, x, xAt + i).reinterpretAsInts();
            var x1 = fromArray(SPECIES, x, xAt + i + LANES).reinterpretAsInts();
            var x2 = fromArray(SPECIES, x, xAt + i + 2 * LANES).reinterpretAsInts();
            var x3 = fromArray(SPECIES, x, xAt + i + 3 * LANES).reinterpretAsInts();
            if (!x0.or(x1).or(x2.or(x3)).compare(NE, 0).anyTrue()) {
                continue;
            }
            if (COMPRESSES) { // not more than i are found before i, so whole vectors find room
                var numbers = FIRST.add(i);
                var m0 = x0.compare(NE, 0);
                var m1 = x1.compare(NE, 0);
                var m2 = x2.compare(NE, 0);
                var m3 = x3.compare(NE, 0);
                numbers.compress(m0).intoArray(into, found);
                found += m0.trueCount();
                numbers.add(LANES).compress(m1).intoArray(into, found);
                found += m1.trueCount();
                numbers.add(2 * LANES).compress(m2).intoArray(into, found);
                found += m2.trueCount();
                numbers.add(3 * LANES).compress(m3).intoArray(into, found);
                found += m3.trueCount();
            } else {
                long some = x0.compare(NE, 0).toLong()
                        | (x1.compare(NE, 0).toLong() << LANES)
                        | (x2.compare(NE, 0).toLong() << (2 * LANES))
                        | (x3.compare(NE, 0).toLong() << (3 * LANES));
                found = add(i, some, into, found);
            }
        }
        for (; i + LANES <= n && found - from <= most; i += LANES) {
            found = add(i, fromArray(SPECIES, x, xAt + i).compare(NE, 0f).toLong(), into, found);
        }
        for (; i < n && found - from <= most; i++) {
            if (x[xAt + i] != 0) {
                into[found++] = i;
            }
        }
        return found;
    }

    /** Adds the numbers of some bits, counted from {@code first}. */
    private static int add(int first, long some, int[] into, int from) {
        int found = from;
        for (long rest = some; rest != 0; rest &= rest - 1) {
            into[found++] = first + Long.numberOfTrailingZeros(rest);
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
