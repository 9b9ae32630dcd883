package lanewise.simd;

import lanewise.kernel.SparseMatrix;
import lanewise.kernel.SparsePanel;
import lanewise.kernel.SparseProducts;

/**
 * Sparse products, whose lanes run over rows that lie alike or over items. What is left, scattered rows of few items,
 * is walked as the scalar kernels do: gathering its inputs was at most a third faster, with the widest vectors only.
 */
final class VectorSparse extends SparseProducts {
    private static final int LANES = Species.FLOAT.length();

    /** So many items are worth bringing side by side. */
    private static final int FEWEST = Math.max(2, LANES / 4);

    private static final int IN_PANEL = 1;
    private static final int SIDE_BY_SIDE = 2;
    private static final int SCATTERED = 6;

    @Override
    protected long costByRow(SparseMatrix w, int items) {
        long scattered = w.byRow().scattered();
        boolean sideBySide = items >= FEWEST && isDense(w);
        return (sideBySide ? SIDE_BY_SIDE : SCATTERED) * scattered + IN_PANEL * (w.values().length - scattered);
    }

    @Override
    protected int active(float[] x, int xAt, int n) {
        return VectorActivity.count(x, xAt, n);
    }

    @Override
    protected int next(float[] x, int from, int end) {
        return VectorActivity.next(x, from, end);
    }

    @Override
    protected void panel(float[] y, int yAt, SparsePanel panel, float[] x, int xAt) {
        if (panel.shift() == 0) {
            SparsePanels.block(y, yAt + panel.row(), panel, x, xAt);
        } else {
            SparsePanels.band(y, yAt + panel.row(), panel, x, xAt);
        }
    }

    @Override
    protected void scattered(
            float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        int from = 0;
        while (items - from >= FEWEST && isDense(w)) {
            int group = Math.min(LANES, items - from);
            SparseBatches.scattered(y, yAt + from * yStride, yStride, w, x, xAt + from * xStride, xStride, group);
            from += group;
        }
        super.scattered(y, yAt + from * yStride, yStride, w, x, xAt + from * xStride, xStride, items - from);
    }

    /** Whether there are so many entries that bringing items side by side is little beside them. */
    private static boolean isDense(SparseMatrix w) {
        return w.byRow().scattered() > 2L * (w.rows() + w.cols());
    }
}
