package lanewise.kernel;

/** Steps of linear filters, each value filtered for itself; the rules of {@link Kernels} hold. */
public interface FilterKernels {

    /** {@code y = fma(y, decay, x * gain)}, elementwise: a lowpass filter's step, with its state as its output. */
    void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain);
}
