package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sparse products against a search for each row's entries in order; places repeat. */
class SparseMatrixLaws {
    @Property(tries = 500)
    void everySumTakesItsEntriesByColumnThenInTheirOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 20) int cols,
            @ForAll @IntRange(max = 200) int entries) {
        var random = new Random(seed);
        int[] rowOf = random.ints(entries, 0, rows).toArray();
        int[] colOf = random.ints(entries, 0, cols).toArray();
        float[] values = floats(random, entries);
        float[] x = floats(random, cols);
        float[] y = floats(random, rows);
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

    /** About half of them 0. */
    private static float[] floats(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextBoolean() ? 0 : random.nextFloat() * 2 - 1 + 0f;
        }
        return values;
    }
}
