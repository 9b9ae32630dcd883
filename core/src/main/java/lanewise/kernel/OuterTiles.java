package lanewise.kernel;

/**
 * The scalar sum of outer products. As with {@link FloatTiles}, pieces of the output gradients are copied to arrays of
 * their own, which the compiler turns into vector instructions. Each thread needs its own.
 */
final class OuterTiles {
    private static final int WIDTH = 256;
    private static final int TERMS = 32;
    /** Below this a copy costs more than it brings. */
    private static final int FEW = 12;

    private final float[][] outputs = new float[TERMS][WIDTH];
    private final float[] sums = new float[WIDTH];

    /** {@link TiledGradients#outerProducts}. */
    void add(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int[] yOf,
            int yStep,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms) {
        if (width < FEW) {
            narrow(g, gAt, gStride, yBar, yOf, yStep, x, xRow, xOf, rows, width, terms);
            return;
        }
        for (int i = 0; i < width; i += WIDTH) {
            int size = Math.min(WIDTH, width - i);
            for (int t = 0; t < terms; t += TERMS) {
                int count = Math.min(TERMS, terms - t);
                for (int k = 0; k < count; k++) {
                    copy(yBar, yOf[t + k] + i * yStep, yStep, outputs[k], size);
                }
                for (int r = 0; r < rows; r++) {
                    row(g, gAt + r * gStride + i, x, xRow[r], xOf, t, count, size);
                }
            }
        }
    }

    private static void narrow(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int[] yOf,
            int yStep,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < width; i++) {
                float sum = g[gAt + r * gStride + i];
                for (int t = 0; t < terms; t++) {
                    sum = Math.fma(yBar[yOf[t] + i * yStep], x[xRow[r] + xOf[t]], sum);
                }
                g[gAt + r * gStride + i] = sum + 0f;
            }
        }
    }

    private static void copy(float[] from, int at, int step, float[] to, int n) {
        if (step == 1) {
            System.arraycopy(from, at, to, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[i] = from[at + i * step];
        }
    }

    private void row(float[] g, int gAt, float[] x, int xAt, int[] xOf, int from, int count, int n) {
        System.arraycopy(g, gAt, sums, 0, n);
        int k = 0;
        for (; k + 3 < count; k += 4) {
            addFour(
                    outputs[k],
                    outputs[k + 1],
                    outputs[k + 2],
                    outputs[k + 3],
                    x[xAt + xOf[from + k]],
                    x[xAt + xOf[from + k + 1]],
                    x[xAt + xOf[from + k + 2]],
                    x[xAt + xOf[from + k + 3]],
                    n);
        }
        for (; k < count; k++) {
            addOne(outputs[k], x[xAt + xOf[from + k]], n);
        }
        for (int i = 0; i < n; i++) {
            g[gAt + i] = sums[i] + 0f;
        }
    }

    private void addFour(
            float[] y0, float[] y1, float[] y2, float[] y3, float x0, float x1, float x2, float x3, int n) {
        float[] s = sums;
        for (int i = 0; i < n; i++) {
            s[i] = Math.fma(y3[i], x3, Math.fma(y2[i], x2, Math.fma(y1[i], x1, Math.fma(y0[i], x0, s[i]))));
        }
    }

    private void addOne(float[] y, float x, int n) {
        float[] s = sums;
        for (int i = 0; i < n; i++) {
            s[i] = Math.fma(y[i], x, s[i]);
        }
    }
}
