package lanewise.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** Rates that are known beforehand, because each neuron's current is its bias. */
class FiringRatesTest {
    private static final double[] RATES = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    private final Network net = new Network("net", 0);

    private Ensemble steady(String label, NeuronType type, double... currents) {
        return net.ensemble(
                label, currents.length, 1, e -> e.neurons(type).gainBias(new double[currents.length], currents));
    }

    private static void percentiles(PopulationRates rates, double off) {
        assertThat(rates.neurons()).isEqualTo(11);
        assertThat(rates.mean()).isCloseTo(50, within(off));
        assertThat(rates.p5()).isCloseTo(5, within(off));
        assertThat(rates.p25()).isCloseTo(25, within(off));
        assertThat(rates.median()).isCloseTo(50, within(off));
        assertThat(rates.p75()).isCloseTo(75, within(off));
        assertThat(rates.p95()).isCloseTo(95, within(off));
        assertThat(rates.highest()).isCloseTo(100, within(off));
        assertThat(rates.activeMedian()).isCloseTo(55, within(off));
        assertThat(rates.silent()).isCloseTo(1 / 11.0, within(1e-12));
    }

    @Test
    void ratesAreThoseOfTheCurrents() {
        Ensemble rates = steady("rates", new RectifiedLinear(0.01), RATES);
        Ensemble spikes = steady("spikes", new SpikingRectifiedLinear(0.02), RATES);
        Ensemble made = steady("made", new RegularSpiking(new RectifiedLinear(), 0.5), RATES);
        FiringRates report = FiringRates.measure(Builder.build(net), 2, o -> o.presentation(0.1));
        assertThat(report.populations()).extracting(PopulationRates::ensemble).containsExactly(rates, spikes, made);
        percentiles(report.of(rates), 1e-3);
        percentiles(report.of(spikes), 1);
        percentiles(report.of(made), 1);
        assertThat(report.of(rates).spikesPerPresentation()).isCloseTo(55, within(1e-3));
        assertThat(report.spikesPerPresentation()).isCloseTo(165, within(2.0));
        assertThat(report.meanRate()).isCloseTo(50, within(1.0));
        assertThat(report.seconds()).isCloseTo(2, within(1e-9));
        assertThat(report.of(rates).saturated()).isEmpty();
        assertThat(report.of(rates).nearThreshold())
                .as("one current of 11 is 0")
                .hasValue(1 / 11.0);
    }

    @Test
    void ratesAreThoseOfSpikesBeforeTheyAreScaled() {
        Ensemble spikes = steady("spikes", new SpikingRectifiedLinear(), RATES);
        BuiltNetwork scaled = Builder.build(net, build -> build.scaleFiringRates(10));
        assertThat(FiringRates.measure(scaled, 1).of(spikes).median()).isCloseTo(500, within(1.0));
    }

