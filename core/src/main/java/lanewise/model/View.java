package lanewise.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lanewise.error.ModelException;

/** Some entries of an ensemble's values, of its neurons, of a node, or of what a connection learns from. */
public final class View implements Endpoint {
    private final Endpoint whole;
    private final int[] indices;
    private final boolean slice;

    private View(Endpoint whole, int[] indices, boolean slice) {
        if (whole instanceof View) {
            throw new ModelException("%s: a view of a view; index the whole object instead".formatted(whole.label()));
        }
        this.whole = whole;
        this.indices = indices;
        this.slice = slice;
    }

    static View range(Endpoint whole, int from, int to) {
        if (from < 0 || from >= to || to > size(whole)) {
            throw new ModelException("%s: slice %d to %d; it has %d entries, so 0 <= from < to <= %d is needed"
                    .formatted(whole.label(), from, to, size(whole), size(whole)));
        }
        return new View(whole, IntStream.range(from, to).toArray(), true);
    }

    static View every(Endpoint whole, OptionalInt from, OptionalInt to, int step) {
        if (step == 0) {
            throw new ModelException(
                    "%s: a slice of step 0; take every first, or go back by -1".formatted(whole.label()));
        }
        int size = size(whole);
        int first = bound(from, step > 0 ? 0 : size - 1, size, step);
        int end = bound(to, step > 0 ? size : -1, size, step);
        int count = Math.max(0, Math.ceilDiv(end - first, step));
        if (count == 0) {
            throw new ModelException("%s: the slice %s:%s:%d has no entry; it has %d entries"
                    .formatted(whole.label(), text(from), text(to), step, size));
        }
        return new View(
                whole, IntStream.range(0, count).map(i -> first + i * step).toArray(), true);
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

    static View of(Endpoint whole, int... indices) {
        int size = size(whole);
        if (indices.length == 0) {
            throw new ModelException("%s: a view of no entry; name at least one".formatted(whole.label()));
        }
        if (whole.sizeIn() != whole.sizeOut()
                && whole.sizeIn() > 0
                && whole.sizeOut() > 0
                && Arrays.stream(indices).anyMatch(i -> i < 0)) {
            throw new ModelException(
                    "%s: entries %s count from the end, but it has %d inputs and %d outputs; count from 0"
                            .formatted(whole.label(), Arrays.toString(indices), whole.sizeIn(), whole.sizeOut()));
        }
        int[] found = new int[indices.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = indices[i] < 0 ? indices[i] + size : indices[i];
            if (found[i] < 0 || found[i] >= size) {
                throw new ModelException("%s: entry %d does not exist; it has %d entries, so -%d to %d are allowed"
                        .formatted(whole.label(), indices[i], size, size, size - 1));
            }
        }
        return new View(whole, found, indices.length == 1);
    }

    static View where(Endpoint whole, boolean... wanted) {
        if (wanted.length != size(whole)) {
            throw new ModelException("%s: a mask of %d entries, but it has %d; give one for each"
                    .formatted(whole.label(), wanted.length, size(whole)));
        }
        int[] indices = IntStream.range(0, wanted.length).filter(i -> wanted[i]).toArray();
        if (indices.length == 0) {
            throw new ModelException("%s: a mask that leaves nothing; let one entry be true".formatted(whole.label()));
        }
        return new View(whole, indices, false);
    }

    /** The same entries of another object. */
    View on(Endpoint other) {
        return new View(other, indices, slice);
    }

    private static int size(Endpoint whole) {
        return Math.max(whole.sizeIn(), whole.sizeOut());
    }

    @Override
    public Endpoint whole() {
        return whole;
    }

    /** The numbers of the entries, each from 0, as a new array. */
    public int[] indices() {
        return indices.clone();
    }

    /**
     * Whether this is a slice, whose entries are equally far from each other, rather than a list: a slice shares memory
     * with its whole, of a list a run makes copies.
     */
    public boolean isSlice() {
        return slice;
    }

    /** Whether an entry is named twice. */
    boolean repeats() {
        return Arrays.stream(indices).distinct().count() < indices.length;
    }

    @Override
    public String label() {
        return whole.label()
                + Arrays.toString(indices.length <= 4 ? indices : Arrays.copyOf(indices, 4))
                        .replace("]", indices.length <= 4 ? "]" : ", ...]");
    }

    @Override
    public int sizeIn() {
        return within(whole.sizeIn());
    }

    @Override
    public int sizeOut() {
        return within(whole.sizeOut());
    }

    @Override
    public List<String> probeable() {
        return whole.probeable();
    }

    /** A node may have fewer inputs than outputs, or the other way round; a view must fit the side that is used. */
    private int within(int size) {
        return Arrays.stream(indices).allMatch(i -> i < size) ? indices.length : 0;
    }
}
