package lanewise.graph;

import java.util.Arrays;
import java.util.Optional;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/**
 * A named array of numbers that operators read and write, with its value at the start of a run; or a view on another
 * one, which shares its memory. Signals are immutable descriptions, equal only to themselves; each run has the values
 * in its own memory, as floats. A signal of integers holds whole numbers up to 2^24.
 */
public final class Signal {
    /** What values a signal holds. */
    public enum Type {
        /** Any finite number. */
        FLOAT,
        /** Whole numbers. */
        INT
    }

    private final String name;
    private final Type type;
    private final int[] shape;
    private final int size;
    private final Signal base;
    private final int offset;
    private final int[] strides;
    private final boolean contiguous;
    private final double fill;
    private final double[] values;
    private final SparseEntries sparse;

    private Signal(String name, Type type, int[] shape, double fill, double[] values, SparseEntries sparse) {
        this.name = name;
        this.type = type;
        this.shape = shape.clone();
        size = Shapes.size(name, shape);
        base = this;
        offset = 0;
        strides = Shapes.rowMajor(shape);
        contiguous = true;
        this.fill = fill;
        this.values = values;
        this.sparse = sparse;
    }

    private Signal(String name, Signal base, int offset, int[] strides, int[] shape) {
        this.name = name;
        type = base.type;
        this.shape = shape.clone();
        size = Shapes.size(name, shape);
        this.base = base;
        this.offset = offset;
        this.strides = strides.clone();
        contiguous = size == 0 || Shapes.isRowMajor(strides, shape);
        fill = 0;
        values = null;
        sparse = null;
    }

    /** A signal that starts with the same value everywhere. */
    public static Signal filled(String name, double fill, int... shape) {
        return filled(name, Type.FLOAT, fill, shape);
    }

    /** A signal that starts with the same value everywhere. */
    public static Signal filled(String name, Type type, double fill, int... shape) {
        return new Signal(name, type, shape, checked(name, type, fill), null, null);
    }

    /**
     * A signal that starts with the given values.
     *
     * @param values in row-major order; not copied, and never to be changed
     * @throws ModelException if there are not as many as the shape says, or one is NaN
     */
    public static Signal of(String name, double[] values, int... shape) {
        return of(name, Type.FLOAT, values, shape);
    }

    /**
     * A signal that starts with the given values.
     *
     * @param values in row-major order; not copied, and never to be changed
     * @throws ModelException if there are not as many as the shape says, or one is NaN, or no integer where the type
     *     asks for it
     */
    public static Signal of(String name, Type type, double[] values, int... shape) {
        Signal signal = new Signal(name, type, shape, 0, values, null);
        if (values.length != signal.size) {
            throw new ModelException("signal %s: %d values for shape %s; give %d"
                    .formatted(ErrorText.quoted(name), values.length, Arrays.toString(shape), signal.size));
        }
        boolean fits = type == Type.FLOAT;
        for (double value : values) {
            fits &= !Double.isNaN(value);
        }
        for (int i = 0; i < values.length && !fits; i++) {
            checked(name, type, values[i]);
        }
        return signal;
    }

    /** A constant matrix of which most values are 0. Only a {@link SparseDotInc} can use it. */
    public static Signal sparse(String name, SparseEntries entries) {
        return new Signal(name, Type.FLOAT, new int[] {entries.rows(), entries.cols()}, 0, null, entries);
    }

    private static double checked(String name, Type type, double value) {
        if (Double.isNaN(value)) {
            throw new ModelException(
                    "signal %s: an initial value is NaN; give numbers".formatted(ErrorText.quoted(name)));
        }
        if (type == Type.INT && (value != Math.rint(value) || Math.abs(value) > 1 << 24)) {
            throw new ModelException("signal %s: an initial value is %s; integer signals hold whole numbers up to 2^24"
                    .formatted(ErrorText.quoted(name), value));
        }
        return value;
    }

    /** The {@code length} values of this signal from number {@code from} on, as a vector that shares their memory. */
    public Signal part(int from, int length) {
        if (from < 0 || length < 1 || from + length > size || !isContiguous()) {
            throw new ModelException("signal %s: values %d to %d of %d; a part lies within its whole, in one piece"
                    .formatted(ErrorText.quoted(name), from, from + length - 1, size));
        }
        return from == 0 && length == size && shape.length == 1
                ? this
                : new Signal(
                        name + "[" + from + ":" + (from + length) + "]", base, offset + from, new int[] {1}, new int[] {
                            length
                        });
    }

