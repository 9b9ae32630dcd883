package lanewise.sim;

import lanewise.graph.Signal;

/**
 * Where the adjoint of an operator reads a signal that lies in one piece: of each step that is run backwards on the tape, but
 * in the memory if that still holds it.
 */
final class TapeView {
    private final Signal base;
    private final int at;
    private final boolean asFound;
    private float[] array;
    private int shift;
    private int stride;

    /**
     * @param base of the signal
     * @param at its offset in an item's state
     * @param asFound whether it is read as the step has found it, not as it has left it
     */
    TapeView(Signal base, int at, boolean asFound, Memory memory) {
        this.base = base;
        this.at = at;
        this.asFound = asFound;
        lookAt(memory);
    }

    Signal base() {
        return base;
    }

    int at() {
        return at;
    }

    boolean isAsFound() {
        return asFound;
    }

    /** From now on it is read in the memory. */
    void lookAt(Memory memory) {
        lookAt(memory.state(), at, memory.stride());
    }

    /**
     * From now on it is read elsewhere.
     *
     * @param first where item 0 has it
     * @param distance from an item to the next
     */
    void lookAt(float[] values, int first, int distance) {
        array = values;
        shift = first - at;
        stride = distance;
    }

    float[] array() {
        return array;
    }

    /** How much further on than in the state a value of item 0 lies. */
    int shift() {
        return shift;
    }

    int stride() {
        return stride;
    }
}
