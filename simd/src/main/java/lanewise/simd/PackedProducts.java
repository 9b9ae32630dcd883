package lanewise.simd;

import lanewise.kernel.Scratch;

/**
 * Products for many items. The weights of a block are copied to panels first, in the order in which they are read: then
 * all items find them on a few pages, whatever the distance between columns. Blocks follow each other along the sums, which
 * wait in y, so every sum remains one chain.
 */
final class PackedProducts {
    /** With fewer items the copies cost more than they bring. */
    static final int FEWEST_ITEMS = 64;

    /** Rows of a panel: four vectors of the widest kind. */
    static final int PANEL = 64;

    /** Rows and columns of a block, whose panels take 1 MB: they come from the second or third cache. */
    private static final int ROWS = 1024;

    private static final int COLUMNS = 256;

    /** Items that take their turn at a panel: their inputs, 128 KB, stay in the second cache for all panels. */
    private static final int ITEMS = 128;

    private static final ThreadLocal<Scratch> PANELS = ThreadLocal.withInitial(Scratch::new);

    private PackedProducts() {}

    /** {@link FloatProducts#dotInc} for whole panels of rows and whole groups of items. */
    static void dotInc(
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
        assert rows % PANEL == 0 && items % FloatProducts.ITEMS == 0;
        for (int i = 0; i < rows; i += ROWS) {
            int height = Math.min(ROWS, rows - i);
            float[] panels = PANELS.get().atLeast(height * Math.min(COLUMNS, cols));
            for (int k = 0; k < cols; k += COLUMNS) {
                int width = Math.min(COLUMNS, cols - k);
                pack(panels, w, wAt + k * wStride + i, height, width, wStride);
                for (int b = 0; b < items; b += ITEMS) {
                    int group = Math.min(ITEMS, items - b);
                    int toY = yAt + b * yStride + i;
                    multiply(y, toY, yStride, panels, x, xAt + b * xStride + k, xStride, height, width, group);
                }
            }
        }
    }

    private static void pack(float[] panels, float[] w, int wAt, int rows, int cols, int wStride) {
        for (int k = 0; k < cols; k++) { // columns outside: they come from far away, in their order
            for (int i = 0; i < rows; i += PANEL) {
                System.arraycopy(w, wAt + k * wStride + i, panels, i * cols + k * PANEL, PANEL);
            }
        }
    }

    private static void multiply(
            float[] y,
            int yAt,
            int yStride,
            float[] panels,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int items) {
        for (int i = 0; i < rows; i += PANEL) {
            for (int b = 0; b < items; b += FloatProducts.ITEMS) {
                int toY = yAt + b * yStride + i;
                FloatProducts.tile4x4(y, toY, yStride, panels, i * cols, x, xAt + b * xStride, xStride, cols, PANEL);
            }
        }
    }
}
