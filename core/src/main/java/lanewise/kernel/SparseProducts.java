package lanewise.kernel;

import java.util.List;

/**
 * The two ways through a sparse product. If few inputs of an item are not 0, as spikes are, each of them is added to
 * all outputs that it meets, in its turn. Otherwise the outputs are walked over, some of them side by side: each takes
 * its inputs in the same order, and what is 0 changes nothing.
 */
public abstract class SparseProducts implements SparseKernels {
    /** Inputs are counted in pieces, until there are too many. */
    private static final int PIECE = 256;

    /** What an entry costs that is reached from its input: the unit that other costs are given in is an eighth. */
    protected static final int BY_INPUT = 8;

    /** Makes products without state. */
    protected SparseProducts() {}

    /**
     * What a product of some items costs by row, an item: its entries weighed by how fast their form is. By input each
     * entry costs {@link #BY_INPUT}.
     */
    protected abstract long costByRow(SparseMatrix w, int items);

    /** How many of n inputs are not 0. */
    protected abstract int active(float[] x, int xAt, int n);

    /** The first input at {@code from} or after it that is not 0, or {@code end}. */
    protected abstract int next(float[] x, int from, int end);

    /** Adds what a panel gives to one item; {@code yAt} and {@code xAt} are where the item begins. */
    protected abstract void panel(float[] y, int yAt, SparsePanel panel, float[] x, int xAt);

    @Override
    public final void sparseDotInc(
            float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        assert yStride >= w.rows() || items <= 1;
        long most = w.cols() * costByRow(w, items) / Math.max(1, (long) BY_INPUT * w.values().length);
        int from = 0;
        for (int b = 0; b < items; b++) {
            if (isSilent(x, xAt + b * xStride, w.cols(), most)) {
                byRow(y, yAt + from * yStride, yStride, w, x, xAt + from * xStride, xStride, b - from);
                byInput(y, yAt + b * yStride, w, x, xAt + b * xStride);
                from = b + 1;
            }
        }
        byRow(y, yAt + from * yStride, yStride, w, x, xAt + from * xStride, xStride, items - from);
    }

    /** Whether at most so many inputs are active. */
    private boolean isSilent(float[] x, int xAt, int cols, long most) {
        int active = 0;
        for (int k = 0; k < cols && active <= most; k += PIECE) {
            active += active(x, xAt + k, Math.min(PIECE, cols - k));
        }
        return active <= most;
    }

    private void byInput(float[] y, int yAt, SparseMatrix w, float[] x, int xAt) {
        int[] columns = w.columns();
        int end = xAt + w.cols();
        for (int i = next(x, xAt, end); i < end; i = next(x, i + 1, end)) {
            int k = i - xAt;
            column(y, yAt, w.rowOf(), w.values(), columns[k], columns[k + 1], x[i]);
        }
    }

    private static void column(float[] y, int yAt, int[] rowOf, float[] values, int from, int end, float in) {
        for (int j = from; j < end; j++) {
            int i = yAt + rowOf[j];
            y[i] = Math.fma(values[j], in, y[i]) + 0f;
        }
    }

    private void byRow(float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        List<SparsePanel> panels = w.byRow().panels();
        for (int p = 0; p < panels.size(); p++) {
            for (int b = 0; b < items; b++) {
                panel(y, yAt + b * yStride, panels.get(p), x, xAt + b * xStride);
            }
        }
        scattered(y, yAt, yStride, w, x, xAt, xStride, items);
    }

    /** Adds what lies outside the panels to some items. */
    protected void scattered(
            float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        SparseRows rows = w.byRow();
        for (int b = 0; b < items; b++) {
            int toY = yAt + b * yStride;
            for (int f = 0; f < rows.fours().length; f++) {
                four(y, toY, rows, f, x, xAt + b * xStride);
                rests(y, toY, rows, 4 * f, 3, x, xAt + b * xStride);
            }
            int fours = 4 * rows.fours().length;
            rests(y, toY, rows, fours, rows.rows().length - fours, x, xAt + b * xStride);
        }
    }

    /** Adds what four rows have in common. */
    private static void four(float[] y, int yAt, SparseRows rows, int f, float[] x, int xAt) {
        int[] cols = rows.cols();
        float[] values = rows.values();
        int end = rows.rests()[4 * f];
        int y0 = yAt + rows.rows()[4 * f];
        int y1 = yAt + rows.rows()[4 * f + 1];
        int y2 = yAt + rows.rows()[4 * f + 2];
        int y3 = yAt + rows.rows()[4 * f + 3];
        float s0 = y[y0];
        float s1 = y[y1];
        float s2 = y[y2];
        float s3 = y[y3];
        for (int j = rows.fours()[f]; j < end; j += 4) {
            s0 = Math.fma(values[j], x[xAt + cols[j]], s0);
            s1 = Math.fma(values[j + 1], x[xAt + cols[j + 1]], s1);
            s2 = Math.fma(values[j + 2], x[xAt + cols[j + 2]], s2);
            s3 = Math.fma(values[j + 3], x[xAt + cols[j + 3]], s3);
        }
        y[y0] = s0 + 0f;
        y[y1] = s1 + 0f;
        y[y2] = s2 + 0f;
        y[y3] = s3 + 0f;
    }

    /** Adds what some rows have by themselves. */
    private static void rests(float[] y, int yAt, SparseRows rows, int first, int count, float[] x, int xAt) {
        int[] cols = rows.cols();
        float[] values = rows.values();
        for (int r = first; r < first + count; r++) {
            int end = rows.rests()[r + 1];
            int i = yAt + rows.rows()[r];
            float sum = y[i];
            for (int j = rows.rests()[r]; j < end; j++) {
                sum = Math.fma(values[j], x[xAt + cols[j]], sum);
            }
            y[i] = sum + 0f;
        }
    }
}
