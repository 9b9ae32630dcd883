package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.build.Builder;
import lanewise.build.BuiltConnection;
import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Sparse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulator tells of the network and of time. */
class SimulatorDataTest {
    private final Network net = new Network("net", 0);
    private final Node clock = net.node("clock", 1, (t, out) -> out[0] = t);
    private final Probe every = net.probe(clock);
    private final Probe some = net.probe(clock, p -> p.sampleEvery(0.0025));

    @Test
    void timesStartAtDt() {
        try (Simulator simulator = Simulator.of(net)) {
            assertThat(simulator.dt()).isEqualTo(0.001);
            assertThat(simulator.trange()).isEmpty();
            simulator.step();
            simulator.step();
            assertThat(simulator.trange()).containsExactly(0.001, 0.002);
            simulator.run(Duration.ofMillis(8));
            assertThat(simulator.trange()).hasSize(10).endsWith(10 * 0.001);
            assertThat(simulator.trange(0.0025)).containsExactly(0.003, 0.005, 0.008, 0.01);
        }
    }

    /** The node gives the time, so that each sample says when it was taken. */
    @Test
    void samplesKnowTheirTimes() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(103);
            assertTimes(simulator.data(every));
            assertTimes(simulator.data(some));
            assertThat(simulator.data(some).times()).containsExactly(simulator.trange(0.0025));
            simulator.clearProbes();
            assertThat(simulator.data(some).times()).isEmpty();
            simulator.runSteps(9);
            assertThat(simulator.data(every).times()).hasSize(9).startsWith(104 * 0.001);
            assertTimes(simulator.data(every));
            assertTimes(simulator.data(some));
            simulator.reset();
            simulator.runSteps(4);
            assertThat(simulator.data(every).times()).containsExactly(0.001, 0.002, 0.003, 0.004);
        }
    }

    @Test
    void restoredSamplesDoSoToo(@TempDir Path folder) {
        Path file = folder.resolve("state.npz");
        try (Simulator simulator = Simulator.of(net);
                Simulator other = Simulator.of(net)) {
            simulator.runSteps(7);
            simulator.clearProbes();
            simulator.runSteps(7);
            simulator.save(file);
            other.restore(file);
            assertThat(other.data(some).times())
                    .containsExactly(simulator.data(some).times());
            assertTimes(other.data(every));
        }
    }

    private static void assertTimes(ProbeData data) {
        double[] told = Arrays.stream(data.doubles()).mapToDouble(row -> row[0]).toArray();
        assertThat(data.times()).containsExactly(told, within(1e-7)).isNotEmpty();
    }

    @Test
    void lengthsAgreeWithTheTimes() {
        Random random = new Random(3);
        for (int trial = 0; trial < 30; trial++) {
            double dt = 0.001 + 0.01 * random.nextDouble();
            double sampleEvery = dt * (0.5 + 9.5 * random.nextDouble());
            Network trialNet = new Network("trial", trial);
            Node node = trialNet.node("clock", 1, (t, out) -> out[0] = t);
            Probe probe = trialNet.probe(node, p -> p.sampleEvery(sampleEvery));
            try (Simulator simulator = Simulator.of(trialNet, options -> options.dt(dt))) {
                simulator.runSteps(1 + random.nextInt(200));
                double[] times = simulator.trange(sampleEvery);
                assertThat(simulator.data(probe).samples()).isEqualTo(times.length);
                assertThat(simulator.data(probe).times()).containsExactly(times);
            }
        }
    }

    @Test
    void runsThatStartAnewHaveTheirTimesBelow() {
        try (Simulator simulator = Simulator.of(net, options -> options.stateful(false))) {
            simulator.runSteps(2);
            simulator.runSteps(2);
            assertThat(simulator.data(every).times()).containsExactly(-0.001, 0, 0.001, 0.002);
        }
    }

    /** A built network is shared: nobody can change it by what it gives out. */
    @Test
    void whatWasBuiltIsNotChangedThroughWhatIsGivenOut() {
        Ensemble ensemble = net.ensemble("ensemble", 10, 2);
        double[][] matrix = {{1}, {2}};
        Connection connection = net.connect(clock, ensemble, c -> c.transform(matrix));
        Node constant = net.constant("constant", 3, 4);
        BuiltNetwork built = Builder.build(net);
        BuiltEnsemble data = built.ensemble(ensemble);
        double before = data.encoders()[4][1];
        data.encoders()[4][1] = 42;
        data.scaledEncoders()[4][1] = 42;
        data.gain()[4] = 42;
        data.bias()[4] = 42;
        data.maxRates()[4] = 42;
        data.intercepts()[4] = 42;
        assertThat(data.encoders()).hasDimensions(10, 2);
        assertThat(data.encoders()[4][1]).isEqualTo(before);
        assertThat(data.scaledEncoders()[4][1]).isEqualTo(before * (data.gain()[4] / 1));
        for (double[] values : List.of(data.gain(), data.bias(), data.maxRates(), data.intercepts())) {
            assertThat(values[4]).isNotEqualTo(42);
        }
        built.connection(connection).weights().orElseThrow()[1][0] = 42;
        assertThat(built.connection(connection).weights().orElseThrow()).isDeepEqualTo(matrix);
        ((Node.Constant) constant.output()).values()[0] = Double.NaN;
        assertThat(constant.output()).isEqualTo(new Node.Constant(new double[] {3, 4}));
        assertThat(Builder.build(net).output(constant).initial(0)).isEqualTo(3);
    }

    @Test
    void theShapesOfWeightsAreThoseOfTheirTransforms() {
        Node two = net.constant("two", 1, 2);
        Node sink = net.passThrough("sink", 2);
        Connection direct = net.connect(two, sink);
        Connection factors = net.connect(two, sink, c -> c.transform(new double[] {5, 6}));
        Connection sparse = net.connect(two, sink, c -> c.transform(Sparse.of(2, 2, new int[][] {{0, 1}, {1, 0}}, 7)));
        Convolution kernels =
                Convolution.of(2, ChannelShape.last(2, 1)).kernelSize(2).weights(1, 2, 3, 4);
        Connection convolved = net.connect(two, sink, c -> c.transform(kernels));
        BuiltNetwork built = Builder.build(net);
        assertThat(built.connection(direct).weights()).isEmpty();
        assertThat(built.connection(factors).weights().orElseThrow()).isDeepEqualTo(new double[][] {{5, 6}});
        assertThat(built.connection(sparse).weights().orElseThrow()).isDeepEqualTo(new double[][] {{7, 7}});
        assertThat(built.connection(convolved).weights().orElseThrow()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        Probe factor = net.probe(net.connect(two, sink, c -> c.transform(2)), p -> p.attribute("weights"));
        Probe each = net.probe(factors, p -> p.attribute("weights").synapse(0.01));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(2);
            assertThat(simulator.data(factor).shape()).isEmpty();
            assertThat(simulator.data(factor).size()).isEqualTo(1);
            assertThat(simulator.data(each).shape()).containsExactly(2);
        }
    }

    @Test
    void whatWasBuiltIsData() {
        Ensemble ensemble = net.ensemble("ensemble", 10, 1);
        Connection connection = net.connect(clock, ensemble, c -> c.transform(2));
        Simulator simulator = Simulator.of(net);
        try (simulator) {
            assertThat(simulator.isClosed()).isFalse();
            assertThat(simulator.data(ensemble).gain()).hasSize(10);
            assertThat(simulator.data(ensemble)).isSameAs(simulator.network().ensemble(ensemble));
            BuiltConnection built = simulator.data(connection);
            assertThat(built.weights().orElseThrow()).isDeepEqualTo(new double[][] {{2}});
            simulator.runSteps(3);
        }
        assertThat(simulator.isClosed()).isTrue();
        assertThat(simulator.trange()).hasSize(3);
        assertThat(simulator.steps()).isEqualTo(3);
        assertThat(simulator.data(every).times()).hasSize(3);
        assertThatThrownBy(simulator::step)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatIsNotThereIsRefused() {
        Ensemble later = new Network("other", 0).ensemble("later", 10, 1);
        try (Simulator simulator = Simulator.of(net);
                Simulator graph = Simulator.of(simulator.graph())) {
            assertThatThrownBy(() -> simulator.data(later))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("ensemble later", "not part of the network");
            assertThatThrownBy(() -> graph.data(later))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("ensemble later", "a graph without a network");
            assertThatThrownBy(graph::network).isInstanceOf(ModelException.class);
            for (double time : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> simulator.trange(time))
                        .isInstanceOf(SimulationException.class)
                        .hasMessageContainingAll("trange", "" + time);
            }
        }
    }
}
