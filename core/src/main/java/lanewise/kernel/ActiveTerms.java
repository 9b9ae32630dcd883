package lanewise.kernel;

import java.util.Arrays;

/**
 * Those inputs of some items that are not 0, as terms of sums: of each item over its inputs, or of each input over the items.
 * Grows to the most that was asked for and is then never allocated again. For one thread.
 */
public final class ActiveTerms {
    /** Finds inputs that are not 0. */
    @FunctionalInterface
    public interface Finder {
        /**
         * Writes the numbers, from 0, of those of n inputs that are not 0, in ascending order.
         *
         * @param into takes them from {@code from} on, with room for n
         * @return behind the last in {@code into}
         */
        int find(float[] x, int xAt, int n, int[] into, int from);
    }

    private final Finder finder;
    private int[] ends = new int[0];
    private int[] source = new int[0];
    private float[] x = new float[0];
    private int[] active = new int[0];
    private int[] itemEnds = new int[0];
    private int sums;

    /** @param finder what looks at inputs */
    public ActiveTerms(Finder finder) {
        this.finder = finder;
    }

    /**
     * Lists the terms of sums over the items, one sum for each input.
     *
     * @param from offset of the first input of the first item in {@code values}
     * @param stride distance between items there
     * @param most how many terms are wanted at most
     * @return whether there are no more
     */
    boolean byInput(float[] values, int from, int stride, int count, int items, int most) {
        if (!find(values, from, stride, count, items, most)) {
            return false;
        }
        sums = count;
        if (ends.length < count + 1) {
            ends = new int[count + 1];
        }
        if (source.length < most) {
            source = new int[most];
        }
        Arrays.fill(ends, 0, count + 1, 0);
        int found = items == 0 ? 0 : itemEnds[items - 1];
        for (int i = 0; i < found; i++) {
            ends[active[i] + 1]++;
        }
        for (int k = 0; k < count; k++) {
            ends[k + 1] += ends[k];
        }
        // each input's end is where it begins, until its terms are there
        int next = 0;
        for (int b = 0; b < items; b++) {
            int at = from + b * stride;
            for (; next < itemEnds[b]; next++) {
                int k = active[next];
                int term = ends[k]++;
                x[term] = values[at + k];
                source[term] = b;
            }
        }
        return true;
    }

    /** The same for sums over the inputs, one sum for each item. */
    public boolean byItem(float[] values, int from, int stride, int count, int items, int most) {
        if (!find(values, from, stride, count, items, most)) {
            return false;
        }
        sums = items;
        int[] found = active;
        active = source;
        source = found;
        int[] foundEnds = itemEnds;
        itemEnds = ends;
        ends = foundEnds;
        int term = 0;
        for (int b = 0; b < items; b++) {
            int at = from + b * stride;
            for (; term < ends[b]; term++) {
                x[term] = values[at + source[term]];
            }
        }
        return true;
    }

    private boolean find(float[] values, int from, int stride, int count, int items, int most) {
        if (itemEnds.length < items) {
            itemEnds = new int[items];
        }
        if (active.length < most + count) {
            active = new int[most + count];
        }
        if (x.length < most) {
            x = new float[most];
        }
        int found = 0;
        for (int b = 0; b < items && found <= most; b++) {
            found = finder.find(values, from + b * stride, count, active, found);
            itemEnds[b] = found;
        }
        return found <= most;
    }

    /** How many sums there are. */
    public int sums() {
        return sums;
    }

    /** How many terms they have together. */
    public int count() {
        return sums == 0 ? 0 : ends[sums - 1];
    }

    /** The first term of a sum. */
    public int from(int sum) {
        return sum == 0 ? 0 : ends[sum - 1];
    }

    /** Behind the last term of a sum. */
    public int to(int sum) {
        return ends[sum];
    }

    /** Of each term, the input's value. */
    public float[] x() {
        return x;
    }

    /** Of each term, the number of the item or the input that the sum is over. */
    public int[] source() {
        return source;
    }
}
