package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import lanewise.math.Points;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neurons represent, transform and remember values as the mathematics of their decoders says. */
class RepresentationTest {
    private final Network net = new Network("net", 1);

    static Stream<NeuronType> types() {
        return Stream.of(
                new Lif(),
                new LifRate(),
                new RectifiedLinear(),
                new SpikingRectifiedLinear(),
                new Lif(.03, .001, -1, .5),
                new AdaptiveLif(0.1, 0.0001),
                new AdaptiveLifRate(0.1, 0.0001),
                new SoftLifRate(0.1),
                new LeakyRelu(),
                new SpikingLeakyRelu(),
                new Tanh(),
                new RegularSpiking(new LifRate()),
                new RegularSpiking(new Tanh()));
    }

    /** A channel passes a sine on; the synapses of connection and probe delay it. */
    @ParameterizedTest
    @MethodSource("types")
    void aChannelPassesASineOn(NeuronType type) {
        Node sine = net.node("sine", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t));
        Ensemble first = net.ensemble("first", 80, 1, e -> e.neurons(type));
        Ensemble second = net.ensemble("second", 80, 1, e -> e.neurons(type));
        net.connect(sine, first);
        net.connect(first, second);
        Probe probe = net.probe(second, p -> p.synapse(0.02));
        assertThat(worst(probe, 1000, 100, t -> Math.sin(2 * Math.PI * (t - 0.031))))
                .isLessThan(0.1);
    }

    @Test
    void aVectorLongerThanOneIsRepresentedWithinItsRadius() {
        Node constant = net.constant("constant", 1.2, -0.6, 0);
        Ensemble vector = net.ensemble("vector", 300, 3, e -> e.radius(1.5));
        net.connect(constant, vector);
        Probe probe = net.probe(vector, p -> p.synapse(0.05));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(500);
            float[] last = simulator.data(probe).rows()[499];
            assertThat(last[0]).isBetween(1.1f, 1.3f);
            assertThat(last[1]).isBetween(-0.7f, -0.5f);
            assertThat(last[2]).isBetween(-0.1f, 0.1f);
        }
    }

    /** What arrives for a second stays for a second. */
    @Test
    void anIntegratorAddsUpAndHolds() {
        double tau = 0.1;
        Node input = net.node("input", 1, (t, out) -> out[0] = t < 1 ? 0.5 : 0);
        Ensemble integrator = net.ensemble("integrator", 200, 1);
        net.connect(input, integrator, c -> c.transform(tau).synapse(tau));
        net.connect(integrator, integrator, c -> c.synapse(tau));
        Probe probe = net.probe(integrator, p -> p.synapse(0.02));
        assertThat(worst(probe, 2000, 100, t -> t < 1 ? 0.5 * t : 0.5)).isLessThan(0.1);
    }

    @Test
    void aProductIsDecoded() {
        Node input = net.node("input", 2, (t, out) -> {
            out[0] = Math.sin(5 * t);
            out[1] = Math.cos(3 * t);
        });
        Ensemble pair = net.ensemble("pair", 200, 2, e -> e.radius(1.5));
        Ensemble product = net.ensemble("product", 100, 1);
        net.connect(input, pair);
        net.connect(pair, product, c -> c.function(x -> new double[] {x[0] * x[1]}));
        Probe probe = net.probe(product, p -> p.synapse(0.02));
        double squares = 0;
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1500);
            float[] values = simulator.data(probe).values(0);
            for (int i = 100; i < values.length; i++) {
                double t = (i + 1) * 0.001 - 0.03;
                double error = values[i] - Math.sin(5 * t) * Math.cos(3 * t);
                squares += error * error / (values.length - 100);
            }
        }
        assertThat(Math.sqrt(squares)).isLessThan(0.1);
    }

    @Test
    void aFunctionGivenByPointsIsDecoded() {
        double[][] points = new double[101][1];
        double[][] squares = new double[101][1];
        for (int i = 0; i < points.length; i++) {
            points[i][0] = -1 + i / 50.0;
            squares[i][0] = points[i][0] * points[i][0];
        }
        Ensemble ensemble = net.ensemble("ensemble", 100, 1, e -> e.neurons(new LifRate()));
        net.connect(net.constant("input", -0.7), ensemble, c -> c.synapse(0));
        Node square = net.passThrough("square", 1);
        net.connect(ensemble, square, c -> c.evalPoints(Points.of(points)).function(Points.of(squares)));
        assertThat(worst(net.probe(square), 200, 100, t -> 0.49)).isLessThan(0.05);
    }

    @Test
    void inhibitedNeuronsAreSilent() {
        Ensemble ensemble = net.ensemble("ensemble", 50, 1);
        double[][] inhibition = new double[50][1];
        for (double[] row : inhibition) {
            row[0] = -3;
        }
        net.connect(net.constant("half", 0.5), ensemble);
        net.connect(net.constant("one", 1), ensemble.neurons(), c -> c.transform(inhibition));
        Probe probe = net.probe(ensemble, p -> p.synapse(0.02));
        assertThat(worst(probe, 400, 250, t -> 0)).isLessThan(0.01);
    }

    /** The largest difference from the expected value, after some steps. */
    private double worst(Probe probe, int steps, int from, DoubleUnaryOperator expected) {
        double worst = 0;
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            float[] values = simulator.data(probe).values(0);
            for (int i = from; i < steps; i++) {
                worst = Math.max(worst, Math.abs(values[i] - expected.applyAsDouble((i + 1) * 0.001)));
            }
        }
        return worst;
    }
}
