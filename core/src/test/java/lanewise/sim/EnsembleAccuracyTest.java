package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.Tanh;
import lanewise.model.process.Process;
import lanewise.model.process.WhiteNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ensembles of the neuron types that Nengo tests represent values as precisely as Nengo demands, and feel their noise. */
class EnsembleAccuracyTest {
    private static final double BOUND = 0.1;

    private final Network net = new Network("net", 0);

    static Stream<NeuronType> types() {
        return Stream.of(
                new Direct(),
                new Lif(),
                new LifRate(),
                new RectifiedLinear(),
                new Sigmoid(),
                new SpikingRectifiedLinear(),
                new Tanh(),
                new RegularSpiking(new Tanh()));
    }

    /** The largest error from a step on. */
    private double worst(Ensemble ensemble, double synapse, int steps, int from, DoubleFunction<double[]> expected) {
        float[][] rows = Records.rows(net, net.probe(ensemble, p -> p.synapse(synapse)), steps);
        double worst = 0;
        for (int step = from; step < steps; step++) {
            double[] values = expected.apply((step + 1) * 0.001);
            for (int i = 0; i < values.length; i++) {
                worst = Math.max(worst, Math.abs(rows[step][i] - values[i]));
            }
        }
        return worst;
    }

    private Ensemble driven(Node input, int neurons, double radius, NeuronType type) {
        Ensemble ensemble = net.ensemble(
                "ensemble", neurons, input.sizeOut(), e -> e.neurons(type).radius(radius));
        net.connect(input, ensemble);
        return ensemble;
    }

    @ParameterizedTest
    @MethodSource("types")
    void aConstantOfOneValue(NeuronType type) {
        Ensemble ensemble = driven(net.constant("input", 0.5), 30, 1, type);
        assertThat(worst(ensemble, 0.05, 500, 490, t -> new double[] {0.5})).isLessThan(BOUND);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aConstantOfThreeValues(NeuronType type) {
        double[] vector = {0.6, 0.1, -0.5};
        Ensemble ensemble = driven(net.constant("input", vector), 30, 1, type);
        assertThat(worst(ensemble, 0.05, 500, 490, t -> vector)).isLessThan(BOUND);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSine(NeuronType type) {
        Node input = net.node("input", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t));
        Ensemble ensemble = driven(input, 50, 1, type);
        DoubleFunction<double[]> delayed = t -> new double[] {Math.sin(2 * Math.PI * (t - 0.02))};
        assertThat(worst(ensemble, 0.02, 1000, 100, delayed)).isLessThan(BOUND);
    }

    @ParameterizedTest
    @MethodSource("types")
    void aVectorLongerThanOne(NeuronType type) {
        Node input = net.node("input", 2, (t, out) -> {
            out[0] = Math.sin(2 * Math.PI * t);
            out[1] = Math.cos(2 * Math.PI * t);
        });
        Ensemble ensemble = driven(input, 300, 1.5, type);
        DoubleFunction<double[]> delayed =
                t -> new double[] {Math.sin(2 * Math.PI * (t - 0.025)), Math.cos(2 * Math.PI * (t - 0.025))};
        assertThat(worst(ensemble, 0.02, 1000, 150, delayed)).isLessThan(BOUND);
    }

    /** The sum of all spikes within half a second. */
    private double activity(Probe probe, Simulator simulator) {
        double sum = 0;
        for (float value : simulator.data(probe).values(0)) {
            sum += value * 0.001;
        }
        return sum;
    }

    private Probe noisy(Process noise) {
        Ensemble ensemble = net.ensemble("noisy", 50, 1, e -> e.noise(noise).seed(1));
        return net.probe(ensemble.neurons());
    }

    @Test
    void positiveNoiseRaisesActivityAndNegativeLowersIt() {
        Probe raised = noisy(new WhiteNoise(new Uniform(0.5, 0.5), false));
        Probe lowered = noisy(new WhiteNoise(new Uniform(-0.5, -0.5), false));
        Probe plain = net.probe(net.ensemble("plain", 50, 1, e -> e.seed(1)).neurons());
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(500);
            assertThat(activity(plain, simulator))
                    .isLessThan(activity(raised, simulator))
                    .isGreaterThan(activity(lowered, simulator))
                    .isPositive();
        }
    }

    @Test
    void oneNoiseServesSeveralEnsembles() {
        Process noise = new WhiteNoise(new Uniform(0.2, 0.2), false);
        Probe first = noisy(noise);
        Probe second = noisy(noise);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(200);
            float[] spikes = simulator.data(first).values(0);
            assertThat(simulator.data(second).values(0)).containsExactly(spikes);
            assertThat(activity(first, simulator)).isPositive();
        }
    }
}
