package lanewise.kernel;

/** Steps of filters, each value filtered for itself; the rules of {@link Kernels} hold. */
public interface FilterKernels {

    /**
     * A step of a linear filter, elementwise, in the form that {@link FilterStep} chose. The state X has a row of n
     * values for each order.
     *
     * <pre>
     * NO_STATE         y = d * u
     * STATE_IS_OUTPUT  X = fma(X, a, u * b);  y = X
     * NO_FEED_THROUGH  X = advanced(X, u);  y = chain(0, c, X)
     * FEED_THROUGH     y = chain(d * u, c, X);  X = advanced(X, u)
     *
     * advanced(X, u)[i] = chain(b[i] * u, a[i], X)
     * chain(s, f, X)    = fma(f[order - 1], X[order - 1], ... fma(f[1], X[1], fma(f[0], X[0], s)))
     * </pre>
     *
     * @param y the outputs; may be the range of u, and of X where the state is the output
     * @param x the state: row i at {@code xAt + i * xStride}; not read where there is none
     * @param xStride distance between the state's rows, at least n
     * @param u the inputs
     */
    void linearFilter(float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step);

    /**
     * A step of a filter with a triangular impulse response, elementwise:
     *
     * <pre>
     * y = fma(n0, u, y) - (((0 + ring[0]) + ring[1]) + ... + ring[taps - 1])
     * ring[(index + 1) mod taps] = ndiff * u
     * </pre>
     *
     * @param y the outputs, which are also state
     * @param ring what is still to be taken off at each step: row t at {@code ringAt + t * ringStride}
     * @param ringStride distance between rows, at least n
     * @param u the inputs
     * @param index the row written last, at least 0 and below the taps; the caller moves it on
     */
    void triangle(
            float[] y,
            int yAt,
            float[] ring,
            int ringAt,
            int ringStride,
            float[] u,
            int uAt,
            int n,
            TriangleStep step,
            int index);
}
