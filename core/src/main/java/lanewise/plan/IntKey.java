package lanewise.plan;

import java.util.Arrays;

/**
 * Numbers that are equal to others by their values.
 *
 * @param words not to be changed
 */
record IntKey(int[] words) {
    @Override
    public boolean equals(Object other) {
        return other instanceof IntKey key && Arrays.equals(words, key.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
