package lanewise.analysis;

import java.util.Arrays;
import lanewise.error.ModelException;

/**
 * Root mean squares: of values, {@code sqrt(mean(x^2))}; of errors, {@code rms(x - y)}; and of errors relative to what
 * is expected, {@code rms(x - y) / rms(y)}. Of a table, over all of its values. Of no value at all they are NaN.
 */
public final class Rms {
    private Rms() {}

    /** The root mean square of values. */
    public static double rms(double... x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum / x.length);
    }

    /** The root mean square of all values of a table. */
    public static double rms(double[][] x) {
        return rms(flat(x));
    }

    /**
     * The root mean square of each column of a table.
     *
     * @throws ModelException if its rows have different lengths
     */
    public static double[] rmsOfColumns(double[][] x) {
        double[] result = new double[x.length == 0 ? 0 : x[0].length];
        for (double[] row : x) {
            requireLength(row.length, result.length);
            for (int k = 0; k < row.length; k++) {
                result[k] += row[k] * row[k];
            }
        }
        Arrays.setAll(result, k -> Math.sqrt(result[k] / x.length));
        return result;
    }

    /**
     * The root mean square of the differences of two signals.
     *
     * @throws ModelException if they have different lengths
     */
    public static double rmse(double[] x, double[] y) {
        requireLength(x.length, y.length);
        double[] differences = new double[x.length];
        Arrays.setAll(differences, i -> x[i] - y[i]);
        return rms(differences);
    }

    /**
     * The root mean square of the differences of two tables.
     *
     * @throws ModelException if they have different shapes
     */
    public static double rmse(double[][] x, double[][] y) {
        requireShape(x, y);
        return rmse(flat(x), flat(y));
    }

    /**
     * The root mean square of the differences of two signals, as a part of the second one's.
     *
     * @throws ModelException if they have different lengths
     */
    public static double nrmse(double[] x, double[] expected) {
        return rmse(x, expected) / rms(expected);
    }

    /**
     * The root mean square of the differences of two tables, as a part of the second one's.
     *
     * @throws ModelException if they have different shapes
     */
    public static double nrmse(double[][] x, double[][] expected) {
        return rmse(x, expected) / rms(expected);
    }

    private static void requireShape(double[][] x, double[][] y) {
        requireLength(x.length, y.length);
        for (int i = 0; i < x.length; i++) {
            requireLength(x[i].length, y[i].length);
        }
    }

    private static void requireLength(int one, int other) {
        if (one != other) {
            throw new ModelException("rms: lengths %d and %d; give signals of the same length".formatted(one, other));
        }
    }

    private static double[] flat(double[][] table) {
        return Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray();
    }
}
