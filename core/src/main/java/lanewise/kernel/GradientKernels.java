package lanewise.kernel;

/**
 * Steps backwards: from the gradient of a loss with respect to what an operator wrote, that of what it read. A name with
 * {@code Bar} is such a gradient; the rules of {@link Kernels} hold. Unlike weights, gradients need not be finite, so no
 * zero is skipped: a NaN shows wherever it reaches. Gradients are added to what is there, never set, except where a
 * method says so, and what is written overlaps nothing that is read, unless it is said.
 *
 * <p>The gradient of a product's or a convolution's input needs no method here: it is
 * {@link ProductKernels#dotInc} with the {@linkplain #transpose transposed} weights, or {@link ConvolutionKernels#convInc}
 * with the {@linkplain ConvolutionShape#adjoint adjoint shape} and the {@linkplain #adjointWeights adjoint weights}.
 */
public interface GradientKernels {

    /**
     * The weights of {@link ProductKernels#dotInc}: {@code g[i][k] += sum over b of yBar[b][i] * x[b][k]} for some
     * columns k. Each is one chain of {@code fma(yBar[b][i], x[b][k], .)} from its present value, items ascending.
     *
     * @param g gradient of the weights by column: that of {@code W[i][k]} at {@code gAt + k * gStride + i}
     * @param gStride distance between columns, at least {@code rows}
     * @param yBar gradient of the product; item b has its {@code rows} values at {@code yAt + b * yStride}
     * @param x inputs; item b begins at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 if all items share one input
     * @param rows length of an item of yBar
     * @param fromCol the first column
     * @param toCol behind the last: threads share the columns
     * @param items number of items, at least 0
     */
    void dotGradient(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int fromCol,
            int toCol,
            int items);

    /**
     * The weights of {@link ConvolutionKernels#convInc}, for some of their rows. Each is one chain of
     * {@code fma(yBar, x, .)} from its present value over all pairs of an output and an input that it joins: items
     * ascending, then positions of the output ascending.
     *
     * @param g gradient of the weights, laid out like them: {@code (*kernel, channels / groups, filters)} by row
     * @param yBar gradient of the output; item b has its {@code shape.outputs()} values at {@code yAt + b * yStride}
     * @param x inputs; item b has its {@code shape.inputs()} values at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 if all items share one input
     * @param fromRow the first of the {@link ConvolutionShape#rows} of weights
     * @param toRow behind the last: threads share the rows
     * @param items number of items, at least 0
     */
    void convGradient(
            float[] g,
            int gAt,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int fromRow,
            int toRow,
            int items);

    /**
     * What is shared by all items, as a bias: {@code g[i] += yBar[b][i]} for {@code from <= i < to}, items ascending.
     *
     * @param g gradient, value i at {@code gAt + i}
     * @param yBar value i of item b at {@code yAt + b * yStride + i}
     */
    void addItems(float[] g, int gAt, float[] yBar, int yAt, int yStride, int from, int to, int items);

    /**
     * Sets a matrix to the transpose of another: {@code to[toAt + i * toStride + k] = from[fromAt + k * fromStride + i]}.
     * From the weights of a product by column it makes those of its adjoint by column.
     *
     * @param toStride at least {@code cols}; what lies between is left as it is
     * @param fromStride at least {@code rows}
     * @param rows values side by side in {@code from}
     * @param cols values side by side in {@code to}
     */
    void transpose(float[] to, int toAt, int toStride, float[] from, int fromAt, int fromStride, int rows, int cols);

    /**
     * Sets the weights of {@link ConvolutionShape#adjoint}, {@code (*kernel, filters / groups, channels)}, from those of
     * a shape: channels and filters of each group change places.
     *
     * @param into as many values as the shape has weights
     */
    default void adjointWeights(float[] into, int intoAt, float[] w, int wAt, ConvolutionShape shape) {
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        for (int tap = 0; tap < shape.rows() / channels; tap++) {
            for (int group = 0; group < shape.groups(); group++) {
                transpose(
                        into,
                        intoAt + tap * filters * shape.channels() + group * channels,
                        shape.channels(),
                        w,
                        wAt + tap * channels * shape.filters() + group * filters,
                        shape.filters(),
                        filters,
                        channels);
            }
        }
    }

