package lanewise.kernel;

/**
 * Neighbouring rows of a sparse matrix whose entries lie alike: in the same columns, as in a block on the diagonal, or
 * each one column to the right of the row before, as in a band. Step j adds the j-th entry of every row. Arrays are not
 * copied: nobody changes them.
 *
 * @param row the first row
 * @param rows how many there are
 * @param shift how many columns the entries of a row lie to the right of those of the row before: 0 or 1
 * @param cols for each step the column of the first row's entry
 * @param values for each step one for each row, filled up with zeros to {@link #lead}
 */
@SuppressWarnings("ArrayRecordComponent") // shared by kernels that only read; compared by nobody
public record SparsePanel(int row, int rows, int shift, int[] cols, float[] values) {
    /** As many as the widest vectors have lanes. */
    private static final int LANES = 16;

    /** The distance between steps in the values: a whole number of vectors of any width. */
    public int lead() {
        return lead(rows);
    }

    static int lead(int rows) {
        return Math.ceilDiv(rows, LANES) * LANES;
    }
}
