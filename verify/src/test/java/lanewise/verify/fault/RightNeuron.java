package lanewise.verify.fault;

import lanewise.kernel.IzhikevichStep;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.SoftLifRateStep;

/** The right neurons, for a defect to replace one of. */
interface RightNeuron extends NeuronKernels {
    @Override
    default void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
        ScalarKernels.INSTANCE.neurons().rectifiedLinear(out, outAt, j, jAt, n, amplitude);
    }

    @Override
    default void leakyRectifiedLinear(
            float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude) {
        ScalarKernels.INSTANCE.neurons().leakyRectifiedLinear(out, outAt, j, jAt, n, negativeSlope, amplitude);
    }

    @Override
    default void sigmoid(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        ScalarKernels.INSTANCE.neurons().sigmoid(out, outAt, j, jAt, n, maxRate);
    }

    @Override
    default void tanh(float[] out, int outAt, float[] j, int jAt, int n, float maxRate) {
        ScalarKernels.INSTANCE.neurons().tanh(out, outAt, j, jAt, n, maxRate);
    }

    @Override
    default void lifRate(float[] out, int outAt, float[] j, int jAt, int n, LifRateStep p) {
        ScalarKernels.INSTANCE.neurons().lifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    default void softLifRate(float[] out, int outAt, float[] j, int jAt, int n, SoftLifRateStep p) {
        ScalarKernels.INSTANCE.neurons().softLifRate(out, outAt, j, jAt, n, p);
    }

    @Override
    default void spikingRectifiedLinear(
            float[] out, int outAt, float[] v, int vAt, float[] j, int jAt, int n, float dt, float spike) {
        ScalarKernels.INSTANCE.neurons().spikingRectifiedLinear(out, outAt, v, vAt, j, jAt, n, dt, spike);
    }

    @Override
    default void spikingLeakyRectifiedLinear(
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
        ScalarKernels.INSTANCE
                .neurons()
                .spikingLeakyRectifiedLinear(out, outAt, v, vAt, j, jAt, n, negativeSlope, dt, spike);
    }

    @Override
    default void regularSpiking(
            float[] out, int outAt, float[] v, int vAt, float[] rate, int rateAt, int n, float dt, float spike) {
        ScalarKernels.INSTANCE.neurons().regularSpiking(out, outAt, v, vAt, rate, rateAt, n, dt, spike);
    }

    @Override
    default void izhikevich(
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
        ScalarKernels.INSTANCE.neurons().izhikevich(out, outAt, v, vAt, u, uAt, j, jAt, n, p);
    }

    @Override
    default void adaptedCurrent(
            float[] out, int outAt, float[] j, int jAt, float[] adaptation, int adaptationAt, int n) {
        ScalarKernels.INSTANCE.neurons().adaptedCurrent(out, outAt, j, jAt, adaptation, adaptationAt, n);
    }

    @Override
    default void adapt(
            float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN) {
        ScalarKernels.INSTANCE.neurons().adapt(adaptation, adaptationAt, out, outAt, n, incN, dtPerTauN);
    }

    @Override
    default void lif(
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
        ScalarKernels.INSTANCE.neurons().lif(out, outAt, v, vAt, refractory, rAt, j, jAt, n, p);
    }

    @Override
    default void lif(
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
        ScalarKernels.INSTANCE.neurons().lif(e, p, v, vAt, refractory, rAt, spikes, sAt, x, xAt, y, yAt, from, to);
    }
}
