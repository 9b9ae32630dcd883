package lanewise.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lanewise.error.ModelException;

/**
 * Some entries of an ensemble's values, of its neurons, of a node, or of what a connection learns from. What is named is
 * looked up among the inputs and among the outputs, each for itself: the last entry of a node of 2 inputs and 4 outputs is
 * input 1 and output 3. Where it does not exist on a side, the view has no entries there.
 *
 * <p>Two views are equal if they name the same entries of the same object in the same order.
 */
public final class View implements Endpoint {
    private static final int[] NONE = {};

    private final Endpoint whole;
    private final String name;
    private final int[] inputs;
    private final int[] outputs;
    private final boolean slice;

    private View(Endpoint whole, String name, int[] inputs, int[] outputs, boolean slice) {
        this.whole = whole;
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
        this.slice = slice;
    }

    /**
     * Looks a key up on both sides.
     *
     * @param name the key as it is written
     * @param key the entries of a side of some size; none if they do not exist
     * @param wrong what to say if there is no entry on either side
     */
    private static View of(Endpoint whole, String name, boolean slice, IntFunction<int[]> key, Supplier<String> wrong) {
        if (whole instanceof View) {
            throw new ModelException("%s: a view of a view; index the whole object instead".formatted(whole.label()));
        }
        int[] inputs = whole.sizeIn() == 0 ? NONE : key.apply(whole.sizeIn());
        int[] outputs = whole.sizeOut() == 0 ? NONE : key.apply(whole.sizeOut());
        if (inputs.length == 0 && outputs.length == 0) {
            throw new ModelException(
                    whole.label() + ": " + Neurons.missing(whole).orElseGet(wrong));
        }
        return new View(whole, name, inputs, outputs, slice);
    }

    static View range(Endpoint whole, int from, int to) {
        return of(
                whole,
                "[" + from + ":" + to + "]",
                true,
                size -> {
                    int first = from < 0 ? from + size : from;
                    int end = to < 0 ? to + size : to;
                    return first < 0 || end > size
                            ? NONE
                            : IntStream.range(first, end).toArray();
                },
                () ->
                        "slice %d to %d; it has %s, so 0 <= from < to <= %d is needed, or negative numbers that count from the end"
                                .formatted(from, to, entries(whole), size(whole)));
    }

    static View every(Endpoint whole, OptionalInt from, OptionalInt to, int step) {
        if (step == 0) {
            throw new ModelException(
                    "%s: a slice of step 0; take every first, or go back by -1".formatted(whole.label()));
        }
        String name = "%s:%s:%d".formatted(text(from), text(to), step);
        return of(
                whole,
                "[" + name + "]",
                true,
                size -> {
                    int first = bound(from, step > 0 ? 0 : size - 1, size, step);
                    int end = bound(to, step > 0 ? size : -1, size, step);
                    int count = Math.max(0, Math.ceilDiv(end - first, step));
                    return IntStream.range(0, count).map(i -> first + i * step).toArray();
                },
                () -> "the slice %s has no entry; it has %s".formatted(name, entries(whole)));
    }

    private static String text(OptionalInt bound) {
        return bound.isPresent() ? Integer.toString(bound.getAsInt()) : "";
    }

    /** A bound as NumPy takes it: from the end if negative, and no further than the ends. */
    private static int bound(OptionalInt given, int missing, int size, int step) {
        if (given.isEmpty()) {
            return missing;
        }
        int at = given.getAsInt() < 0 ? given.getAsInt() + size : given.getAsInt();
        return step > 0 ? Math.clamp(at, 0, size) : Math.clamp(at, -1, size - 1);
    }

    static View at(Endpoint whole, int... indices) {
        if (indices.length == 0) {
            throw new ModelException("%s: a view of no entry; name at least one".formatted(whole.label()));
        }
        return of(
                whole,
                Arrays.toString(indices),
                indices.length == 1,
                size -> Arrays.stream(indices).allMatch(i -> exists(i, size))
                        ? Arrays.stream(indices).map(i -> i < 0 ? i + size : i).toArray()
                        : NONE,
                () -> missing(whole, indices));
    }

    private static String missing(Endpoint whole, int... indices) {
        int most = size(whole);
        int wrong =
                Arrays.stream(indices).filter(i -> !exists(i, most)).findFirst().orElse(0);
        return exists(wrong, most)
                ? "entries %s do not all exist; it has %s".formatted(Arrays.toString(indices), entries(whole))
                : "entry %d does not exist; it has %s, so -%d to %d are allowed"
                        .formatted(wrong, entries(whole), most, most - 1);
    }

    private static boolean exists(int index, int size) {
        return -size <= index && index < size;
    }

    static View where(Endpoint whole, boolean... mask) {
        boolean fits = mask.length == whole.sizeIn() || mask.length == whole.sizeOut();
        return of(
                whole,
                Arrays.toString(mask),
                false,
                size -> size == mask.length
                        ? IntStream.range(0, size).filter(i -> mask[i]).toArray()
                        : NONE,
                () -> fits
                        ? "a mask that leaves nothing; let one entry be true"
                        : "a mask of %d entries, but it has %s; give one for each"
                                .formatted(mask.length, entries(whole)));
    }

    /** The same entries of another object, of the same sizes. */
    View on(Endpoint other) {
        return new View(other, name, inputs, outputs, slice);
    }

    private static int size(Endpoint whole) {
        return Math.max(whole.sizeIn(), whole.sizeOut());
    }

    private static String entries(Endpoint whole) {
        boolean twoSides = whole.sizeIn() > 0 && whole.sizeOut() > 0 && whole.sizeIn() != whole.sizeOut();
        return twoSides
                ? "%d inputs and %d outputs".formatted(whole.sizeIn(), whole.sizeOut())
                : size(whole) + " entries";
    }

    @Override
    public Endpoint whole() {
        return whole;
    }

    /** The numbers of the entries among the inputs, each from 0, as a new array; empty if they are none. */
    public int[] inputs() {
        return inputs.clone();
    }

    /** The numbers of the entries among the outputs, each from 0, as a new array; empty if they are none. */
    public int[] outputs() {
        return outputs.clone();
    }

    /**
     * Whether this is a slice, whose entries are equally far from each other, rather than a list: a slice shares memory
     * with its whole, of a list a run makes copies.
     */
    public boolean isSlice() {
        return slice;
    }

    @Override
    public String label() {
        if (inputs.length > 0 && outputs.length > 0 && !Arrays.equals(inputs, outputs)) {
            return whole.label() + name;
        }
        int[] indices = outputs.length > 0 ? outputs : inputs;
        return whole.label()
                + Arrays.toString(indices.length <= 4 ? indices : Arrays.copyOf(indices, 4))
                        .replace("]", indices.length <= 4 ? "]" : ", ...]");
    }

    @Override
    public int sizeIn() {
        return inputs.length;
    }

    @Override
    public int sizeOut() {
        return outputs.length;
    }

    @Override
    public List<String> probeable() {
        return whole.probeable();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that
                && whole.equals(that.whole)
                && slice == that.slice
                && Arrays.equals(inputs, that.inputs)
                && Arrays.equals(outputs, that.outputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(whole, Arrays.hashCode(inputs), Arrays.hashCode(outputs));
    }

    @Override
    public String toString() {
        return label();
    }
}
