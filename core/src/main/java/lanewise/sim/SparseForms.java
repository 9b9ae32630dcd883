package lanewise.sim;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Signal;
import lanewise.graph.SparseEntries;
import lanewise.kernel.SparseMatrix;
import lanewise.kernel.SparsePanel;
import lanewise.plan.Layout;

/**
 * Brings the entries of sparse matrices into the form that kernels read; those of a variable again whenever it has changed.
 *
 * @param layout where the entries of variables lie
 * @param memory of the run
 */
record SparseForms(Layout layout, Memory memory) {
    /** As many numbers, from 1 on, are floats without rounding. */
    private static final int MOST = 1 << 24;

    SparseMatrix of(Signal weights) {
        SparseEntries entries = weights.sparse().orElseThrow();
        return of(weights, entries.rows(), entries.cols(), entries.row(), entries.col());
    }

    SparseMatrix transposed(Signal weights) {
        SparseEntries entries = weights.sparse().orElseThrow();
        return of(weights, entries.cols(), entries.rows(), entries.col(), entries.row());
    }

    private SparseMatrix of(Signal weights, int rows, int cols, int[] rowOf, int[] colOf) {
        double[] given = weights.sparse().orElseThrow().values();
        float[] values = new float[given.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) given[i];
        }
        SparseMatrix matrix = SparseMatrix.of(rows, cols, rowOf, colOf, values);
        if (memory.isVariable(weights)) {
            SparseMatrix numbers = SparseMatrix.of(rows, cols, rowOf, colOf, numbers(weights, values.length));
            int at = layout.entriesOffset(weights) - 1;
            Runnable refresh = () -> refresh(matrix, numbers, memory.parameters(), at);
            refresh.run();
            memory.whenChanged(refresh);
        }
        return matrix;
    }

    /** The entries' numbers in place of their values: where one lies in a form, there belongs its value. */
    private static float[] numbers(Signal weights, int count) {
        if (count > MOST) {
            throw new ModelException("%s: %d entries of a sparse matrix cannot be trained; at most %d can"
                    .formatted(weights, count, MOST));
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    private static void refresh(SparseMatrix matrix, SparseMatrix numbers, float[] parameters, int at) {
        fill(matrix.values(), numbers.values(), parameters, at);
        fill(matrix.byRow().values(), numbers.byRow().values(), parameters, at);
        List<SparsePanel> panels = matrix.byRow().panels();
        for (int i = 0; i < panels.size(); i++) {
            fill(panels.get(i).values(), numbers.byRow().panels().get(i).values(), parameters, at);
        }
    }

    /** What fills up a panel has the number 0, and stays 0. */
    private static void fill(float[] values, float[] numbers, float[] parameters, int at) {
        for (int i = 0; i < values.length; i++) {
            if (numbers[i] > 0) {
                values[i] = parameters[at + (int) numbers[i]];
            }
        }
    }
}
