package lanewise.simd;

import lanewise.kernel.ActiveTerms;

/** Products for many items of which most inputs are 0, as those from neurons that spike: only the others are gone through. */
final class QuietProducts {
    /** With fewer items or rows a list of inputs costs more than it brings. */
    private static final int FEWEST_ITEMS = 4;

    private static final int FEWEST_ROWS = 64;

    /** What a term of a list costs, in those of a tile. */
    private static final int COST_OF_ACTIVE = 3;

    private static final ThreadLocal<ActiveTerms> ACTIVE =
            ThreadLocal.withInitial(() -> new ActiveTerms(VectorActivity::find));

    private QuietProducts() {}

    /**
     * {@link FloatProducts#dotInc}, if that is faster so; otherwise nothing is changed.
     *
     * @return whether it was computed
     */
    static boolean dotInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int items) {
        if (items < FEWEST_ITEMS || rows < FEWEST_ROWS) {
            return false;
        }
        int most = (int) ((long) items * cols / COST_OF_ACTIVE);
        if (!isQuiet(x, xAt, cols) || !isQuiet(x, xAt + (items - 1) * xStride, cols)) {
            return false;
        }
        ActiveTerms terms = ACTIVE.get();
        if (!terms.byItem(x, xAt, xStride, cols, items, most)) {
            return false;
        }
        ActivePanels.add(y, yAt, yStride, w, wAt, wStride, terms, rows, cols);
        return true;
    }

    private static boolean isQuiet(float[] x, int at, int n) {
        return VectorActivity.count(x, at, n) * COST_OF_ACTIVE < n;
    }
}
