package lanewise.math;

import java.util.Arrays;
import lanewise.error.ModelException;

/** Points held as one row-major table. */
record TablePoints(int count, int dimensions, double[] values) implements Points {
    static TablePoints copyOf(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new ModelException("points: a table of %d rows%s; give at least one row of at least one value"
                    .formatted(rows.length, rows.length == 0 ? "" : " of no values"));
        }
        int dimensions = rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, dimensions)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dimensions) {
                throw new ModelException("points: row %d has %d values, row 0 has %d; give all rows the same length"
                        .formatted(i, rows[i].length, dimensions));
            }
            for (int k = 0; k < dimensions; k++) {
                if (!Double.isFinite(rows[i][k])) {
                    throw new ModelException(
                            "points: value %d of row %d is %s; give finite values".formatted(k, i, rows[i][k]));
                }
            }
            System.arraycopy(rows[i], 0, values, i * dimensions, dimensions);
        }
        return new TablePoints(rows.length, dimensions, values);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TablePoints that
                        && dimensions == that.dimensions
                        && Arrays.equals(values, that.values));
    }

    /** Of the first point only, as there may be very many. */
    @Override
    public int hashCode() {
        return 31 * count + Arrays.hashCode(row(0));
    }

    @Override
    public String toString() {
        return "%d points of %d values".formatted(count, dimensions);
    }

    @Override
    public void copy(int row, double[] into, int at) {
        System.arraycopy(values, row * dimensions, into, at, dimensions);
    }
}
