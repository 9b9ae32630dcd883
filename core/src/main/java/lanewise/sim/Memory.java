package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
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

    /** Saves the state signal by signal, in an order that no plan has made; those that the plan made constant as such. */
    void save(Snapshot to, List<Signal> signals, Plan plan) {
        int size = signals.stream().mapToInt(Signal::size).sum();
        float[] values = new float[items * size];
        int next = 0;
        for (int item = 0; item < items; item++) {
            for (Signal signal : signals) {
                if (plan.layout().isState(signal)) {
                    int at = at(plan.layout().offset(signal), item);
                    for (int position : plan.layout().positions(signal)) {
                        values[next++] = state[at + position];
                    }
                } else {
                    for (int i = 0; i < signal.size(); i++) {
                        values[next++] = plan.initial(signal, i);
                    }
                }
            }
        }
        to.put("state", values, items, size);
    }

    /** Reads and checks the state; what comes back puts it in place. What the plan made constant stays as it is. */
    Runnable restore(Snapshot from, List<Signal> signals, Layout layout) {
        int size = signals.stream().mapToInt(Signal::size).sum();
        float[] values = from.floats("state", items, size);
        return () -> {
            int next = 0;
            for (int item = 0; item < items; item++) {
                for (Signal signal : signals) {
                    if (layout.isState(signal)) {
                        int at = at(layout.offset(signal), item);
                        for (int position : layout.positions(signal)) {
                            state[at + position] = values[next++];
                        }
                    } else {
                        next += signal.size();
                    }
                }
            }
        };
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
