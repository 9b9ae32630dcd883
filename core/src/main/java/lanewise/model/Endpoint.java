package lanewise.model;

/**
 * What a connection can start from or lead to: an {@link Ensemble} (its decoded values), its {@link Neurons}, a
 * {@link Node}, a connection's {@link Learning}, or a {@link View} of some entries of one of them.
 */
public sealed interface Endpoint permits Ensemble, Neurons, Node, Learning, View {
    /** The object itself, or what a view is a view of. */
    default Endpoint whole() {
        return this;
    }

    /** The name that messages use. */
    String label();

    /** How many values arrive here; 0 if nothing can. */
    int sizeIn();

    /** How many values start here; 0 if nothing can. */
    int sizeOut();

    /**
     * The entries {@code from} to {@code to - 1}, in order.
     *
     * @throws lanewise.error.ModelException unless {@code 0 <= from < to <= size}
     */
    default View slice(int from, int to) {
        return View.range(this, from, to);
    }

    /**
     * The entries of the given numbers, in the given order; a negative number counts from the end, and an entry may be
     * named more than once (a target adds up what arrives).
     *
     * @throws lanewise.error.ModelException if no entry is named or one does not exist
     */
    default View at(int... indices) {
        return View.of(this, indices);
    }
}
