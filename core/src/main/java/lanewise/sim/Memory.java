package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/** The memory of a run: the shared parameters, and the state of each item of the batch, one behind the other. */
final class Memory {
    private final float[] parameters;
    private final Set<Signal> variables;
    private final float[] initial;
    private final float[] state;
    private final int items;
    private final Layout layout;
    private final Commons commons;
    private final List<Runnable> refreshed = new ArrayList<>();

    /** Every value of every item has a place of its own. */
    Memory(Plan plan, int items) {
        this(plan.layout(), plan.parameters(), plan.initialState(), Set.of(), items, null);
    }

    /** @param commons room that the items use one after the other, for what is not kept from step to step */
    Memory(Plan plan, int items, Commons commons) {
        this(plan.layout(), plan.parameters(), commons.kept(), Set.of(), items, commons);
    }

    private Memory(
            Layout layout, float[] parameters, float[] initial, Set<Signal> variables, int items, Commons commons) {
        this.layout = layout;
        this.parameters = parameters;
        this.variables = variables;
        this.initial = initial;
        this.items = items;
        this.commons = commons;
        long size = (long) items * initial.length;
        if (size > Integer.MAX_VALUE - 64) {
            throw new SimulationException(
                    "a batch of %d items with %d values each does not fit into one array; use at most %d items"
                            .formatted(items, initial.length, (Integer.MAX_VALUE - 64) / initial.length));
        }
        state = new float[(int) size + Layout.MARGIN];
        reset();
    }

    /**
     * With parameters of its own.
     *
     * @param variables bases among them whose values may be changed between runs
     */
    static Memory trainable(Plan plan, Set<Signal> variables, int items) {
        return new Memory(
                plan.layout(), plan.parameters().clone(), plan.initialState().clone(), variables, items, null);
    }

    /** The memory of gradients: where a plan's run has a value, this has a 0 to begin with. */
    static Memory ofGradients(Plan plan, int items) {
        return new Memory(
                plan.layout(),
                new float[plan.parameters().length],
                new float[plan.initialState().length],
                Set.of(),
                items,
                null);
    }

    void reset() {
        for (int item = 0; item < items; item++) {
            System.arraycopy(initial, 0, state, at(0, item), initial.length);
        }
    }

    /** The same for some bases in the state only. */
    void reset(List<Signal> bases) {
        for (int i = 0; i < bases.size(); i++) { // without an iterator: steps allocate nothing
            Signal base = bases.get(i);
            int from = offset(base);
            for (int item = 0; item < items; item++) {
                System.arraycopy(initial, from, state, at(from, item), base.size());
            }
        }
    }

    /** The same for some places in the state of an item only. */
    void resetPlaces(int... positions) {
        for (int item = 0; item < items; item++) {
            for (int position : positions) {
                state[at(position, item)] = initial[position];
            }
        }
    }

    /** From the next reset on a value of each item starts from another number; of a trainable memory only. */
    void startFrom(int offset, float value) {
        initial[offset] = value;
    }

    /**
     * Saves the state signal by signal, in an order that no plan has made; those that the plan made constant as such, and
     * those that no step finds as another has left them as at the start.
     */
    void save(Snapshot to, List<Signal> signals, Plan plan) {
        int size = signals.stream().mapToInt(Signal::size).sum();
        float[] values = new float[items * size];
        int next = 0;
        for (int item = 0; item < items; item++) {
            for (Signal signal : signals) {
                if (layout.isState(signal) && keeps(signal)) {
                    int at = at(offset(signal), item);
                    for (int position : layout.positions(signal)) {
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
    Runnable restore(Snapshot from, List<Signal> signals) {
        int size = signals.stream().mapToInt(Signal::size).sum();
        float[] values = from.floats("state", items, size);
        return () -> {
            int next = 0;
            for (int item = 0; item < items; item++) {
                for (Signal signal : signals) {
                    if (layout.isState(signal) && keeps(signal)) {
                        int at = at(offset(signal), item);
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

    /** Whether each item has values of its own of a signal in the state. */
    boolean keeps(Signal signal) {
        return commons == null || !commons.holds(signal.base());
    }

    /** Room that items use one after the other, or null. */
    Commons commons() {
        return commons;
    }

    /** Where a base in the state lies. */
    Place place(Signal base) {
        return keeps(base) ? new Place(state, offset(base), initial.length, base.size()) : commons.place(base);
    }

    /** Where a signal's base starts within what is kept for an item. */
    int offset(Signal signal) {
        return commons == null ? layout.offset(signal) : commons.offset(signal.base());
    }

    /** Whether the signal is a parameter that may be changed between runs. */
    boolean isVariable(Signal signal) {
        return variables.contains(signal.base());
    }

    /** Lets something be done whenever variables have changed. */
    void whenChanged(Runnable refresh) {
        refreshed.add(refresh);
    }

    /** Tells that variables have changed. */
    void changed() {
        refreshed.forEach(Runnable::run);
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

    /** Where an item has the value that lies at {@code offset} in what is kept for it. */
    int at(int offset, int item) {
        return item * initial.length + offset;
    }
}
