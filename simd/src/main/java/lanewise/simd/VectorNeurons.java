package lanewise.simd;

import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;

/** Steps of neurons, without state and spiking. */
final class VectorNeurons implements NeuronKernels {
    @Override
    public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        RateNeurons.rectifiedLinear(out, outAt, j, jAt, n, amplitude);
    }

    @Override
    public void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        RateNeurons.lifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    public void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        SpikingNeurons.rectifiedLinear(out, outAt, v, vAt, j, jAt, n, dt, spike);
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
}
