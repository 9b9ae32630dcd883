package lanewise.kernel;

/**
 * The scalar product with one chain a row. The compiler turns a loop into vector instructions by itself only if all its
 * arrays are read at the same index, so pieces of columns are copied to arrays of their own, and four are added at a
 * time. The order of every sum is that of {@link ProductKernels#dotInc}. Each thread needs its own.
 */
final class FloatTiles {
    private static final int ROWS = 256;
    private static final int COLS = 32;
    /** Below this a copy costs more than it brings. */
    private static final int FEW = 12;

    private final float[][] columns = new float[COLS][ROWS];
    private final float[] sums = new float[ROWS];
    private final int[] active = new int[COLS];

    void oneChain(
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
        if (rows < FEW) {
            for (int b = 0; b < items; b++) {
                plain(y, yAt + b * yStride, w, wAt, x, xAt + b * xStride, rows, cols, wStride);
            }
            return;
        }
        for (int row = 0; row < rows; row += ROWS) {
            int height = Math.min(ROWS, rows - row);
            for (int col = 0; col < cols; col += COLS) {
                int width = Math.min(COLS, cols - col);
                int from = wAt + col * wStride + row;
                for (int k = 0; k < width; k++) {
                    if (items > 1 || x[xAt + col + k] != 0) {
                        System.arraycopy(w, from + k * wStride, columns[k], 0, height);
                    }
                }
                for (int b = 0; b < items; b++) {
                    tile(y, yAt + b * yStride + row, x, xAt + b * xStride + col, height, width);
                }
            }
        }
    }

    private static void plain(
            float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        for (int k = 0; k < cols; k++) {
            float in = x[xAt + k];
            if (in != 0) {
                int column = wAt + k * wStride;
                for (int i = 0; i < rows; i++) {
                    y[yAt + i] = Math.fma(w[column + i], in, y[yAt + i]) + 0f;
                }
            }
        }
    }

    private void tile(float[] y, int yAt, float[] x, int xAt, int height, int width) {
        int count = 0;
        for (int k = 0; k < width; k++) {
            if (x[xAt + k] != 0) {
                active[count++] = k;
            }
        }
        if (count == 0) {
            return;
        }
        System.arraycopy(y, yAt, sums, 0, height);
        int i = 0;
        for (; i + 3 < count; i += 4) {
            int k0 = active[i];
            int k1 = active[i + 1];
            int k2 = active[i + 2];
            int k3 = active[i + 3];
            addFour(
                    columns[k0],
                    columns[k1],
                    columns[k2],
                    columns[k3],
                    x[xAt + k0],
                    x[xAt + k1],
                    x[xAt + k2],
                    x[xAt + k3],
                    height);
        }
        for (; i < count; i++) {
            addOne(columns[active[i]], x[xAt + active[i]], height);
        }
        for (int j = 0; j < height; j++) {
            y[yAt + j] = sums[j] + 0f;
        }
    }

    private void addFour(
            float[] w0, float[] w1, float[] w2, float[] w3, float x0, float x1, float x2, float x3, int n) {
        float[] s = sums;
        for (int j = 0; j < n; j++) {
            s[j] = Math.fma(w3[j], x3, Math.fma(w2[j], x2, Math.fma(w1[j], x1, Math.fma(w0[j], x0, s[j]))));
        }
    }

    private void addOne(float[] w, float x, int n) {
        float[] s = sums;
        for (int j = 0; j < n; j++) {
            s[j] = Math.fma(w[j], x, s[j]);
        }
    }
}
