package lanewise.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Lays a matrix that is given by column out by row. */
final class SparseRowsBuilder {
    /** Fewer rows would be walked faster each by itself. */
    private static final int FEWEST = 8;

    private final int[] starts;
    private final int[] cols;
    private final float[] values;
    private final List<SparsePanel> panels = new ArrayList<>();

    /** Walking the columns in their order gives each row its entries in theirs. */
    private SparseRowsBuilder(int rows, int[] columns, int[] rowOf, float[] byColumn) {
        starts = new int[rows + 1];
        for (int row : rowOf) {
            starts[row + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        cols = new int[byColumn.length];
        values = new float[byColumn.length];
        for (int k = 0; k + 1 < columns.length; k++) {
            for (int j = columns[k]; j < columns[k + 1]; j++) {
                int to = next[rowOf[j]]++;
                cols[to] = k;
                values[to] = byColumn[j];
            }
        }
    }

    /** Parameters as of {@link SparseMatrix}. */
    static SparseRows build(int rows, int[] columns, int[] rowOf, float[] values) {
        return new SparseRowsBuilder(rows, columns, rowOf, values).build();
    }

    private SparseRows build() {
        int rows = starts.length - 1;
        var loose = new BitSet(rows);
        for (int row = 0; row < rows; ) {
            int shift = shift(row);
            int end = row + 1;
            while (shift >= 0 && end < rows && shift(end - 1) == shift) {
                end++;
            }
            if (end - row >= FEWEST) {
                panels.add(panel(row, end - row, shift));
                row = end;
            } else {
                loose.set(row++);
            }
        }
        return byFour(longestFirst(loose));
    }

    private int length(int row) {
        return starts[row + 1] - starts[row];
    }

    /** How many columns the next row's entries lie to the right of this row's: 0 or 1, or -1 for anything else. */
    private int shift(int row) {
        if (row + 2 >= starts.length || length(row) == 0 || length(row) != length(row + 1)) {
            return -1;
        }
        int from = starts[row];
        int below = starts[row + 1];
        int shift = cols[below] - cols[from];
        for (int j = 1; j < length(row); j++) {
            if (cols[below + j] - cols[from + j] != shift) {
                return -1;
            }
        }
        return shift == 0 || shift == 1 ? shift : -1;
    }

    private SparsePanel panel(int row, int rows, int shift) {
        int steps = length(row);
        int[] ofFirst = Arrays.copyOfRange(cols, starts[row], starts[row + 1]);
        int lead = SparsePanel.lead(rows);
        float[] byStep = new float[Math.multiplyExact(lead, steps)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < steps; j++) {
                byStep[j * lead + i] = values[starts[row + i] + j];
            }
        }
        return new SparsePanel(row, rows, shift, ofFirst, byStep);
    }

    private SparseRows byFour(int[] some) {
        int[] fours = new int[some.length / 4];
        int[] rests = new int[some.length + 1];
        int entries = IntStream.of(some).map(this::length).sum();
        int[] theirCols = new int[entries];
        float[] theirs = new float[entries];
        int to = 0;
        for (int r = 0; r < some.length; r++) {
            int common = r / 4 < fours.length ? length(some[r / 4 * 4 + 3]) : 0;
            if (r % 4 == 0 && common > 0) {
                fours[r / 4] = to;
                for (int j = 0; j < common; j++) {
                    for (int lane = 0; lane < 4; lane++, to++) {
                        theirCols[to] = cols[starts[some[r + lane]] + j];
                        theirs[to] = values[starts[some[r + lane]] + j];
                    }
                }
            }
            rests[r] = to;
            int rest = length(some[r]) - common;
            System.arraycopy(cols, starts[some[r]] + common, theirCols, to, rest);
            System.arraycopy(values, starts[some[r]] + common, theirs, to, rest);
            to += rest;
        }
        rests[some.length] = to;
        return new SparseRows(panels, some, fours, rests, theirCols, theirs);
    }

    /** Those rows that have entries, in descending number of them, equal ones as they come. */
    private int[] longestFirst(BitSet some) {
        return some.stream()
                .filter(row -> length(row) > 0)
                .mapToLong(row -> (long) -length(row) << 32 | row)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }
}
