package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sparse products against a search for each row's entries in order; places repeat. */
class SparseMatrixLaws {
    /** Where entries lie. */
    enum Kind {
        ANYWHERE,
        FEW_LONG_ROWS,
        BLOCKS,
        BAND
    }

    @Property(tries = 1000)
    void everySumTakesItsEntriesByColumnThenInTheirOrder(
            @ForAll Kind kind,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 40) int cols,
            @ForAll @IntRange(max = 600) int entries,
            @ForAll @IntRange(max = 4) int silent) {
        var random = new Random(seed);
        int[] rowOf = new int[entries];
        int[] colOf = new int[entries];
        int height = 1 + random.nextInt(rows);
        for (int j = 0; j < entries; j++) {
            rowOf[j] = switch (kind) {
                case ANYWHERE -> random.nextInt(rows);
                case FEW_LONG_ROWS -> random.nextInt(4) == 0 ? random.nextInt(rows) : random.nextInt(rows) % 5;
                case BLOCKS, BAND -> j % rows;
            };
            colOf[j] = switch (kind) {
                case ANYWHERE, FEW_LONG_ROWS -> random.nextInt(cols);
                case BLOCKS -> (j % rows / height + j / rows) % cols;
                case BAND -> (j % rows + j / rows * 7) % cols;
            };
        }
        float[] values = floats(random, entries, 2);
        float[] x = floats(random, cols, silent);
        float[] y = floats(random, rows, 2);
        if (random.nextInt(4) == 0) {
            x[random.nextInt(cols)] = random.nextBoolean() ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        float[] expected = y.clone();
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < cols; k++) {
                for (int j = 0; j < entries; j++) {
                    if (rowOf[j] == i && colOf[j] == k) {
                        expected[i] = Math.fma(values[j], x[k], expected[i]);
                    }
                }
            }
            expected[i] += 0f;
        }
        SparseMatrix w = SparseMatrix.of(rows, cols, rowOf, colOf, values);
        ScalarKernels.INSTANCE.sparse().sparseDotInc(y, 0, rows, w, x, 0, cols, 1);
        assertThat(y).containsExactly(expected);
    }

    /** By row there are as many entries as by column. */
    @Property(tries = 500)
    void everyEntryLiesInOneForm(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 9) int cols) {
        var random = new Random(seed);
        int entries = random.nextInt(300);
        int[] rowOf = random.ints(entries, 0, rows).map(i -> i * i / rows).toArray();
        int[] colOf = random.ints(entries, 0, cols).toArray();
        SparseMatrix w = SparseMatrix.of(rows, cols, rowOf, colOf, floats(random, entries, 0));
        int inPanels = w.byRow().panels().stream()
                .mapToInt(panel -> panel.rows() * panel.cols().length)
                .sum();
        assertThat(inPanels + w.byRow().scattered()).isEqualTo(entries);
    }

    /** So many of four are 0. */
    private static float[] floats(Random random, int n, int silent) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextInt(4) < silent ? 0 : random.nextFloat() * 2 - 1 + 0f;
        }
        return values;
    }
}