    /** {@code jBar = fma(j > 0 ? amplitude : 0, outBar, jBar)}, elementwise. */
    void rectifiedLinear(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float amplitude);

    /** {@code jBar = fma(j > 0 ? amplitude : amplitude * negativeSlope, outBar, jBar)}, elementwise. */
    void leakyRectifiedLinear(
            float[] jBar,
            int jBarAt,
            float[] outBar,
            int outBarAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float amplitude);

    /**
     * The slope of the logistic function, {@code s(j) * s(-j)}, in a form that is precise in both tails, elementwise:
     *
     * <pre>
     * e = exp(-|j|)
     * jBar = fma(maxRate * (e / ((1 + e) * (1 + e))), outBar, jBar)
     * </pre>
     */
    void sigmoid(float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate);

    /**
     * The slope of the hyperbolic tangent, {@code 1 - tanh(j)^2}, in a form that is precise in both tails, elementwise:
     *
     * <pre>
     * e = exp(-2 |j|)
     * jBar = fma(4 * maxRate * (e / ((1 + e) * (1 + e))), outBar, jBar)
     * </pre>
     */
    void tanh(float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, float maxRate);

    /**
     * The slope of the leaky integrate-and-fire rate, {@code amplitude * tauRc / (z (z + 1) t^2)} with
     * {@code z = j - 1} and t the interval between spikes, elementwise. It has no bound just above the threshold, and is 0
     * from there down. (z is clipped to {@link LifRateStep#FARTHEST}.)
     *
     * <pre>
     * t = fma(tauRc, log1p(1 / z), tauRef)
     * slope = z > 0 ? amplitude * tauRc * (1 / (z * t)) / ((z + 1) * t) : 0
     * jBar = fma(slope, outBar, jBar)
     * </pre>
     */
    void lifRate(float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, LifRateStep p);

    /**
     * The slope of {@link NeuronKernels#softLifRate}, with its x and s, elementwise. (s is clipped to
     * {@link LifRateStep#FARTHEST}.)
     *
     * <pre>
     * e = exp(max(-|x|, -87))
     * rise = s &gt; 0 ? (x &lt; 0 ? e : 1) / (1 + e) : 1 / sigma
     * t = fma(tauRc, s &gt; 0 ? log1p(1 / s) : -s - logSigma, tauRef)
     * slope = amplitude * tauRc * (rise / (s &gt; 0 ? s * t : t)) / (s &gt; 0 ? (s + 1) * t : t)
     * jBar = fma(slope, outBar, jBar)
     * </pre>
     */
    void softLifRate(
            float[] jBar, int jBarAt, float[] outBar, int outBarAt, float[] j, int jAt, int n, SoftLifRateStep p);

    /**
     * Sets what stands for the slope of a spike, elementwise: a function of how far the membrane is from its threshold,
     * as {@link SurrogateStep} says.
     *
     * @param slope set; may be the range of u
     * @param u voltage less threshold
     */
    void surrogate(float[] slope, int slopeAt, float[] u, int uAt, int n, SurrogateStep p);

    /**
     * A step of {@link NeuronKernels#lif} backwards, with a surrogate for the slope of a spike, elementwise: {@code vBar}
     * is the gradient of the voltage after the step and becomes that of the voltage before it. What the refractory time
     * does, d, is taken for given. With d, the voltage {@code v1} and {@code spiked} as that step has them from what was
     * there before it, in the same form of its exponential:
     *
     * <pre>
     * e = expm1(d * negInvTauRc);  v1 = fma(v - j, e, v)
     * slope = surrogate(v1 - 1)
     * kept = spiked || v1 &lt; minVoltage ? 0 : 1
     * kept = fma(-(v1 &lt; minVoltage ? minVoltage : v1), slope, kept)      through the reset only
     * v1Bar = fma(spike * slope, outBar, kept * vBar)
     * vBar = fma(e, v1Bar, v1Bar)
     * jBar = fma(-e, v1Bar, jBar)
     * </pre>
     *
     * @param v voltage before the step
     * @param refractory refractory time before the step
     */
    void lif(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p,
            SurrogateStep surrogate);

