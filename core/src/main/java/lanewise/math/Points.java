package lanewise.math;

import lanewise.error.ModelException;

/**
 * Points of a space, one a row: evaluation points, target values, pictures. Rows are copied out on demand, so that a
 * large set can stay in the form in which it is cheap to hold (bytes of an image file, say).
 *
 * <p>Implementations must always give the same values and be safe to read from several threads.
 */
public interface Points {
    /** How many rows there are. */
    int count();

    /** How many values a row has. */
    int dimensions();

    /** Copies row {@code row} (from 0) to {@code into[at .. at + dimensions - 1]}. */
    void copy(int row, double[] into, int at);

    /**
     * The rows of a table, which is copied.
     *
     * @throws ModelException if there is no table, no row, no column, rows of different length, or a value that is not finite
     */
    static Points of(double[][] rows) {
        if (rows == null) {
            throw new ModelException("points: the table is null; give at least one row of at least one value");
        }
        return TablePoints.copyOf(rows);
    }

    /** Row {@code row} as a new array. */
    default double[] row(int row) {
        double[] values = new double[dimensions()];
        copy(row, values, 0);
        return values;
    }
}
