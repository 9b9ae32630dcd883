package lanewise.graph;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * A named array of numbers that operators read and write, with its value at the start of a run; or a contiguous part of
 * another one. Signals are immutable descriptions, equal only to themselves; each run has the values in its own memory.
 */
public final class Signal {
    private final String name;
    private final int[] shape;
    private final int size;
    private final Signal base;
    private final int offset;
    private final double fill;
    private final double[] values;

    private Signal(String name, int[] shape, Signal base, int offset, double fill, double[] values) {
        this.name = name;
        this.shape = shape.clone();
        this.size = size(name, shape);
        this.base = base == null ? this : base;
        this.offset = offset;
        this.fill = fill;
        this.values = values;
    }

    private static int size(String name, int[] shape) {
        long size = 1;
        for (int extent : shape) {
            size *= extent;
            if (size > Integer.MAX_VALUE - 64) {
                throw new ModelException("signal %s: shape %s has more values than an array holds, which is %d"
                        .formatted(name, Arrays.toString(shape), Integer.MAX_VALUE - 64));
            }
        }
        return (int) size;
    }

    /** A signal that starts with the same value everywhere. */
    public static Signal filled(String name, double fill, int... shape) {
        return new Signal(name, shape, null, 0, checked(name, fill), null);
    }

    /**
     * A signal that starts with the given values.
     *
     * @param values in row-major order; not copied, and never to be changed
     * @throws ModelException if there are not as many as the shape says, or one is NaN
     */
    public static Signal of(String name, double[] values, int... shape) {
        Signal signal = new Signal(name, shape, null, 0, 0, values);
        if (values.length != signal.size) {
            throw new ModelException("signal %s: %d values for shape %s; give %d"
                    .formatted(name, values.length, Arrays.toString(shape), signal.size));
        }
        for (double value : values) {
            checked(name, value);
        }
        return signal;
    }

    private static double checked(String name, double value) {
        if (Double.isNaN(value)) {
            throw new ModelException("signal %s: an initial value is NaN; give numbers".formatted(name));
        }
        return value;
    }

    /** The {@code length} values of this signal from number {@code from} on, as a vector that shares their memory. */
    public Signal part(int from, int length) {
        if (from < 0 || length < 1 || from + length > size) {
            throw new ModelException("signal %s: values %d to %d of %d; a part lies within its whole"
                    .formatted(name, from, from + length - 1, size));
        }
        return from == 0 && length == size && shape.length == 1
                ? this
                : new Signal(
                        name + "[" + from + ":" + (from + length) + "]",
                        new int[] {length},
                        base,
                        offset + from,
                        0,
                        null);
    }

    /** The name, for people; it need not be unique. */
    public String name() {
        return name;
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

    /** The signal that owns the memory; a signal that is no part is its own base. */
    public Signal base() {
        return base;
    }

    /** Where this part starts within its base. */
    public int offset() {
        return offset;
    }

    /** Value number {@code i} at the start of a run. */
    public double initial(int i) {
        return base.values == null ? base.fill : base.values[base == this ? i : offset + i];
    }

    /** Whether the two share memory. */
    public boolean overlaps(Signal other) {
        return base == other.base && offset < other.offset + other.size && other.offset < offset + size;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
