package lanewise.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.error.ModelException;

/** Some entries of an ensemble's values, of its neurons, or of a node. */
public final class View implements Endpoint {
    private final Endpoint whole;
    private final int[] indices;

    private View(Endpoint whole, int[] indices) {
        if (whole instanceof View) {
            throw new ModelException("%s: a view of a view; index the whole object instead".formatted(whole.label()));
        }
        this.whole = whole;
        this.indices = indices;
    }

    static View range(Endpoint whole, int from, int to) {
        if (from < 0 || from >= to || to > size(whole)) {
            throw new ModelException("%s: slice %d to %d; it has %d entries, so 0 <= from < to <= %d is needed"
                    .formatted(whole.label(), from, to, size(whole), size(whole)));
        }
        return new View(whole, IntStream.range(from, to).toArray());
    }

    static View of(Endpoint whole, int... indices) {
        int size = size(whole);
        if (indices.length == 0) {
            throw new ModelException("%s: a view of no entry; name at least one".formatted(whole.label()));
        }
        if (whole.sizeIn() != whole.sizeOut()
                && whole.sizeIn() > 0
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
        return new View(whole, found);
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

    /** A node may have fewer inputs than outputs, or the other way round; a view must fit the side that is used. */
    private int within(int size) {
        return Arrays.stream(indices).allMatch(i -> i < size) ? indices.length : 0;
    }
}
