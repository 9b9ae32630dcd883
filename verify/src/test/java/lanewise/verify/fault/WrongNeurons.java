package lanewise.verify.fault;

import java.util.Arrays;
import java.util.stream.IntStream;
import lanewise.kernel.LaneEnsembles;
import lanewise.kernel.LifStep;
import lanewise.kernel.NeuronKernels;

/** Defects of the neurons. */
final class WrongNeurons {
    private WrongNeurons() {}

    static NeuronKernels clipSwallowsNaN() {
        return new RightNeuron() {
            @Override
            public void rectifiedLinear(float[] out, int outAt, float[] j, int jAt, int n, float amplitude) {
                for (int i = 0; i < n; i++) {
                    float current = j[jAt + i];
                    out[outAt + i] = amplitude * (current > 0 ? current : 0) + 0f;
                }
            }
        };
    }

    static NeuronKernels maskInverted() {
        return new RightNeuron() {
            @Override
            public void leakyRectifiedLinear(
                    float[] out, int outAt, float[] j, int jAt, int n, float negativeSlope, float amplitude) {
                for (int i = 0; i < n; i++) {
                    float current = j[jAt + i];
                    out[outAt + i] = amplitude * (current < 0 ? current : negativeSlope * current) + 0f;
                }
            }
        };
    }

    static NeuronKernels refractoryNotDecremented() {
        return new RightNeuron() {
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
                float[] before = Arrays.copyOfRange(refractory, rAt, rAt + n);
                RightNeuron.super.lif(out, outAt, v, vAt, refractory, rAt, j, jAt, n, p);
                for (int i = 0; i < n; i++) {
                    refractory[rAt + i] = out[outAt + i] == 0 ? before[i] : refractory[rAt + i];
                }
            }
        };
    }

    static NeuronKernels minVoltageIgnored() {
        return new RightNeuron() {
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
                LifStep unbounded = new LifStep(
                        p.dt(),
                        p.negInvTauRc(),
                        p.tauRc(),
                        p.tauRefPlusDt(),
                        Float.NEGATIVE_INFINITY,
                        p.spike(),
                        p.isShort());
                RightNeuron.super.lif(out, outAt, v, vAt, refractory, rAt, j, jAt, n, unbounded);
            }
        };
    }

    static NeuronKernels negativeSpikesRoundedDown() {
        return new RightNeuron() {
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
                for (int i = 0; i < n; i++) {
                    float current = j[jAt + i];
                    float voltage = Math.fma(current < 0 ? negativeSlope * current : current, dt, v[vAt + i]);
                    float spikes = (float) Math.floor(voltage);
                    out[outAt + i] = spike * spikes + 0f;
                    v[vAt + i] = voltage - spikes + 0f;
                }
            }
        };
    }

    static NeuronKernels adaptationIsOfSpikesAlone() {
        return new RightNeuron() {
            @Override
            public void adapt(
                    float[] adaptation, int adaptationAt, float[] out, int outAt, int n, float incN, float dtPerTauN) {
                for (int i = 0; i < n; i++) {
                    float old = adaptation[adaptationAt + i];
                    adaptation[adaptationAt + i] = Math.fma(incN * out[outAt + i], dtPerTauN, old) + 0f;
                }
            }
        };
    }

    static NeuronKernels neuronsDecodedByTheNextWeights() {
        return new RightNeuron() {
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
                int[] decoders = IntStream.of(e.decoders()).map(at -> at + 1).toArray();
                LaneEnsembles shifted = new LaneEnsembles(
                        e.neurons(),
                        e.inputs(),
                        e.outputs(),
                        e.stride(),
                        e.parameters(),
                        e.biases(),
                        e.encoders(),
                        decoders,
                        e.keepsSpikes());
                RightNeuron.super.lif(shifted, p, v, vAt, refractory, rAt, spikes, sAt, x, xAt, y, yAt, from, to);
            }
        };
    }
}
