package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A population that makes spikes of rates is two operators in a chain, whose signals can all be recorded. */
class RatesToSpikesTest {
    private static final int NEURONS = 20;
    private static final long SEED = 5;

    private final Network net = new Network("net", 3);
    private final Ensemble ensemble = net.ensemble(
            "ensemble",
            NEURONS,
            1,
            e -> e.neurons(new RegularSpiking(new AdaptiveLifRate(0.1, 0.01), 0.5))
                    .seed(SEED));

    private Probe probe(String attribute) {
        return net.probe(ensemble.neurons(), p -> p.attribute(attribute));
    }

    @Test
    void spikesCountWhatTheRatesAddUpTo() {
        net.connect(net.constant("constant", 0.5), ensemble);
        Probe output = probe("output");
        Probe rates = probe("rate_out");
        Probe voltages = probe("voltage");
        Probe adaptation = probe("adaptation");
        // voltages start where a stream of the ensemble's seed plus 1 says
        double[] expected = new Uniform(0, 1).sample(NEURONS, new RandomStream(SEED + 1));
        double spikes = 0;
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(200);
            for (int step = 0; step < 200; step++) {
                for (int i = 0; i < NEURONS; i++) {
                    double count = simulator.data(output).rows()[step][i] * 0.001 / 0.5;
                    assertThat(count).isIn(0.0, 1.0);
                    expected[i] += simulator.data(rates).rows()[step][i] * 0.001 - count;
                    assertThat((double) simulator.data(voltages).rows()[step][i])
                            .isBetween(0.0, 1.0)
                            .isBetween(expected[i] - 1e-4, expected[i] + 1e-4);
                    spikes += count;
                }
            }
            assertThat(spikes).isGreaterThan(NEURONS);
            assertThat(simulator.data(adaptation).rows()[199]).isNotEqualTo(new float[NEURONS]);
        }
    }

    static Stream<NeuronType> random() {
        return Stream.of(
                new StochasticSpiking(new LifRate()),
                new PoissonSpiking(new LifRate()),
                new PoissonSpiking(new Tanh()));
    }

    /** Nengo's own bound for decoded random spikes, with its 400 neurons and 5 ms filter, on what Nengo's filter delays. */
    @ParameterizedTest
    @MethodSource("random")
    void randomSpikesAreDecoded(NeuronType type) {
        Ensemble many = net.ensemble("many", 400, 1, e -> e.neurons(type));
        net.connect(net.node("sine", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t)), many);
        Probe decoded = net.probe(many, p -> p.synapse(0.005));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1000);
            float[] first = simulator.data(decoded).values(0);
            double square = 0;
            for (int step = 100; step < 1000; step++) {
                double error = first[step] - Math.sin(2 * Math.PI * ((step + 1) * 0.001 - 0.011));
                square += error * error;
            }
            assertThat(Math.sqrt(square / 900)).isLessThan(0.15);
            simulator.reset();
            simulator.runSteps(1000);
            assertThat(simulator.data(decoded).values(0)).isEqualTo(first);
        }
    }
}
