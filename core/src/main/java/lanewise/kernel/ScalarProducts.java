package lanewise.kernel;

import java.util.Arrays;

/** The products of {@link ScalarKernels}. */
final class ScalarProducts implements ProductKernels {
    private static final ThreadLocal<FloatTiles> SCRATCH = ThreadLocal.withInitial(FloatTiles::new);
    private static final ThreadLocal<float[]> PARTIALS = ThreadLocal.withInitial(() -> new float[Products.CHAINS]);

    @Override
    public void dotInc(
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
        if (partials == 1) {
            SCRATCH.get().oneChain(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, items);
            return;
        }
        for (int b = 0; b < items; b++) {
            partialChains(y, yAt + b * yStride, w, wAt, x, xAt + b * xStride, rows, cols, wStride);
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
}