    /**
     * A view on this signal's values.
     *
     * @param at where its first value lies in this signal, which is no view itself
     * @param steps for each axis, how many values further its next element lies; may be negative
     * @param extents the view's shape
     * @throws ModelException if this is a view or sparse, or a value would lie outside
     */
    public Signal view(String label, int at, int[] steps, int... extents) {
        if (base != this || sparse != null) {
            throw new ModelException("signal %s: %s cannot be a view on it, because it is %s itself"
                    .formatted(ErrorText.quoted(name), ErrorText.quoted(label), sparse == null ? "a view" : "sparse"));
        }
        if (steps.length != extents.length) {
            throw new ModelException("signal %s: view %s has %d strides for shape %s; give one an axis"
                    .formatted(
                            ErrorText.quoted(name), ErrorText.quoted(label), steps.length, Arrays.toString(extents)));
        }
        long[] range = Shapes.range(at, steps, extents);
        if (Shapes.size(label, extents) > 0 ? range[0] < 0 || range[1] >= size : at < 0 || at > size) {
            throw new ModelException("signal %s: view %s reaches from value %d to %d; there are values 0 to %d"
                    .formatted(ErrorText.quoted(name), ErrorText.quoted(label), range[0], range[1], size - 1));
        }
        return new Signal(label, this, at, steps, extents);
    }

    /** The name, for people; it need not be unique. */
    public String name() {
        return name;
    }

    /** What values it holds. */
    public Type type() {
        return type;
    }

    /** The extent of each axis; none for a scalar. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many axes there are: 0 for a scalar, 1 for a vector, 2 for a matrix. */
    public int rank() {
        return shape.length;
    }

    /** The extent of axis {@code axis}. */
    public int extent(int axis) {
        return shape[axis];
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** The signal that owns the memory; a signal that is no view is its own base. */
    public Signal base() {
        return base;
    }

    /** Where this view starts within its base. */
    public int offset() {
        return offset;
    }

    /** For each axis, how many values further in its base the next element lies. */
    public int[] strides() {
        return strides.clone();
    }

    /** The entries of a sparse matrix; empty for all other signals. */
    public Optional<SparseEntries> sparse() {
        return Optional.ofNullable(sparse);
    }

    /** Whether the values lie in its base in row-major order, without gaps. */
    public boolean isContiguous() {
        return contiguous;
    }

    /** For each value, in row-major order, its place in the base. */
    public int[] positions() {
        return Shapes.positions(offset, strides, shape);
    }

    /** The place in the base of value number {@code i}, in row-major order. */
    public int position(int i) {
        return base == this ? i : Shapes.position(i, offset, strides, shape);
    }

    /** Value number {@code i}, in row-major order, at the start of a run. */
    public double initial(int i) {
        return base.values == null ? base.fill : base.values[position(i)];
    }

    /**
     * Values at the start of a run, as floats, without -0.
     *
     * @param from the number of the first, in row-major order
     * @param into filled with as many as it holds
     */
    public void initial(int from, float[] into) {
        double[] all = base.values;
        if (all == null || base != this) {
            for (int i = 0; i < into.length; i++) {
                into[i] = (float) initial(from + i) + 0f;
            }
            return;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = (float) all[from + i] + 0f;
        }
    }

    /** Whether the two share memory. */
    public boolean overlaps(Signal other) {
        if (this == other) {
            return true;
        }
        if (base != other.base || size == 0 || other.size == 0) {
            return false;
        }
        if (contiguous && other.contiguous) {
            return offset < other.offset + other.size && other.offset < offset + size;
        }
        long[] mine = range();
        long[] theirs = other.range();
        return mine[0] <= theirs[1] && theirs[0] <= mine[1] && share(places(), other.places());
    }

    /** Whether two lists in ascending order have a value in common. */
    private static boolean share(int[] one, int[] other) {
        for (int i = 0, k = 0; i < one.length && k < other.length; ) {
            if (one[i] == other[k]) {
                return true;
            }
            if (one[i] < other[k]) {
                i++;
            } else {
                k++;
            }
        }
        return false;
    }

    /** Whether two of its values lie in the same place. */
    public boolean overlapsItself() {
        return !isContiguous() && places().length < size;
    }

    /** The lowest and the highest place in its base; it has values. */
    long[] range() {
        return Shapes.range(offset, strides, shape);
    }

    /** All places in its base, in ascending order, each once; it has values. */
    int[] places() {
        return Shapes.places(offset, strides, shape);
    }

    @Override
    public String toString() {
        return ErrorText.quoted(name) + Arrays.toString(shape);
    }
}
