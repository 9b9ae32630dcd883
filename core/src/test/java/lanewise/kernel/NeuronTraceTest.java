package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** Single neurons step by step against traces of Nengo's, which runs in double. */
class NeuronTraceTest {
    private static final Kernels KERNELS = ScalarKernels.INSTANCE;

    @Test
    void lifSpikesInItsEleventhStep() {
        double[] voltage = {
            0.12192643874821497,
            0.23790645491010107,
            0.3482300589373555,
            0.45317311730504534,
            0.5529980423214879,
            0.6479544482957054
        };
        var neuron = new Lif(LifStep.of(0.001, 0.02, 0.002, 0, 1, true), 0);
        for (int step = 1; step <= 14; step++) {
            neuron.step(2.5f);
            if (step <= voltage.length) {
                neuron.hasVoltage(voltage[step - 1]).hasRefractory(-0.001 * step);
            } else if (step == 10) {
                neuron.hasVoltage(0.9836733507184166).hasRefractory(-0.010);
            } else if (step == 11) {
                neuron.hasVoltage(0).hasRefractory(0.002216512475319812);
            } else if (step == 12) {
                neuron.hasVoltage(0).hasRefractory(0.001216512475319812);
            } else if (step == 13) {
                neuron.hasVoltage(0.0960424567479723).hasRefractory(0.00021651247531981202);
            } else if (step == 14) {
                neuron.hasVoltage(0.21328484960822336).hasRefractory(-0.000783487524680188);
            }
            neuron.hasOutput(step == 11 ? 1000 : 0);
        }
    }

    @Test
    void lifWithLongStepsAndAnAmplitude() {
        var neuron = new Lif(LifStep.of(0.002, 0.02, 0.0015, 0, 0.5, true), 0.5f);
        neuron.step(2.5f).hasVoltage(0.6903251639280809).hasOutput(0);
        neuron.step(2.5f).hasVoltage(0.8625384938440362).hasOutput(0);
        neuron.step(2.5f).hasVoltage(0).hasRefractory(0.003253641449035619).hasOutput(250);
        neuron.step(2.5f).hasVoltage(0.09157548785975933).hasOutput(0);
        neuron.step(2.5f).hasVoltage(0.32076738290050905).hasOutput(0);
    }

    @Test
    void lifFallsToItsLowestVoltage() {
        var neuron = new Lif(LifStep.of(0.001, 0.02, 0.002, -1, 1, true), 0.2f);
        neuron.step(-3).hasVoltage(0.04393415840228482);
        neuron.step(-3).hasVoltage(-0.10452026228492939);
        neuron.step(-3).hasVoltage(-0.24573447543981505);
        for (int step = 0; step < 100; step++) {
            neuron.step(-3);
        }
        neuron.hasVoltage(-1).hasOutput(0);
    }

    @Test
    void lifWithoutLowestVoltageFollowsItsCurrent() {
        var neuron = new Lif(LifStep.of(0.001, 0.02, 0.002, Double.NEGATIVE_INFINITY, 1, true), 0);
        for (int step = 0; step < 1000; step++) {
            neuron.step(-30);
        }
        assertThat(neuron.v[0]).isCloseTo(-30, offset(1e-4f));
    }

    @Test
    void spikingRectifiedLinearSpikesSeveralTimesAStep() {
        float[] v = {0.25f};
        float[] out = new float[1];
        double[][] trace = {{300, 0.7505}, {600, 0.2510}, {300, 0.7515}, {600, 0.2520}};
        for (double[] expected : trace) {
            KERNELS.neurons().spikingRectifiedLinear(out, 0, v, 0, new float[] {1500.5f}, 0, 1, 0.001f, 300);
            assertThat((double) out[0]).isEqualTo(expected[0]);
            assertThat((double) v[0]).isCloseTo(expected[1], offset(1e-6));
        }
    }

    @Test
    void lifRateIsTheClosedForm() {
        float[] j = {1.0001f, 1.5f, 2, 10, 1, 0.5f};
        double[] rates = {5.370315262137968, 41.71490687414834, 63.04000219064139, 243.474262030538, 0, 0};
        float[] out = new float[j.length];
        KERNELS.neurons().lifRate(out, 0, j, 0, j.length, LifRateStep.of(0.02, 0.002, 1));
        for (int i = 0; i < rates.length; i++) {
            // 1.0001 in float is off by 1.7e-8, a relative 1.7e-4 of its distance from 1; log1p dampens that
            assertThat((double) out[i]).isCloseTo(rates[i], offset(rates[i] * (i == 0 ? 3e-5 : 5e-7)));
        }
    }

    @Test
    void rectifiedLinearIsZeroBelowZero() {
        float[] out = new float[3];
        KERNELS.neurons().rectifiedLinear(out, 0, new float[] {-2, 0, 3}, 0, 3, 2);
        assertThat(out).containsExactly(0, 0, 6);
    }

    /** One neuron and what it holds. */
    private static final class Lif {
        final float[] v;
        final float[] refractory = new float[1];
        final float[] out = new float[1];
        final LifStep constants;

        Lif(LifStep constants, float voltage) {
            this.constants = constants;
            v = new float[] {voltage};
        }

        Lif step(float current) {
            KERNELS.neurons().lif(out, 0, v, 0, refractory, 0, new float[] {current}, 0, 1, constants);
            return this;
        }

        Lif hasVoltage(double expected) {
            assertThat((double) v[0]).isCloseTo(expected, offset(5e-7));
            return this;
        }

        Lif hasRefractory(double expected) {
            assertThat((double) refractory[0]).isCloseTo(expected, offset(2e-8));
            return this;
        }

        Lif hasOutput(double expected) {
            assertThat((double) out[0]).isEqualTo(expected);
            return this;
        }
    }
}
