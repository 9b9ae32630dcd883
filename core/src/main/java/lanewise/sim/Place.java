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
 * @param slots the number of each item in the array, of which those that go through a step together lie side by side; or
 *     null if each item is where its own number says
 * @param view what says where they lie at the step that is run backwards, instead of the state; or null if they always lie
 *     there
 */
record Place(float[] array, int at, int stride, int size, int[] slots, TapeView view) {
    /** Where each item has values of its own, or all have the same. */
    Place(float[] array, int at, int stride, int size) {
        this(array, at, stride, size, null, null);
    }

    /** Where items have slots. */
    Place(float[] array, int at, int stride, int size, int[] slots) {
        this(array, at, stride, size, slots, null);
    }

    /** The memory of the signal's base: all of it. */
    static Place ofBase(Signal signal, Layout layout, Memory memory) {
        return layout.isParameter(signal)
                ? new Place(
                        memory.parameters(),
                        layout.offset(signal),
                        0,
                        signal.base().size())
                : memory.place(signal.base());
    }

    /** Room of its own for each item. */
    static Place apart(int size, int items) {
        return new Place(new float[Math.addExact(Math.multiplyExact(size, items), Layout.MARGIN)], 0, size, size);
    }

    /** This place in the state, or where the view says. */
    Place seenBy(TapeView tape) {
        return new Place(array, at, stride, size, slots, tape);
    }

    @Override
    public float[] array() {
        return view == null ? array : view.array();
    }

    @Override
    public int at() {
        return view == null ? at : at + view.shift();
    }

    @Override
    public int stride() {
        return view == null ? stride : view.stride();
    }

    /** Where it starts for an item. */
    int at(int item) {
        return at() + (slots == null ? item : slots[item]) * stride();
    }

    /** A piece of it. */
    Place part(int from, int length) {
        return new Place(array, at + from, stride, length, slots, view);
    }

    /** Whether the other place begins where this one ends. */
    @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
    boolean meets(Place next) {
        return array == next.array && stride == next.stride && at + size == next.at;
    }

    /** Whether both have no value in common. */
    @SuppressWarnings("ReferenceEquality") // the same memory, not the same values
    boolean isApart(Place other) {
        return array != other.array || at + size <= other.at || other.at + other.size <= at;
    }

    /** Whether both are the same values, or have none in common. */
    boolean isSameOrApart(Place other) {
        return (at == other.at && size == other.size) || isApart(other);
    }

    /** Both as one. */
    Place joined(Place next) {
        return new Place(array, at, stride, size + next.size, slots);
    }
}
