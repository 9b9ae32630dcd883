package lanewise.sim;

import lanewise.math.RandomStream;

/** The random numbers of one operator: a stream for each item of the batch. */
final class Streams {
    private final long seed;
    private final RandomStream[] items;

    Streams(long seed, int items) {
        this.seed = seed;
        this.items = new RandomStream[items];
        reset();
    }

    void reset() {
        for (int item = 0; item < items.length; item++) {
            items[item] = RandomStream.forItem(seed, item);
        }
    }

    RandomStream of(int item) {
        return items[item];
    }

    /** The streams themselves; a reset replaces them in the array. */
    RandomStream[] all() {
        return items;
    }
}
