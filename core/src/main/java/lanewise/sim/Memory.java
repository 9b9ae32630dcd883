package lanewise.sim;

import lanewise.error.SimulationException;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/** The memory of a run: the shared parameters, and the state of each item of the batch, one behind the other. */
final class Memory {
    private final float[] parameters;
    private final float[] initial;
    private final float[] state;
    private final int items;

    Memory(Plan plan, int items) {
        parameters = plan.parameters();
        initial = plan.initialState();
        this.items = items;
        long size = (long) items * initial.length;
        if (size > Integer.MAX_VALUE - 64) {
            throw new SimulationException(
                    "a batch of %d items with %d values each does not fit into one array; use at most %d items"
                            .formatted(items, initial.length, (Integer.MAX_VALUE - 64) / initial.length));
        }
        state = new float[(int) size + Layout.MARGIN];
        reset();
    }

    void reset() {
        for (int item = 0; item < items; item++) {
            System.arraycopy(initial, 0, state, at(0, item), initial.length);
        }
    }

    float[] parameters() {
        return parameters;
    }

    float[] state() {
        return state;
    }

    int items() {
        return items;
    }

    /** The distance between items. */
    int stride() {
        return initial.length;
    }

    /** Where an item has the value that lies at {@code offset} in its state. */
    int at(int offset, int item) {
        return item * initial.length + offset;
    }
}
