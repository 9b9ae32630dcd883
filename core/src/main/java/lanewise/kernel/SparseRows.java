package lanewise.kernel;

import java.util.List;

/**
 * A sparse matrix by row. Rows whose entries lie as their neighbours' do are in panels. The others go four by four,
 * longest first, so that the four are of about the same length. The entries that all four have come step by step: first
 * those of the first step in the order of the rows, then those of the second one. What the first three rows have beyond
 * that follows, row by row. Fewer than four rows at the end have nothing in common. Arrays are not copied: nobody
 * changes them.
 *
 * @param panels rows that lie alike
 * @param rows the other rows that have entries
 * @param fours where the entries of each four begin
 * @param rests where those entries begin that a row has by itself, and the number of entries at the end
 * @param cols the column of each entry, ascending in each row
 * @param values the entries
 */
@SuppressWarnings("ArrayRecordComponent") // shared by kernels that only read; compared by nobody
public record SparseRows(List<SparsePanel> panels, int[] rows, int[] fours, int[] rests, int[] cols, float[] values) {
    /** Keeps a copy of the list. */
    public SparseRows {
        panels = List.copyOf(panels);
    }

    /** How many entries lie outside the panels. */
    public int scattered() {
        return values.length;
    }
}
