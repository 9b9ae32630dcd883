package lanewise.kernel;

/** The filters of {@link ScalarKernels}. */
final class ScalarFilters implements FilterKernels {
    @Override
    public void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain) {
        for (int i = 0; i < n; i++) {
            y[yAt + i] = Math.fma(y[yAt + i], decay, x[xAt + i] * gain) + 0f;
        }
    }
}
