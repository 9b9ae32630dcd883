package lanewise.kernel;

/**
 * Products that are computed one behind the other, each with one chain of {@code fma} a row. Number i
 * of each array belongs to product i; the arrays are not changed.
 *
 * @param y where the target starts, from the start of an item's targets
 * @param w where the weights start; they lie by column without gaps
 * @param x where the input starts, from the start of an item's inputs
 * @param rows length of each target
 * @param cols length of each input
 */
public record ProductList(int[] y, int[] w, int[] x, int[] rows, int[] cols) {
    /** How many products there are. */
    public int size() {
        return y.length;
    }
}