    /**
     * A step backwards of {@link NeuronKernels#spikingRectifiedLinear}, {@link NeuronKernels#regularSpiking} or, towards
     * zero, {@link NeuronKernels#spikingLeakyRectifiedLinear}, elementwise. The surrogate is that of the nearest of the
     * thresholds that the input can pass: 1, 2, 3 and so on, or 0, -1, -2 and so on under a negative one; towards zero
     * these are 1, 2, 3 and so on of the voltage's size.
     *
     * <pre>
     * x = j &lt; 0 ? negativeSlope * j : j;  v1 = fma(x, dt, v);  h = towardsZero &amp;&amp; v1 &lt; 0 ? -v1 : v1
     * nearest = floor(h + 0.5)
     * threshold = !towardsZero &amp;&amp; x &lt; 0 ? min(nearest, 0) : max(nearest, 1)
     * slope = surrogate(h - threshold)
     * v1Bar = fma(spike * slope, outBar, (throughReset ? 1 - slope : 1) * vBar)
     * vBar = v1Bar
     * jBar = fma(j &gt; 0 ? dt : dt * negativeSlope, v1Bar, jBar)
     * </pre>
     *
     * @param vBar gradient of the voltage after the step, becomes that before it
     * @param v voltage before the step
     */
    void integrating(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            IntegratingStep p,
            SurrogateStep surrogate);

    /**
     * A step of {@link NeuronKernels#izhikevich} backwards, elementwise, with {@code v1} the voltage before it is reset.
     * The distance from the threshold is in parts of the way from the reset to it, {@code range = 30 - resetVoltage} (1 if
     * that is not positive).
     *
     * <pre>
     * slope = surrogate((v1 - 30) / range) / range
     * wBar = fma(recoveryStep * coupling, uBar, vBar)
     * v1Bar = fma(spike * slope, outBar, spiked ? 0 : wBar)
     * v1Bar = fma(slope, fma(resetVoltage - v1, wBar, resetRecovery * uBar), v1Bar)      through the reset only
     * vBar = fma(step, fma(0.08, v, 5), 1) * v1Bar
     * uBar = fma(-step, v1Bar, fma(-recoveryStep, uBar, uBar))
     * jBar = fma(j &lt; -30 ? 0 : step, v1Bar, jBar)
     * </pre>
     *
     * @param vBar gradient of the voltage after the step, becomes that before it
     * @param uBar gradient of the recovery after the step, becomes that before it
     * @param v voltage before the step
     * @param u recovery before the step
     */
    void izhikevich(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] uBar,
            int uBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p,
            SurrogateStep surrogate);

    /**
     * A step of {@link FilterKernels#linearFilter} backwards, elementwise: {@code xBar} is the gradient of the state
     * after the step and becomes that of the state before it.
     *
     * <pre>
     * NO_STATE         uBar = fma(d, yBar, uBar)
     * STATE_IS_OUTPUT  t = xBar + yBar;  uBar = fma(b, t, uBar);  xBar = a * t
     * NO_FEED_THROUGH  t[i] = fma(c[i], yBar, xBar[i])
     *                  uBar = chain(uBar, b, t);  xBar[j] = chain(0, a[.][j], t)
     * FEED_THROUGH     t[i] = xBar[i]
     *                  uBar = chain(fma(d, yBar, uBar), b, t);  xBar[j] = chain(c[j] * yBar, a[.][j], t)
     *
     * chain(s, f, t)   = fma(f[order - 1], t[order - 1], ... fma(f[1], t[1], fma(f[0], t[0], s)))
     * </pre>
     *
     * @param xBar row i at {@code xAt + i * xStride}, as the state lies; not used where there is none
     * @param xStride distance between rows, at least n
     * @param uBar gradient of the inputs
     * @param yBar gradient of the outputs. Where the state is the output, it may be the very range of xBar, which then
     *     holds the gradient of both: t is that, once
     */
    void linearFilter(
            float[] xBar, int xAt, int xStride, float[] uBar, int uAt, float[] yBar, int yAt, int n, FilterStep step);
}
