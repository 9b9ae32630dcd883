package lanewise.io;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * An array as NumPy stores it. Values are in row-major order; neither they nor the shape are copied, so that they are
 * never to be changed once they are here.
 */
public sealed interface NpyArray {
    /** The extent of each axis; none for a scalar. */
    int[] shape();

    /** How many values there are. */
    int size();

    /** All values as doubles: those of floats exactly, those of longs beyond 2<sup>53</sup> rounded. */
    double[] toDoubles();

    /**
     * NumPy's {@code float64}.
     *
     * @param shape the extent of each axis
     * @param values in row-major order
     */
    record Doubles(int[] shape, double[] values) implements NpyArray {
        /** With a check that there are as many values as the shape says. */
        public Doubles {
            requireSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        /** The values themselves, not a copy. */
        @Override
        public double[] toDoubles() {
            return values;
        }
    }

    /**
     * NumPy's {@code float32}.
     *
     * @param shape the extent of each axis
     * @param values in row-major order
     */
    record Floats(int[] shape, float[] values) implements NpyArray {
        /** With a check that there are as many values as the shape says. */
        public Floats {
            requireSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double[] toDoubles() {
            double[] doubles = new double[values.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
            return doubles;
        }
    }

    /**
     * NumPy's {@code int64}, which narrower integers and booleans are read as, too.
     *
     * @param shape the extent of each axis
     * @param values in row-major order
     */
    record Longs(int[] shape, long[] values) implements NpyArray {
        /** With a check that there are as many values as the shape says. */
        public Longs {
            requireSize(shape, values.length);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double[] toDoubles() {
            return Arrays.stream(values).asDoubleStream().toArray();
        }
    }

    private static void requireSize(int[] shape, int values) {
        if (NpyHeader.count(shape) != values) {
            throw new ModelException("an array of shape %s with %d values; the shape says how many there are"
                    .formatted(Arrays.toString(shape), values));
        }
    }
}
