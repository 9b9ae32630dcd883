package lanewise.kernel;

/** The elementwise kernels of {@link ScalarKernels}. */
final class ScalarElementwise implements ElementwiseKernels {
    @Override
    public void add(float[] y, int yAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = y[yAt + i] + x[xAt + i];
        }
    }

    @Override
    public void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(a, x[xAt + i], y[yAt + i]) + 0f;
        }
    }

    @Override
    public void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(a[aAt + i], x[xAt + i], y[yAt + i]) + 0f;
        }
    }

    @Override
    public void multiplyAdd(float[] y, int yAt, float[] b, int bAt, float[] a, int aAt, float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(a[aAt + i], x[xAt + i], b[bAt + i]) + 0f;
        }
    }
}
