package lanewise.kernel;

/** Steps of neurons, each for itself; the rules of {@link Kernels} hold. */
public interface NeuronKernels {

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
}
