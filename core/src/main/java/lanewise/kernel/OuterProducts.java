package lanewise.kernel;

import java.util.Arrays;

/**
 * Where the terms of a sum of outer products lie. Grows to the most that was asked for and is then never allocated again.
 * For one thread.
 */
final class OuterProducts {
    private int[] x = new int[0];
    private int[] y = new int[0];
    private int[] rows = new int[0];
    private int terms;
    private int rowCount;

    /** Forgets all terms and makes room for so many. */
    void clearTerms(int most) {
        if (x.length < most) {
            x = new int[most];
            y = new int[most];
        }
        terms = 0;
    }

    void addTerm(int xOffset, int yOffset) {
        x[terms] = xOffset;
        y[terms] = yOffset;
        terms++;
    }

    void clearRows() {
        rowCount = 0;
    }

    /** More rows, whose inputs lie {@code step} apart. */
    void addRows(int from, int step, int count) {
        if (rows.length < rowCount + count) {
            rows = Arrays.copyOf(rows, Math.max(rowCount + count, 2 * rows.length));
        }
        for (int i = 0; i < count; i++) {
            rows[rowCount + i] = from + i * step;
        }
        rowCount += count;
    }

    /** Of each term, the distance of its inputs from those of the first. */
    int[] x() {
        return x;
    }

    /** Of each term, where its output gradients begin. */
    int[] y() {
        return y;
    }

    /** Of each row, where the input of the first term lies. */
    int[] rows() {
        return rows;
    }

    int terms() {
        return terms;
    }

    int rowCount() {
        return rowCount;
    }
}
