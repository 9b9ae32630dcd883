package lanewise.model.function;

/**
 * As many values for each item of a batch, in an array of the engine's, which holds others too. To be used within the call
 * that it is given to, and written only where that call says so.
 *
 * @param array where they are
 * @param at where those of item 0 start
 * @param stride from an item to the next; 0 where all items have the same values
 * @param size how many each item has
 */
public record BatchValues(float[] array, int at, int stride, int size) {
    /** Where the values of an item start. */
    public int at(int item) {
        return at + item * stride;
    }

    /** Value number {@code i} of an item. */
    public float get(int item, int i) {
        return array[at(item) + i];
    }

    /** Sets value number {@code i} of an item. */
    public void set(int item, int i, float value) {
        array[at(item) + i] = value;
    }

    /** Adds to value number {@code i} of an item. */
    public void add(int item, int i, float value) {
        array[at(item) + i] += value;
    }
}
