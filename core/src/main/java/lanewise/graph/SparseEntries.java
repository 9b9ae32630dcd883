package lanewise.graph;

import lanewise.error.ModelException;

/**
 * A matrix of which most values are 0, by its other values. Values at the same place add up. The arrays are not copied,
 * and never to be changed.
 *
 * @param rows how many rows the matrix has
 * @param cols how many columns
 * @param row for each entry its row
 * @param col for each entry its column
 * @param values for each entry its value, finite
 */
public record SparseEntries(int rows, int cols, int[] row, int[] col, double[] values) {
    /** With the checks that every entry lies within the matrix. */
    public SparseEntries {
        if (row.length != values.length || col.length != values.length) {
            throw new ModelException("sparse matrix: %d rows, %d columns and %d values; give as many of each"
                    .formatted(row.length, col.length, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (row[i] < 0 || row[i] >= rows || col[i] < 0 || col[i] >= cols) {
                throw new ModelException("sparse matrix: entry %d is in row %d, column %d of a %d x %d matrix"
                        .formatted(i, row[i], col[i], rows, cols));
            }
            if (!Float.isFinite((float) values[i])) {
                throw new ModelException("sparse matrix: the value of entry %d is %s; it has to be finite as a float"
                        .formatted(i, values[i]));
            }
        }
    }
}
