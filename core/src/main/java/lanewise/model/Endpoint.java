package lanewise.model;

import java.util.OptionalInt;

/**
 * What a connection can start from or lead to: an {@link Ensemble} (its decoded values), its {@link Neurons}, a
 * {@link Node}, a connection's {@link Learning}, or a {@link View} of some entries of one of them. Where an object has as
 * many inputs as outputs, these are its entries; where it has not, a view names those of either side that exist.
 */
public sealed interface Endpoint extends Probeable permits Ensemble, Neurons, Node, Learning, View {
    /** The object itself, or what a view is a view of. */
    default Endpoint whole() {
        return this;
    }

    /** How many values arrive here; 0 if nothing can. */
    int sizeIn();

    /** How many values start here; 0 if nothing can. */
    int sizeOut();

    /**
     * The entries {@code from} to {@code to - 1}, in order; a negative bound counts from the end.
     *
     * @throws lanewise.error.ModelException unless then {@code 0 <= from < to <= size}
     */
    default View slice(int from, int to) {
        return View.range(this, from, to);
    }

    /**
     * NumPy's {@code [from:to:step]}: a negative bound counts from the end, one beyond an end stops there.
     *
     * @throws lanewise.error.ModelException if the step is 0 or no entry is left
     */
    default View slice(int from, int to, int step) {
        return View.every(this, OptionalInt.of(from), OptionalInt.of(to), step);
    }

    /**
     * NumPy's {@code [start:]}: the entries from one on; a negative number counts from the end.
     *
     * @throws lanewise.error.ModelException if no entry is left
     */
    default View from(int start) {
        return from(start, 1);
    }

    /**
     * NumPy's {@code [start::step]}: each {@code step}th entry from one on, or with a negative step back from it to the
     * first one; a negative start counts from the end, one beyond an end starts there.
     *
     * @throws lanewise.error.ModelException if the step is 0 or no entry is left
     */
    default View from(int start, int step) {
        return View.every(this, OptionalInt.of(start), OptionalInt.empty(), step);
    }

    /**
     * NumPy's {@code [::step]}: each {@code step}th entry from the first on, or with a negative step from the last one
     * back.
     *
     * @throws lanewise.error.ModelException if the step is 0
     */
    default View every(int step) {
        return View.every(this, OptionalInt.empty(), OptionalInt.empty(), step);
    }

    /**
     * The entries of the given numbers, in the given order; a negative number counts from the end, and an entry may be
     * named more than once (a target adds up what arrives).
     *
     * @throws lanewise.error.ModelException if no entry is named or one does not exist
     */
    default View at(int... indices) {
        return View.at(this, indices);
    }

    /**
     * The entries for which a mask is true.
     *
     * @throws lanewise.error.ModelException if the mask has another length, or is true nowhere
     */
    default View where(boolean... mask) {
        return View.where(this, mask);
    }
}
