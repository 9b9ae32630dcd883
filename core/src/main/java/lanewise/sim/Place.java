package lanewise.sim;

import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * Where a signal lies in the memory of a run.
 *
 * @param array the parameters or the state
 * @param at where it starts, for item 0
 * @param stride from an item to the next; 0 among the parameters, which items share
 * @param size how many values it has
 */
record Place(float[] array, int at, int stride, int size) {
    static Place of(Signal signal, Layout layout, Memory memory) {
        boolean shared = layout.isParameter(signal);
        return new Place(
                shared ? memory.parameters() : memory.state(),
                layout.offset(signal),
                shared ? 0 : memory.stride(),
                signal.size());
    }

    /** Whether the other place begins where this one ends. The stride tells the two arrays apart. */
    boolean meets(Place next) {
        return stride == next.stride && at + size == next.at;
    }

    /** Both as one. */
    Place joined(Place next) {
        return new Place(array, at, stride, size + next.size);
    }
}
