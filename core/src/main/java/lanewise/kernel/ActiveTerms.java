package lanewise.kernel;

import java.util.Arrays;

/**
 * Of some inputs, the items for which they are not 0, item after item: the terms of the gradients of their weights. Grows to
 * the most that was asked for and is then never allocated again. For one thread.
 */
public final class ActiveTerms {
    private int[] ends = new int[0];
    private int[] item = new int[0];
    private float[] x = new float[0];
    private int[] active = new int[0];
    private int[] itemEnds = new int[0];
    private int inputs;

    ActiveTerms() {}

    /**
     * Lists the terms of some items.
     *
     * @param from offset of the first input of the first item in {@code values}
     * @param stride distance between items there
     * @param most how many terms are wanted at most
     * @return whether there are no more
     */
    boolean list(float[] values, int from, int stride, int count, int items, int most) {
        inputs = count;
        reserve(count, items, most);
        int found = 0;
        for (int b = 0; b < items; b++) {
            int at = from + b * stride;
            if (found + count > active.length) {
                return false;
            }
            for (int k = 0; k < count; k++) {
                active[found] = k;
                found += values[at + k] == 0 ? 0 : 1; // no branch, which would be guessed wrong at every other input
            }
            itemEnds[b] = found;
        }
        if (found > most) {
            return false;
        }
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
                item[term] = b;
            }
        }
        return true;
    }

    private void reserve(int count, int items, int most) {
        if (ends.length < count + 1) {
            ends = new int[count + 1];
        }
        Arrays.fill(ends, 0, count + 1, 0);
        if (itemEnds.length < items) {
            itemEnds = new int[items];
        }
        if (x.length < most) {
            x = new float[most];
            item = new int[most];
        }
        if (active.length < most + count) {
            active = new int[most + count];
        }
    }

    /** How many inputs there are. */
    public int inputs() {
        return inputs;
    }

    /** The first term of an input. */
    public int from(int input) {
        return input == 0 ? 0 : ends[input - 1];
    }

    /** Behind the last term of an input. */
    public int to(int input) {
        return ends[input];
    }

    /** Of each term, the input's value. */
    public float[] x() {
        return x;
    }

    /** Of each term, the number of the item. */
    public int[] item() {
        return item;
    }
}
