package lanewise.simd;

import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.SoftLifRateStep;

/** Steps of neurons, without state and spiking. */
final class VectorNeurons implements NeuronKernels {
    @Override
    public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        RateNeurons.rectifiedLinear(out, outAt, j, jAt, n, amplitude);
    }

    @Override
    public void leakyRectifiedLinear(
            float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude) {
        RateNeurons.leakyRectifiedLinear(out, outAt, j, jAt, n, negativeSlope, amplitude);
    }

    @Override
    public void sigmoid(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        SmoothNeurons.sigmoid(out, outAt, j, jAt, n, maxRate);
    }

    @Override
    public void tanh(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        SmoothNeurons.tanh(out, outAt, j, jAt, n, maxRate);
    }

    @Override
    public void softLifRate(float[] out, int outAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        SmoothNeurons.softLifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    public void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        RateNeurons.lifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    public void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        IntegratingNeurons.rectifiedLinear(out, outAt, v, vAt, j, jAt, n, dt, spike);
    }

    @Override
    public void spikingLeakyRectifiedLinear(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] j,
            int jAt,
            int n,
            float negativeSlope,
            float dt,
            float spike) {
        IntegratingNeurons.leakyRectifiedLinear(out, outAt, v, vAt, j, jAt, n, negativeSlope, dt, spike);
    }

    @Override
    public void regularSpiking(
            float[] out, int outAt, float[] v, int vAt, float[] rate, int rateAt, int n, float dt, float spike) {
        IntegratingNeurons.regular(out, outAt, v, vAt, rate, rateAt, n, dt, spike);
    }

    @Override
    public void izhikevich(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p) {
        RecoveringNeurons.izhikevich(out, outAt, v, vAt, u, uAt, j, jAt, n, p);
    }

    @Override
    public void adaptedCurrent(
            float[] out, int outAt, float[] j, int jAt, float[] adaptation, int adaptationAt, int n) {
        RecoveringNeurons.adaptedCurrent(out, outAt, j, jAt, adaptation, adaptationAt, n);
    }

    @Override
    public void adapt(
            float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN) {
        RecoveringNeurons.adapt(adaptation, adaptationAt, out, outAt, n, incN, dtPerTauN);
    }

    @Override
    public void lif(
            float[] out,
            int outAt,
            float[] v,
            int vAt,
            float[] refractory,
            int rAt,
            float[] j,
            int jAt,
            int n,
            LifStep p) {
        SpikingNeurons.lif(out, outAt, v, vAt, refractory, rAt, j, jAt, n, p);
    }

    @Override
    public void lif(
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
            int to) {
        LaneNeurons.lif(e, p, v, vAt, refractory, rAt, spikes, sAt, x, xAt, y, yAt, from, to);
    }
}
