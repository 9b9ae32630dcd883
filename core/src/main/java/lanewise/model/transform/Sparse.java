package lanewise.model.transform;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Samples;

/** The product with a matrix of which most values are 0, by its other values. Values at the same place add up. */
public final class Sparse implements Transform {
    private final int sizeOut;
    private final int sizeIn;
    private final int[] rows;
    private final int[] columns;
    private final Distribution values;

    private Sparse(int sizeOut, int sizeIn, int[] rows, int[] columns, Distribution values) {
        this.sizeOut = sizeOut;
        this.sizeIn = sizeIn;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A matrix with values from a distribution at given places, drawn when the network is built.
     *
     * @param sizeOut how many rows it has
     * @param sizeIn how many columns
     * @param places pairs of a row and a column, each from 0
     * @param values one sample a place
     * @throws ModelException if a place is no pair, or lies outside
     */
    public static Sparse of(int sizeOut, int sizeIn, int[][] places, Distribution values) {
        if (sizeOut < 1 || sizeIn < 1) {
            throw new ModelException(
                    "Sparse: %d x %d; a matrix has at least one row and one column".formatted(sizeOut, sizeIn));
        }
        int[] rows = new int[places.length];
        int[] columns = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            int[] place = places[i];
            if (place.length != 2 || place[0] < 0 || place[0] >= sizeOut || place[1] < 0 || place[1] >= sizeIn) {
                throw new ModelException("Sparse: place %d is %s; give a row from 0 to %d and a column from 0 to %d"
                        .formatted(i, Arrays.toString(place), sizeOut - 1, sizeIn - 1));
            }
            rows[i] = place[0];
            columns[i] = place[1];
        }
        return new Sparse(sizeOut, sizeIn, rows, columns, values);
    }

    /** A matrix with the same value at each of the given places. */
    public static Sparse of(int sizeOut, int sizeIn, int[][] places, double value) {
        return of(sizeOut, sizeIn, places, Choice.of(value));
    }

    /**
     * A matrix with given values at given places.
     *
     * @throws ModelException if there are not as many values as places
     */
    public static Sparse of(int sizeOut, int sizeIn, int[][] places, double[] values) {
        if (values.length != places.length) {
            throw new ModelException(
                    "Sparse: %d values for %d places; give one for each".formatted(values.length, places.length));
        }
        return of(sizeOut, sizeIn, places, Samples.of(values));
    }

    /** How many rows the matrix has. */
    public int sizeOut() {
        return sizeOut;
    }

    /** How many columns the matrix has. */
    public int sizeIn() {
        return sizeIn;
    }

    /** The row of each place, in a new array. */
    public int[] rows() {
        return rows.clone();
    }

    /** The column of each place, in a new array. */
    public int[] columns() {
        return columns.clone();
    }

    /** Where the values come from. */
    public Distribution values() {
        return values;
    }

    @Override
    public boolean fits(int rowCount, int columnCount) {
        return rowCount == sizeOut && columnCount == sizeIn;
    }

    @Override
    public String described() {
        return "its sparse transform is %d x %d".formatted(sizeOut, sizeIn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sparse that
                && sizeOut == that.sizeOut
                && sizeIn == that.sizeIn
                && Arrays.equals(rows, that.rows)
                && Arrays.equals(columns, that.columns)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rows) + Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return "Sparse[%d x %d, %d places]".formatted(sizeOut, sizeIn, rows.length);
    }
}
