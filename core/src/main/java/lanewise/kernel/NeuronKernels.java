package lanewise.kernel;

/** Steps of neurons, each for itself; the rules of {@link Kernels} hold. */
public interface NeuronKernels {

    /** {@code out = amplitude * max(j, 0)}, elementwise. */
    void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude);

    /** {@code out = amplitude * (j < 0 ? negativeSlope * j : j)}, elementwise. */
    void leakyRectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude);

    /** {@code out = maxRate * sigmoid(j)}, elementwise. */
    void sigmoid(float[] out, int outAt, float[] j, int jAt, int n, float maxRate);

    /** {@code out = maxRate * tanh(j)}, elementwise. */
    void tanh(float[] out, int outAt, float[] j, int jAt, int n, float maxRate);

    /** {@code out = j > 1 ? amplitude / fma(tauRc, log1p(1 / (j - 1)), tauRef) : 0}, elementwise. */
    void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p);

    /**
     * The leaky integrate-and-fire rate with a smooth threshold (NengoDL's SoftLIFRate), elementwise. What lies far
     * below the threshold, where the exponential would vanish, goes on as {@code x} itself:
     *
     * <pre>
     * x = (j - 1) / sigma
     * s = x &gt; -20 ? sigma * (max(x, 0) + log1p(exp(max(-|x|, -87)))) : x
     * q = s &gt; 0 ? log1p(1 / s) : -s - logSigma
     * out = amplitude / fma(tauRc, q, tauRef)
     * </pre>
     *
     * @param out not the range of j, unlike elsewhere: what is on the way to the rate is kept there
     */
    void softLifRate(float[] out, int outAt, float[] j, int jAt, int n, SoftLifRateStep p);

    /**
     * {@code v = fma(max(j, 0), dt, v)}; {@code out = spike * floor(v)}; {@code v = v - floor(v)}, elementwise: several
     * spikes may fall into one step.
     *
     * @param spike the output for one spike, amplitude / dt
     */
    void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike);

    /**
     * {@code v = fma(j < 0 ? negativeSlope * j : j, dt, v)}; {@code out = spike * trunc(v)}; {@code v = v - trunc(v)},
     * elementwise, trunc rounding towards 0.
     *
     * @param spike the output for one spike, amplitude / dt
     */
    void spikingLeakyRectifiedLinear(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float dt,
            float spike);

    /**
     * {@code v = fma(rate, dt, v)}; {@code out = spike * floor(v)}; {@code v = v - floor(v)}, elementwise: spikes at
     * regular intervals, negative ones for a negative rate.
     *
     * @param spike the output for one spike, amplitude / dt
     */
    void regularSpiking(
            float[] out, int outAt, float[] v, int vAt, float[] rate, int rateAt, int n, float dt, float spike);

    /**
     * An Euler step of Izhikevich's neurons, elementwise, with {@code step} the step in milliseconds:
     *
     * <pre>
     * driving = j &lt; -30 ? -30 : j
     * v = fma(fma(fma(0.04, v, 5), v, 140) - u + driving, step, v)
     * spiked = v &gt;= 30
     * v = spiked ? resetVoltage : v
     * u = fma(fma(coupling, v, -u), recoveryStep, u)
     * u = spiked ? u + resetRecovery : u
     * out = spiked ? spike : 0
     * </pre>
     */
    void izhikevich(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p);

    /**
     * {@code out = j - adaptation}, elementwise: the current of neurons that adapt, on which a step of {@link #lif} or
     * {@link #lifRate} then works in place.
     */
    void adaptedCurrent(float[] out, int outAt, float[] j, int jAt, float[] adaptation, int adaptationAt, int n);

    /**
     * {@code adaptation = fma(fma(incN, out, -adaptation), dtPerTauN, adaptation)}, elementwise: what the output of a
     * step makes of it.
     *
     * @param incN the adaptation that an output of 1 leads to
     * @param dtPerTauN the step in time constants of the adaptation
     */
    void adapt(float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN);

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
     * <p>Exponential and logarithm are those of {@link lanewise.math.FloatMath}, or in the short form of
     * {@link LifStep#isShort} those of {@link lanewise.math.NearZero}.
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
     * A step of LIF neurons in the short form, of ensembles that lie side by side, from their inputs to what is decoded from
     * their spikes:
     *
     * <pre>
     * j = biases + encoders x, a chain of fma over the inputs
     * spikes = {@link #lif lif}(v, refractory, j)
     * y = y + decoders spikes, a chain of fma over the neurons
     * </pre>
     *
     * @param e how they lie
     * @param p the step, in its short form
     * @param v voltages, none above 1, a row for each neuron, as are {@code refractory} and {@code spikes}
     * @param spikes the neurons' output; not used unless it is kept
     * @param x inputs, a row each
     * @param y outputs, a row each; none of these ranges overlap
     * @param from the first lane, and {@code to} behind the last: multiples of {@link LaneEnsembles#GRAIN}
     */
    void lif(
            LaneEnsembles e,
            LifStep p,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] spikes,
            int sAt,
            float[] x,
            int xAt,
            float[] y,
            int yAt,
            int from,
            int to);
}
