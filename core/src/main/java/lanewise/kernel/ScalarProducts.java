package lanewise.kernel;

import java.util.Arrays;

/** The products of {@link ScalarKernels}. */
final class ScalarProducts {
    private static final ThreadLocal<float[]> PARTIALS = ThreadLocal.withInitial(() -> new float[Products.CHAINS]);

    private ScalarProducts() {}

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
            int partials,
            int items) {
        assert wStride >= rows && (partials == 1 || partials * wStride == Products.CHAINS);
        for (int b = 0; b < items; b++) {
            if (partials == 1) {
                oneChain(y, yAt + b * yStride, w, wAt, x, xAt + b * xStride, rows, cols, wStride);
            } else {
                partialChains(y, yAt + b * yStride, w, wAt, x, xAt + b * xStride, rows, cols, wStride);
            }
        }
    }

    private static void oneChain(
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

    private static void partialChains(
            float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, int rows, int cols, int wStride) {
        float[] sums = PARTIALS.get();
        Arrays.fill(sums, 0f);
        for (int k = 0; k < cols; k++) {
            float in = x[xAt + k];
            if (in != 0) {
                int column = wAt + k * wStride;
                int slot = k * wStride & Products.CHAINS - 1;
                for (int i = 0; i < rows; i++) {
                    sums[slot + i] = Math.fma(w[column + i], in, sums[slot + i]);
                }
            }
        }
        for (int half = Products.CHAINS / 2; half >= wStride; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        for (int i = 0; i < rows; i++) {
            y[yAt + i] = y[yAt + i] + sums[i];
        }
    }

    static void productInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int m,
            int n,
            int p,
            double sign) {
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < p; k++) {
                double factor = sign * a[aAt + k * aStride + i];
                for (int j = 0; j < n; j++) {
                    int at = cAt + i * cStride + j;
                    c[at] = Math.fma(factor, b[bAt + k * bStride + j], c[at]);
                }
            }
        }
    }
}