    @Test
    void whatARunHasRecordedIsCounted() {
        Ensemble spikes = steady("spikes", new SpikingRectifiedLinear(), RATES);
        Ensemble other = steady("other", new SpikingRectifiedLinear(), RATES);
        net.probe(spikes.neurons());
        net.probe(spikes.neurons(), p -> p.attribute("input"));
        net.probe(other.neurons(), p -> p.synapse(0.1));
        BuiltNetwork built = Builder.build(net);
        try (Simulator simulator = Simulator.of(built, o -> o.batch(3))) {
            assertThatThrownBy(() -> FiringRates.of(simulator, 0.1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("no outputs of neurons are recorded");
            simulator.run(2);
            FiringRates report = FiringRates.of(simulator, 0.1);
            assertThat(report.seconds()).isCloseTo(6, within(1e-9));
            assertThat(report.populations()).hasSize(1);
            percentiles(report.of(spikes), 1);
            FiringRates measured =
                    FiringRates.measure(built, 2, o -> o.presentation(0.1).batch(3));
            assertThat(report.of(spikes)).isEqualTo(measured.of(spikes));
            assertThatThrownBy(() -> report.of(other))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("ensemble other: its neurons were not counted; probe them");
        }
    }

    @Test
    void aFedNodeGivesWhatItIsFed() {
        Node input = net.node("input", 1, (t, out) -> out[0] = 0);
        Ensemble spikes = net.ensemble(
                "spikes", 11, 1, e -> e.neurons(new SpikingRectifiedLinear()).gainBias(ONES, new double[11]));
        net.connect(input, spikes.neurons(), c -> c.transform(new double[11][1]).synapse(0.001));
        double[][] column = new double[11][1];
        for (int i = 0; i < 11; i++) {
            column[i][0] = RATES[i];
        }
        net.connect(input, spikes.neurons(), c -> c.transform(column).synapse(0.001));
        BuiltNetwork built = Builder.build(net);
        assertThat(FiringRates.measure(built, 1).of(spikes).silent()).isEqualTo(1);
        FiringRates fed = FiringRates.measure(
                built,
                1,
                o -> o.batch(2).feed(input, (item, step, out, at) -> {
                    out[at] = 2 * item;
                    return true;
                }));
        assertThat(fed.of(spikes).median()).as("of items of 0 and of 100 Hz").isCloseTo(50, within(1.0));
    }

    @Test
    void saturatedNeuronsAreThoseNearTheHighestRateOfTheirType() {
        Ensemble lif = steady("lif", new Lif(), 0, 0.99, 1.015, 2, 1000);
        Ensemble sigmoid = steady("sigmoid", new Sigmoid(0.01), -5, 0, 5);
        FiringRates report = FiringRates.measure(Builder.build(net), 1);
        assertThat(report.of(lif).saturated()).hasValue(0.2);
        assertThat(report.of(lif).nearThreshold()).hasValue(0.4);
        assertThat(report.of(lif).silent()).isEqualTo(0.4);
        assertThat(report.of(sigmoid).saturated()).hasValue(1 / 3.0);
        assertThat(report.of(sigmoid).nearThreshold()).isEmpty();
    }

    private PopulationRates rates(Ensemble ensemble, double presentation, double... hz) {
        NeuronLimits limits = NeuronLimits.of(ensemble.neuronType(), 0.001);
        return PopulationRates.of(ensemble, limits, hz, 0.01, OptionalDouble.empty(), presentation);
    }

    @Test
    void theArithmeticIsThatOfRateTimesTime() {
        Ensemble relu = steady("relu", new SpikingRectifiedLinear(), 1);
        PopulationRates slow = rates(relu, 0.1, 10);
        assertThat(slow.spikesPerActiveNeuron()).isCloseTo(1, within(1e-12));
        assertThat(slow.resolution()).isCloseTo(1, within(1e-12));
        assertThat(slow.factorFor(10)).isCloseTo(10, within(1e-12));
        assertThat(slow.isTooSlow()).isTrue();
        assertThat(slow.advice())
                .containsExactly(
                        "a neuron that fires gives 1.0 spikes in 0.1000 s, too few to tell its value: scale firing rates by 3.00 or more, train towards 30.00 Hz, or show each input for 0.300 s");
        PopulationRates fast = rates(relu, 0.1, 100);
        assertThat(fast.resolution()).isCloseTo(0.1, within(1e-12));
        assertThat(fast.isTooSlow()).isFalse();
        assertThat(fast.advice()).isEmpty();
        assertThat(rates(relu, 0.1, 0, 0, 0).advice())
                .containsExactly("no neuron fires: raise biases or inputs, or choose lower intercepts");
        Ensemble lif = steady("lif", new Lif(), 1);
        assertThat(rates(lif, 0.1, 0, 0, 10).advice())
                .satisfiesExactly(
                        advice -> assertThat(advice).contains("choose higher maximum rates, train towards 30.00 Hz"),
                        advice -> assertThat(advice).startsWith("67 % of the neurons never fire"));
        assertThat(rates(lif, 0.1, 490, 480, 100).advice())
                .containsExactly(
                        "67 % of the neurons fire about as fast as they can: lower maximum rates, or train towards lower ones");
    }

    @Test
    void currentsNearTheThresholdAreAReasonToSmoothLif() {
        steady("lif", new Lif(), 1.01, 1.01, 1.01, 5);
        PopulationRates lif =
                FiringRates.measure(Builder.build(net), 1).populations().getFirst();
        assertThat(lif.advice())
                .containsExactly(
                        "75 % of the currents are within 0.02 of the threshold, where slopes are steep: smooth them in training, by a sigma of 0.01 to 0.1");
    }

    @Test
    void theTableHasALineAnEnsemble() {
        steady("hidden", new RectifiedLinear(), RATES);
        steady("x", new RectifiedLinear(), 2, 2);
        FiringRates report = FiringRates.measure(Builder.build(net), 1, o -> o.presentation(0.1));
        assertThat(report).hasToString("""
                firing rates in Hz over 1.000 s, spikes per presentation of 0.1000 s
                ensemble  neurons    mean     5 %    25 %  median    75 %    95 %  silent  satur.    near    spikes told to
                hidden         11    50.0     5.0    25.0    50.0    75.0    95.0   9.1 %       -   9.1 %      55.0  18.2 %
                x               2     2.0     2.0     2.0     2.0     2.0     2.0   0.0 %       -   0.0 %       0.4 500.0 %
                all together: 55.40 spikes per presentation, mean rate 42.62 Hz
                ensemble x: a neuron that fires gives 0.20 spikes in 0.1000 s, too few to tell its value: scale firing rates by 15.0 or more, train towards 30.00 Hz, or show each input for 1.50 s
                """);
    }

    @Test
    void whatHasNothingToCountIsRefused() {
        net.ensemble("exact", 1, 1, e -> e.neurons(new Direct()));
        BuiltNetwork built = Builder.build(net);
        assertThatThrownBy(() -> FiringRates.measure(built, 1))
                .isInstanceOf(ModelException.class)
                .hasMessage("firing rates: the network has no neurons; there is nothing to count");
        assertThatThrownBy(() -> FiringRates.measure(built, 1e-9))
                .isInstanceOf(SimulationException.class)
                .hasMessage("firing rates over 1.0E-9 s; give a finite time of at least a step, 0.001 s");
        assertThatThrownBy(() -> FiringRates.measure(built, 1, o -> o.presentation(0)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("firing rates: presentations of 0.0 s; give a positive, finite time");
    }
}
