package lanewise.kernel;

/** The sparse products of {@link ScalarKernels}, by column: a silent input costs one comparison. */
final class ScalarSparse implements SparseKernels {
    @Override
    public void sparseDotInc(
            float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items) {
        int[] columns = w.columns();
        int[] rowOf = w.rowOf();
        float[] values = w.values();
        for (int b = 0; b < items; b++) {
            int toY = yAt + b * yStride;
            int toX = xAt + b * xStride;
            for (int k = 0; k < w.cols(); k++) {
                float in = x[toX + k];
                if (in != 0) {
                    for (int j = columns[k]; j < columns[k + 1]; j++) {
                        int i = toY + rowOf[j];
                        y[i] = Math.fma(values[j], in, y[i]) + 0f;
                    }
                }
            }
        }
    }
}
