package lanewise.kernel;

/**
 * The arithmetic of a step, and that of building: a method per family of operators over arrays, offsets and sizes.
 *
 * <p><b>One answer.</b> {@link ScalarKernels} defines the result of every method; any other implementation gives the
 * same bits as {@link Float#floatToIntBits} sees them (a NaN is a NaN). A product is added by {@code fma} only, a clip
 * is {@code x < low ? low : x}, and no sum ever crosses lanes.
 *
 * <p><b>Ranges.</b> A vector of {@code n >= 0} values named {@code y} is {@code y[yAt] ... y[yAt + n - 1]}. Nothing
 * outside the ranges that a method says it writes is changed. A range that is written may be the very same range as
 * one that is read where the method is elementwise; otherwise they must not overlap. (Values outside the named
 * ranges may be read and ignored.)
 *
 * <p><b>Values.</b> Every stored value that was computed is free of {@code -0}, given inputs that are. Weights are
 * finite, so a zero input contributes nothing and may be skipped. NaN and infinities elsewhere pass through as IEEE
 * says.
 *
 * <p>Arguments are asserted, not checked: those who plan a step have checked them. Implementations hold no state that
 * shows and may be used by several threads at once. A step's methods allocate nothing once they are compiled, if arrays
 * reach 16 values beyond the ranges (where one ends sooner, JDK 21 makes small objects to check that).
 */
public interface Kernels {
    /** {@code "scalar"} or {@code "simd"}. */
    String name();

    /** How many floats one vector holds; 1 if scalar. */
    int lanes();

    /** {@code y = y + x}, elementwise. */
    void add(float[] y, int yAt, float[] x, int xAt, int n);

    /** {@code y = fma(a, x, y)}, elementwise with one factor. */
    void scaleInc(float[] y, int yAt, float a, float[] x, int xAt, int n);

    /** {@code y = fma(a, x, y)}, elementwise. */
    void multiplyInc(float[] y, int yAt, float[] a, int aAt, float[] x, int xAt, int n);

    /** {@code y = fma(y, decay, x * gain)}, elementwise: a lowpass filter's step, with its state as its output. */
    void lowpass(float[] y, int yAt, float[] x, int xAt, int n, float decay, float gain);

    /**
     * {@code y[b] = y[b] + W x[b]} for every item b of a batch.
     *
     * <p>With one partial sum, {@code y[b][i]} is a chain of {@code fma(W[i][k], x[b][k], .)} that starts from the
     * present {@code y[b][i]} and takes k in ascending order. With P partial sums there are P such chains from +0,
     * input k in chain {@code k mod P}; the upper half of them is added to the lower half until one is left
     * ({@code s[p] += s[p + P/2]}), and that is added to {@code y[b][i]}.
     *
     * @param y target; item b has its {@code rows} values at {@code yAt + b * yStride}
     * @param yStride distance between items of y, at least {@code rows}
     * @param w weights by column: {@code W[i][k]} is {@code w[wAt + k * wStride + i]}; all finite
     * @param x inputs; item b has its {@code cols} values at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 lets all items share one input
     * @param rows length of an item of y
     * @param cols length of an item of x
     * @param wStride distance between columns, at least {@code rows}; with several partial sums it is
     *     {@link Products#leading} of the rows and the values between {@code rows} and it are finite
     * @param partials P: 1, or {@link Products#partials} of the operator
     * @param items number of items, at least 0
     */
    void dotInc(
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
            int items);

    /** {@code out = amplitude * max(j, 0)}, elementwise. */
    void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude);

    /** {@code out = j > 1 ? amplitude / fma(tauRc, log1p(1 / (j - 1)), tauRef) : 0}, elementwise. */
    void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p);

    /**
     * {@code v = fma(max(j, 0), dt, v)}; {@code out = spike * floor(v)}; {@code v = v - floor(v)}, elementwise: several
     * spikes may fall into one step.
     *
     * @param spike the output for one spike, amplitude / dt
     */
    void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike);

    /**
     * A leaky integrate-and-fire step, elementwise, with the time of a spike inside its step
     * (Nengo's LIF):
     *
     * <pre>
     * r = refractory - dt;  d = clip(dt - r, 0, dt)
     * v = fma(v - j, expm1(d * negInvTauRc), v)
     * spiked = v &gt; 1
     * refractory = spiked ? fma(tauRc, log1p((1 - v) / (j - 1)), tauRefPlusDt) : r
     * v = spiked ? 0 : v &lt; minVoltage ? minVoltage : v
     * out = spiked ? spike : 0
     * </pre>
     *
     * @param out may be the range of j
     */
    void lif(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p);

    /**
     * {@code C = C + sign * A^T B} in double, for building: {@code C[i][j]} is a chain of
     * {@code fma(sign * A[k][i], B[k][j], .)} that starts from the present {@code C[i][j]} and takes k in ascending
     * order. All three are stored by row. May allocate.
     *
     * @param c target, m by n, with rows {@code cStride} apart
     * @param a p by m, with rows {@code aStride} apart
     * @param b p by n, with rows {@code bStride} apart
     * @param m rows of C
     * @param n columns of C
     * @param p length of the sums
     * @param sign +1 or -1
     */
    void productInc(
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
            double sign);

    /**
     * The upper triangle of {@code C = C + sign * A^T A}, some of its rows: the sums of {@link #productInc} for
     * {@code C[i][j]} with {@code fromRow <= i < toRow} and {@code i <= j < n}. Below the diagonal some of those rows'
     * values are changed too and mean nothing. Threads may share the rows out.
     *
     * @param c target, n by n, with rows {@code cStride} apart
     * @param a p by n, with rows {@code aStride} apart
     * @param n rows and columns of C
     * @param p length of the sums
     * @param sign +1 or -1
     * @param fromRow first row
     * @param toRow row after the last
     */
    void gramInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            int n,
            int p,
            double sign,
            int fromRow,
            int toRow);
}
