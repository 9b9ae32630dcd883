package lanewise.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import lanewise.error.ErrorText;
import lanewise.error.ModelException;

/** Arithmetic on shapes and strides, and NumPy's rule by which an array of one shape spreads over another. */
public final class Shapes {
    /** The most values that an array holds. */
    static final int MOST = Integer.MAX_VALUE - 64;

    private Shapes() {}

    /** How many values an array of the shape has; {@code name} is the signal's. */
    static int size(String name, int[] shape) {
        long size = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new ModelException("signal %s: shape %s; an extent is not negative"
                        .formatted(ErrorText.quoted(name), Arrays.toString(shape)));
            }
            size *= extent;
            if (size > MOST) {
                throw new ModelException("signal %s: shape %s has more values than an array holds, which is %d"
                        .formatted(ErrorText.quoted(name), Arrays.toString(shape), MOST));
            }
        }
        return (int) size;
    }

    static int[] rowMajor(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** Whether a view's values, of which there are some, lie one behind the other. */
    static boolean isRowMajor(int[] strides, int[] shape) {
        int[] dense = rowMajor(shape);
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] > 1 && strides[axis] != dense[axis]) {
                return false;
            }
        }
        return true;
    }

    /** The lowest and the highest position of a view that is not empty. */
    static long[] range(int offset, int[] strides, int[] shape) {
        long low = offset;
        long high = offset;
        for (int axis = 0; axis < shape.length; axis++) {
            long reach = (long) strides[axis] * (shape[axis] - 1);
            low += Math.min(reach, 0);
            high += Math.max(reach, 0);
        }
        return new long[] {low, high};
    }

    static int position(int i, int offset, int[] strides, int[] shape) {
        int position = offset;
        int rest = i;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            position += rest % shape[axis] * strides[axis];
            rest /= shape[axis];
        }
        return position;
    }

    /** For each value, in row-major order, its position. */
    static int[] positions(int offset, int[] strides, int[] shape) {
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        int[] positions = new int[size];
        int[] index = new int[shape.length];
        for (int i = 0, position = offset; i < size; i++) {
            positions[i] = position;
            int axis = shape.length - 1;
            while (axis >= 0 && ++index[axis] == shape[axis]) {
                position -= strides[axis] * (shape[axis] - 1);
                index[axis--] = 0;
            }
            position += axis >= 0 ? strides[axis] : 0;
        }
        return positions;
    }

    /** All positions of a view that is not empty, in ascending order, each once. */
    static int[] places(int offset, int[] strides, int[] shape) {
        int[] axes = IntStream.range(0, shape.length)
                .filter(axis -> shape[axis] > 1)
                .boxed()
                .sorted(Comparator.comparingInt(axis -> -Math.abs(strides[axis])))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] steps = IntStream.of(axes).map(axis -> Math.abs(strides[axis])).toArray();
        int[] extents = IntStream.of(axes).map(axis -> shape[axis]).toArray();
        int[] places = positions((int) range(offset, strides, shape)[0], steps, extents);
        long reach = 0; // of all axes behind one; as long as its step is longer, it goes on where they end
        boolean ascending = true;
        for (int axis = axes.length - 1; axis >= 0; axis--) {
            ascending &= steps[axis] > reach;
            reach += (long) steps[axis] * (extents[axis] - 1);
        }
        return ascending ? places : IntStream.of(places).sorted().distinct().toArray();
    }

    /** Whether an array of shape {@code from} spreads over one of shape {@code to}: axes match from the last on. */
    static boolean spreads(int[] from, int[] to) {
        if (from.length > to.length) {
            return false;
        }
        for (int axis = 1; axis <= from.length; axis++) {
            int extent = from[from.length - axis];
            if (extent != 1 && extent != to[to.length - axis]) {
                return false;
            }
        }
        return true;
    }

    /**
     * For each value of an array of shape {@code to}, in row-major order, the number of the value of an array of shape
     * {@code from} that falls on it when the latter is spread over the former.
     */
    public static int[] spread(int[] from, int[] to) {
        int[] dense = rowMajor(from);
        int[] strides = new int[to.length];
        for (int axis = 1; axis <= from.length; axis++) {
            strides[to.length - axis] = from[from.length - axis] == 1 ? 0 : dense[from.length - axis];
        }
        return positions(0, strides, to);
    }

    /** A shape without its leading extents of 1, which do not matter where an array is assigned. */
    static int[] withoutLeadingOnes(int[] shape) {
        int first = 0;
        while (first < shape.length && shape[first] == 1) {
            first++;
        }
        return Arrays.copyOfRange(shape, first, shape.length);
    }
}
