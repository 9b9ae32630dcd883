package lanewise.kernel;

/**
 * A constant matrix of few entries, by column and by row. Entry {@code j} with {@code columns[k] <= j < columns[k + 1]}
 * is {@code values[j]} in row {@code rowOf[j]} of column k. Several entries at one place add up, in their order. Arrays
 * are not copied: nobody changes them.
 *
 * @param rows length of a product
 * @param cols length of an input
 * @param columns where each column begins, and the number of entries at the end
 * @param rowOf the row of each entry
 * @param values all finite
 * @param byRow the same entries by row
 */
@SuppressWarnings("ArrayRecordComponent") // shared by kernels that only read; compared by nobody
public record SparseMatrix(int rows, int cols, int[] columns, int[] rowOf, float[] values, SparseRows byRow) {

    /**
     * A matrix from coordinates, whose entries are sorted stably by column.
     *
     * @param rowOf the row of each entry, at least 0 and less than {@code rows}
     * @param colOf the column of each entry, at least 0 and less than {@code cols}
     * @param values the entries, all finite
     */
    public static SparseMatrix of(int rows, int cols, int[] rowOf, int[] colOf, float[] values) {
        assert rowOf.length == values.length && colOf.length == values.length;
        int[] columns = new int[cols + 1];
        for (int col : colOf) {
            columns[col + 1]++;
        }
        for (int k = 0; k < cols; k++) {
            columns[k + 1] += columns[k];
        }
        int[] next = columns.clone();
        int[] sortedRows = new int[values.length];
        float[] sorted = new float[values.length];
        for (int j = 0; j < values.length; j++) {
            assert rowOf[j] >= 0 && rowOf[j] < rows;
            int to = next[colOf[j]]++;
            sortedRows[to] = rowOf[j];
            sorted[to] = values[j];
        }
        SparseRows byRow = SparseRowsBuilder.build(rows, columns, sortedRows, sorted);
        return new SparseMatrix(rows, cols, columns, sortedRows, sorted, byRow);
    }
}
