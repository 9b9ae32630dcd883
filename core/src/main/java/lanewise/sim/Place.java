package lanewise.sim;

import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * Values that lie in one piece in the memory of a run.
 *
 * @param array the parameters, the state, or room of an operator's own
 * @param at where it starts, for item 0
 * @param stride from an item to the next; 0 where items share the values
 * @param size how many values there are
 */
record Place(float[] array, int at, int stride, int size) {
    /** The memory of the signal's base: all of it. */
    static Place ofBase(Signal signal, Layout layout, Memory memory) {
        boolean shared = layout.isParameter(signal);
        return new Place(
                shared ? memory.parameters() : memory.state(),
                layout.offset(signal),
                shared ? 0 : memory.stride(),
                signal.base().size());
    }

    /** Room of its own for each item. */
    static Place apart(int size, int items) {
        return new Place(new float[Math.addExact(Math.multiplyExact(size, items), Layout.MARGIN)], 0, size, size);
    }

    /** Where it starts for an item. */
    int at(int item) {
        return at + item * stride;
    }

    /** A piece of it. */
    Place part(int from, int length) {
        return new Place(array, at + from, stride, length);
    }

    /** Whether the other place begins where this one ends. */
    @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
    boolean meets(Place next) {
        return array == next.array && stride == next.stride && at + size == next.at;
    }

    /** Whether both are the same values, or have none in common. */
    @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
    boolean isSameOrApart(Place other) {
        return array != other.array
                || (at == other.at && size == other.size)
                || at + size <= other.at
                || other.at + other.size <= at;
    }

    /** Both as one. */
    Place joined(Place next) {
        return new Place(array, at, stride, size + next.size);
    }
}
