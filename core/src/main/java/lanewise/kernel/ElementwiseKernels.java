package lanewise.kernel;

/** Sums and products value by value; the rules of {@link Kernels} hold. */
public interface ElementwiseKernels {

    /** {@code y = y + x}, elementwise. */
    void add(float[] y, int yAt, float[] x, int xAt, int n);

    /** {@code y = fma(a, x, y)}, elementwise with one factor. */
    void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n);

    /** {@code y = fma(a, x, y)}, elementwise. */
    void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n);

    /**
     * {@code y = fma(a, x, b)}, elementwise.
     *
     * @param b may be the range of y
     */
    void multiplyAdd(float[] y, int yAt, float[] b, int bAt, float[] a, int aAt, float[] x, int xAt, int n);

    /** Whether none of the values is infinite or a NaN. */
    default boolean areFinite(float[] x, int xAt, int n) {
        for (int i = 0; i < n; i++) {
            if (!Float.isFinite(x[xAt + i])) {
                return false;
            }
        }
        return true;
    }
}
