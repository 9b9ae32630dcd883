package lanewise.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.diagnose.SynapseAdvice.Candidate;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.TimeFunction;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** What lowpass synapses do to spikes, against filters that are run. */
class SynapseAdviceTest {
    private static float[] run(double dt, int steps, double tau, int layers, TimeFunction input) {
        Network net = new Network("net", 0);
        Node last = net.node("input", 1, input);
        for (int layer = 0; layer < layers; layer++) {
            Node next = net.passThrough("layer " + layer, 1);
            net.connect(last, next, c -> c.synapse(tau));
            last = next;
        }
        Probe probe = net.probe(last);
        try (Simulator simulator = Simulator.of(net, o -> o.dt(dt))) {
            simulator.runSteps(steps);
            return simulator.data(probe).values(0);
        }
    }

    @Test
    void rippleIsThatOfARegularSpikeTrain() {
        assertThat(SynapseAdvice.ripple(100, 0.1)).isCloseTo(0.0289, within(1e-4));
        assertThat(SynapseAdvice.poissonRipple(100, 0.1)).isCloseTo(0.2236, within(1e-4));
        assertThat(SynapseAdvice.peakToPeak(100, 0.1)).isCloseTo(0.1, within(1e-12));
        for (double tau : new double[] {0.002, 0.01, 0.1}) {
            float[] filtered = run(1e-4, 10_000, tau, 1, (t, out) -> out[0] = Math.round(t * 1e4) % 100 == 0 ? 1e4 : 0);
            double sum = 0;
            double squares = 0;
            double lowest = Double.MAX_VALUE;
            double highest = 0;
            for (int i = 8_000; i < 10_000; i++) {
                sum += filtered[i];
                squares += filtered[i] * filtered[i];
                lowest = Math.min(lowest, filtered[i]);
                highest = Math.max(highest, filtered[i]);
            }
            double mean = sum / 2000;
            double deviation = Math.sqrt(squares / 2000 - mean * mean);
            assertThat(deviation / mean)
                    .isCloseTo(SynapseAdvice.ripple(100, tau), within(0.03 * SynapseAdvice.ripple(100, tau)));
            assertThat((highest - lowest) / mean)
                    .isCloseTo(SynapseAdvice.peakToPeak(100, tau), within(0.05 * SynapseAdvice.peakToPeak(100, tau)));
        }
    }

    @Test
    void theTwoFormsOfTheRippleMeet() {
        double tau = 1 / (2 * 1e-3);
        assertThat(SynapseAdvice.ripple(1, tau * 0.999)).isCloseTo(SynapseAdvice.ripple(1, tau * 1.001), within(2e-6));
        assertThat(SynapseAdvice.ripple(1, tau * 1.001)).isCloseTo(0.289 / (tau * 1.001), within(1e-6));
    }

    @Test
    void whatIsMissingIsThatOfLayersOfFilters() {
        for (int layers = 1; layers <= 3; layers++) {
            float[] filtered = run(1e-4, 500, 0.01, layers, (t, out) -> out[0] = 1);
            assertThat(1 - (double) filtered[499]).isCloseTo(SynapseAdvice.residual(0.05, 0.01, layers), within(2e-3));
        }
    }

    @Test
    void theFirstStepDeliversNothing() {
        float[] filtered = run(0.001, 3, 0.1, 1, (t, out) -> out[0] = 1);
        assertThat(filtered[0]).isZero();
        for (int step = 1; step <= 3; step++) {
            assertThat((double) filtered[step - 1]).isCloseTo(SynapseAdvice.delivered(0.1, 0.001, step), within(1e-7));
        }
        assertThat(SynapseAdvice.delivered(0.1, 0.001, 2)).isCloseTo(0.00995, within(1e-5));
    }

    @Test
    void theBestWeighsRippleAgainstSettling() {
        Candidate slowInput = SynapseAdvice.of(100, 10, 1).best();
        assertThat(slowInput.tau()).isEqualTo(0.1);
        assertThat(slowInput.settled()).isTrue();
        SynapseAdvice brief = SynapseAdvice.of(100, 0.1, 2);
        assertThat(brief.best().tau()).isEqualTo(0.02);
        assertThat(brief.candidates())
                .extracting(Candidate::tau)
                .containsExactly(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1);
        assertThat(brief.candidates().get(4).settled())
                .as("4 times 2 times 20 ms")
                .isFalse();
        assertThat(brief.candidates().get(3).settled()).isTrue();
        assertThat(brief.settlingTime(0.02)).isCloseTo(0.16, within(1e-12));
        for (Candidate each : brief.candidates()) {
            assertThat(each.error())
                    .isEqualTo(each.ripple() + each.residual())
                    .isGreaterThanOrEqualTo(brief.best().error());
        }
        assertThat(SynapseAdvice.of(1000, 0.1, 2).best().tau())
                .isLessThan(brief.best().tau());
    }

    @Test
    void theTableMarksTheBest() {
        assertThat(SynapseAdvice.of(100, 0.1, 2).text())
                .startsWith("synapses for spikes of 100.0 Hz, inputs of 0.1000 s, 2 layers\n   1 ms: ripple 200.0 %")
                .contains(
                        "\n  20 ms: ripple  14.4 %, not yet there   4.0 %, together  18.4 %, settled after 0.160 s <- best\n");
    }

    @Test
    void whatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> SynapseAdvice.of(0, 1, 1))
                .isInstanceOf(ModelException.class)
                .hasMessage("synapses: a rate of 0.0 Hz; it has to be positive and finite");
        assertThatThrownBy(() -> SynapseAdvice.of(1, 1, 0)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> SynapseAdvice.of(1, Double.NaN, 1)).isInstanceOf(ModelException.class);
    }
}
