package lanewise.bench.archive;

import java.nio.file.Path;
import java.util.Arrays;
import lanewise.error.FormatException;
import lanewise.error.ModelException;
import lanewise.graph.Signal;
import lanewise.io.Npy;
import lanewise.io.NpyArray;
import lanewise.sim.Feed;

/** Gives an input the rows of a file, one a step: the same to all items, or to each its own. More items have them in turn. */
final class InputRows implements Feed {
    /** Whole numbers beyond have gaps as floats. */
    private static final double LARGEST_INT = 1 << 24;

    private final float[] values;
    private final int steps;
    private final int size;
    private final int items;

    private InputRows(float[] values, int steps, int size, int items) {
        this.values = values;
        this.steps = steps;
        this.size = size;
        this.items = items;
    }

    /**
     * Reads a file.
     *
     * @param file of shape (steps, shape of the signal...) or (batch, steps, shape of the signal...)
     * @throws FormatException if it cannot be read, has another shape, or values that the signal cannot hold
     */
    static InputRows read(Path file, ModelInput input, int batch) {
        Signal signal = input.signal();
        NpyArray array = Npy.read(file);
        int[] shape = array.shape();
        int front = shape.length - signal.rank();
        int[] row = front < 0 ? shape : Arrays.copyOfRange(shape, front, shape.length);
        if (front < 1 || front > 2 || !Arrays.equals(row, signal.shape()) || (front == 2 && shape[0] != batch)) {
            throw new FormatException("%s: its shape is (%s); input %s needs (steps%s) or (%d%s)"
                    .formatted(file, extents(shape), input, tail(signal), batch, ", steps" + tail(signal)));
        }
        InputRows rows =
                new InputRows(new float[array.size()], shape[front - 1], signal.size(), front == 1 ? 1 : batch);
        rows.take(file, array.toDoubles(), signal);
        return rows;
    }

    private static String extents(int[] shape) {
        return Shown.shape(shape).replace(" x ", ", ");
    }

    private static String tail(Signal signal) {
        return signal.rank() == 0 ? "" : ", " + extents(signal.shape());
    }

    private void take(Path file, double[] given, Signal signal) {
        for (int i = 0; i < given.length; i++) {
            float value = (float) given[i] + 0f;
            boolean whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_INT;
            if (!Float.isFinite(value) || (signal.type() == Signal.Type.INT && !whole)) {
                throw new FormatException("%s: value %d of step %d is %s; %s"
                        .formatted(
                                file,
                                i % size,
                                i / size % steps + 1,
                                given[i],
                                signal.type() == Signal.Type.INT
                                        ? "this input takes whole numbers up to 2^24"
                                        : "give values that are finite as floats"));
            }
            values[i] = value;
        }
    }

    /**
     * Refuses a run beyond the last row.
     *
     * @param named how the person named the input
     */
    void requireSteps(long wanted, String named) {
        if (wanted > steps) {
            throw new ModelException(
                    "--input %s: it has rows for %d steps, so the last step is %d, but %d are to run; give more rows, or fewer --steps"
                            .formatted(Shown.text(named), steps, steps, wanted));
        }
    }

    @Override
    public boolean fill(int item, long step, float[] out, int at) {
        int row = (item % items * steps + (int) step - 1) * size;
        boolean same = step > 1 && Arrays.equals(values, row, row + size, values, row - size, row);
        if (!same) {
            System.arraycopy(values, row, out, at, size);
        }
        return !same;
    }
}
