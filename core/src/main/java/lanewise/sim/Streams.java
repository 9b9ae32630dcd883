package lanewise.sim;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/** The random numbers of one operator: a stream for each item of the batch. */
final class Streams {
    private long seed;
    private final RandomStream[] items;

    Streams(long seed, int items) {
        this.seed = seed;
        this.items = new RandomStream[items];
        reset();
    }

    /** Has other numbers from the next reset on. */
    void reseed(long other) {
        seed = other;
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

    void save(Snapshot to, String name) {
        long[] states = new long[items.length * RandomStream.STATE_LENGTH];
        for (int item = 0; item < items.length; item++) {
            int[] state = items[item].state();
            for (int i = 0; i < state.length; i++) {
                states[item * state.length + i] = state[i];
            }
        }
        to.put(name, states, items.length, RandomStream.STATE_LENGTH);
    }

    /** Reads and checks the streams; what comes back puts them in place. */
    Runnable restore(Snapshot from, String name) {
        long[] states = from.longs(name, items.length, RandomStream.STATE_LENGTH);
        RandomStream[] restored = new RandomStream[items.length];
        for (int item = 0; item < items.length; item++) {
            int[] state = new int[RandomStream.STATE_LENGTH];
            for (int i = 0; i < state.length; i++) {
                state[i] = (int) states[item * state.length + i];
            }
            restored[item] = new RandomStream(0);
            try {
                restored[item].restore(state);
            } catch (ModelException e) {
                throw from.wrong(name, e.getMessage());
            }
        }
        return () -> System.arraycopy(restored, 0, items, 0, items.length);
    }
}
