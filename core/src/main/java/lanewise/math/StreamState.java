package lanewise.math;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * The complete state of a {@link RandomStream} as integers that can be written to a file: 624 words of the generator,
 * how many of them are used up, 1 if a normal number is kept for the next call (else 0), and that number's bits, upper
 * half first (0 if there is none). Equal states are equal integers.
 */
final class StreamState {
    static final int LENGTH = RandomStream.WORDS + 4;
    private static final int USED = RandomStream.WORDS;
    private static final int HAS_SPARE = USED + 1;
    private static final int SPARE = USED + 2;

    private StreamState() {}

    static int[] of(int[] words, int used, boolean hasSpare, double spare) {
        int[] state = Arrays.copyOf(words, LENGTH);
        state[USED] = used;
        if (hasSpare) {
            long bits = Double.doubleToLongBits(spare);
            state[HAS_SPARE] = 1;
            state[SPARE] = (int) (bits >>> Integer.SIZE);
            state[SPARE + 1] = (int) bits;
        }
        return state;
    }

    static int used(int[] state) {
        return state[USED];
    }

    static boolean hasSpare(int[] state) {
        return state[HAS_SPARE] == 1;
    }

    static double spare(int[] state) {
        return Double.longBitsToDouble((long) state[SPARE] << Integer.SIZE | Integer.toUnsignedLong(state[SPARE + 1]));
    }

    /** Throws if no stream can ever be in this state. */
    static void check(int[] state) {
        if (state.length != LENGTH) {
            throw wrong("it has %d integers, but has to have %d".formatted(state.length, LENGTH));
        }
        if (state[USED] < 0 || state[USED] > RandomStream.WORDS) {
            throw wrong("%d words are used up, but it can be 0 to %d".formatted(state[USED], RandomStream.WORDS));
        }
        if (state[HAS_SPARE] != 0 && state[HAS_SPARE] != 1) {
            throw wrong("its mark of a kept normal number is %d, but has to be 0 or 1".formatted(state[HAS_SPARE]));
        }
        if (!Double.isFinite(spare(state)) || (!hasSpare(state) && (state[SPARE] | state[SPARE + 1]) != 0)) {
            throw wrong("the kept normal number is %s, but has to be finite, and 0 if there is none"
                    .formatted(spare(state)));
        }
        int any = state[0] & Integer.MIN_VALUE; // the generator reads only the first word's highest bit
        for (int i = 1; i < RandomStream.WORDS; i++) {
            any |= state[i];
        }
        if (any == 0) {
            throw wrong("all its words are 0, from which the generator never gets away");
        }
    }

    private static ModelException wrong(String why) {
        return new ModelException(
                "random stream: this is no state of one: %s; give one that state() made".formatted(why));
    }
}
