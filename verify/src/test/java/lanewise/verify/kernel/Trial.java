package lanewise.verify.kernel;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import lanewise.kernel.Kernels;

/**
 * One call of a kernel with its arrays: what it is given, what it may write, and how to call it.
 *
 * @param floats the arrays of a step's kernel
 * @param doubles the arrays of a building kernel
 * @param written the ranges the call may change
 * @param call the call, on copies of the arrays
 */
record Trial(float[][] floats, double[][] doubles, List<Range> written, BiConsumer<Kernels, Trial> call) {

    /** Values {@code from <= i < to} of an array, counted over floats and then doubles. */
    record Range(int array, int from, int to) {}

    static Trial ofFloats(List<Range> written, BiConsumer<Kernels, float[][]> call, float[]... arrays) {
        return new Trial(arrays, new double[0][], written, (kernels, t) -> call.accept(kernels, t.floats));
    }

    static Trial ofDoubles(List<Range> written, BiConsumer<Kernels, double[][]> call, double[]... arrays) {
        return new Trial(new float[0][], arrays, written, (kernels, t) -> call.accept(kernels, t.doubles));
    }

    Trial copy() {
        return longer(0);
    }

    /** A copy whose arrays have more values at their end. */
    Trial longer(int more) {
        float[][] f = floats.clone();
        double[][] d = doubles.clone();
        for (int i = 0; i < f.length; i++) {
            f[i] = Arrays.copyOf(f[i], f[i].length + more);
        }
        for (int i = 0; i < d.length; i++) {
            d[i] = Arrays.copyOf(d[i], d[i].length + more);
        }
        return new Trial(f, d, written, call);
    }

    /** Calls on the arrays themselves. */
    Trial run(Kernels kernels) {
        call.accept(kernels, this);
        return this;
    }

    /** The written ranges hold the same bits; a NaN is a NaN. */
    void assertSameAs(Trial expected) {
        for (Range range : written) {
            for (int i = range.from; i < range.to; i++) {
                if (bits(range.array, i) != expected.bits(range.array, i)) {
                    fail(
                            "array %d at %d is %s, expected %s",
                            range.array, i, value(range.array, i), expected.value(range.array, i));
                }
            }
        }
    }

    /** Outside the written ranges nothing has changed. */
    void assertUntouchedSince(Trial before) {
        for (int array = 0; array < floats.length + doubles.length; array++) {
            int length = array < floats.length ? floats[array].length : doubles[array - floats.length].length;
            boolean[] mayChange = new boolean[length];
            for (Range range : written) {
                for (int i = range.from; i < range.to && range.array == array; i++) {
                    mayChange[i] = true;
                }
            }
            for (int i = 0; i < length; i++) {
                if (!mayChange[i] && bits(array, i) != before.bits(array, i)) {
                    fail("array %d at %d was not to be written, and is %s", array, i, value(array, i));
                }
            }
        }
    }

    /** No float that was written is -0. */
    void assertNoNegativeZero() {
        for (Range range : written) {
            for (int i = range.from; i < range.to && range.array < floats.length; i++) {
                if (bits(range.array, i) == Integer.MIN_VALUE) {
                    fail("array %d at %d is -0", range.array, i);
                }
            }
        }
    }

    private long bits(int array, int i) {
        return array < floats.length
                ? Float.floatToIntBits(floats[array][i])
                : Double.doubleToLongBits(doubles[array - floats.length][i]);
    }

    private Number value(int array, int i) {
        return array < floats.length ? (Number) floats[array][i] : (Number) doubles[array - floats.length][i];
    }
}
