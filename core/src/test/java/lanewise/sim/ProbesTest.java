package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.Probeable;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Voja;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.Triangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Probes record what they name, step by step, and of a view the columns of the whole. */
class ProbesTest {
    private final Network net = new Network("probes", 4);
    private final Node clock = net.node("clock", 1, (t, out) -> out[0] = t);

    private float[][] recorded(Probeable target, String attribute, int steps) {
        return Records.rows(net, net.probe(target, p -> p.attribute(attribute)), steps);
    }

    @Test
    void stepsAndTimeAreCounted() {
        try (Simulator simulator = Simulator.of(net)) {
            for (int steps = 0; steps <= 2; steps++) {
                assertThat(simulator.steps()).isEqualTo(steps);
                assertThat(simulator.time()).isEqualTo(steps * 0.001);
                simulator.step();
            }
        }
    }

    @Test
    void recordsGrowFromRunToRun() {
        Probe probe = net.probe(clock);
        try (Simulator simulator = Simulator.of(net)) {
            for (int runs = 1; runs <= 2; runs++) {
                simulator.run(Duration.ofMillis(10));
                assertThat(simulator.data(probe).samples()).isEqualTo(10 * runs);
            }
            assertThat(simulator.data(probe).interval()).as("a step").isEqualTo(simulator.dt());
        }
    }

    @Test
    void theInputOfAnEnsembleIsTheSumOfWhatArrives() {
        Ensemble ensemble = net.ensemble("ensemble", 10, 2);
        net.connect(net.constant("one", 1, 2), ensemble, c -> c.synapse(Synapse.none()));
        net.connect(
                net.constant("two", 0.25),
                ensemble.at(1),
                c -> c.synapse(Synapse.none()).transform(-2));
        assertThat(recorded(ensemble, "input", 1)[0]).containsExactly(1, 1.5f);
    }

    /** Nengo's numbers: what a probe shows behind a synapse is what arrives a step later. */
    @Test
    void theOutputOfAConnectionIsBehindItsSynapseAndItsInputBeforeAll() {
        Connection connection = net.connect(
                net.constant("one", 1, 7), net.passThrough("sink", 1).at(0), c -> c.function(x -> new double[] {x[0]}));
        float[][] output = recorded(connection, "output", 2);
        assertThat((double) output[0][0]).isCloseTo(0.18126924692201812, within(1e-7));
        assertThat((double) output[1][0]).isCloseTo(0.3296799539643607, within(1e-7));
        assertThat(recorded(connection, "input", 1)[0]).containsExactly(1, 7);
    }

    @Test
    void aViewIsTheColumnsOfTheWhole() {
        Ensemble ensemble = net.ensemble("ensemble", 30, 3);
        net.connect(net.constant("input", 0.5, -0.2, 0.9), ensemble);
        Node sum = net.passThrough("sum", 3);
        net.connect(ensemble, sum);
        Probe neurons = net.probe(ensemble.neurons());
        Probe someNeurons = net.probe(ensemble.neurons().slice(29, 3, -5));
        Probe values = net.probe(sum);
        Probe someValues = net.probe(sum.at(2, 0));
        Probe decoded = net.probe(ensemble);
        Probe someDecoded = net.probe(ensemble.every(-2));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(100);
            for (int step = 0; step < 100; step++) {
                float[] spikes = simulator.data(neurons).rows()[step];
                assertThat(simulator.data(someNeurons).rows()[step])
                        .containsExactly(spikes[29], spikes[24], spikes[19], spikes[14], spikes[9], spikes[4]);
                float[] value = simulator.data(values).rows()[step];
                assertThat(simulator.data(someValues).rows()[step]).containsExactly(value[2], value[0]);
                float[] all = simulator.data(decoded).rows()[step];
                assertThat(simulator.data(someDecoded).rows()[step])
                        .containsExactly(new float[] {all[2], all[0]}, within(1e-5f));
            }
        }
    }

    @Test
    void encodersAreTheBuiltOnes() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 2, e -> e.radius(1.5));
        Probe probe = net.probe(ensemble, p -> p.attribute("scaled_encoders"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(3);
            double[][] built = simulator.data(ensemble).scaledEncoders();
            assertThat(simulator.data(probe).shape()).containsExactly(20, 2);
            for (float[] row : simulator.data(probe).rows()) {
                for (int i = 0; i < row.length; i++) {
                    assertThat(row[i]).isEqualTo((float) built[i / 2][i % 2]);
                }
            }
        }
    }

    @Test
    void aMatrixIsFilteredValueByValue() {
        double[][] matrix = {{1, -2}, {3, 4}, {0.5, 0}};
        Connection connection =
                net.connect(net.constant("one", 1, 1), net.passThrough("sum", 3), c -> c.transform(matrix));
        Probe probe = net.probe(connection, p -> p.attribute("weights").synapse(0.005));
        float[][] rows = Records.rows(net, probe, 3);
        double[] flat = {1, -2, 3, 4, 0.5, 0};
        for (int i = 0; i < 6; i++) {
            assertThat(rows[0][i]).isZero();
            assertThat((double) rows[2][i]).isCloseTo(0.3296799539643607 * flat[i], within(1e-6));
        }
    }

    static Stream<Synapse> synapses() {
        return Stream.of(
                new Lowpass(0.01),
                new Lowpass(0),
                new Alpha(0.004),
                new Triangle(0.005),
                new LinearFilter(new double[] {0.01, 2}, new double[] {0.01, 1}));
    }

    /** Matrices that change, and lie in memory as a step wants them. */
    @ParameterizedTest
    @MethodSource("synapses")
    void learnedMatricesAreFilteredValueByValue(Synapse synapse) {
        Ensemble pre = net.ensemble("pre", 3, 1);
        Ensemble post = net.ensemble("post", 2, 1);
        net.connect(clock, pre, c -> c.function(x -> new double[] {Math.sin(200 * x[0])}));
        Connection link = net.connect(
                pre.neurons(),
                post.neurons(),
                c -> c.transform(new double[][] {{1, 2, 3}, {4, 5, 6}}).learningRule(new Pes(0.1)));
        net.connect(net.constant("error", 1), link.learning());
        Connection voja = net.connect(clock, post, c -> c.learningRule(new Voja(0.1)));
        List<Probe> raw = List.of(
                net.probe(link, p -> p.attribute("weights")),
                net.probe(link.learning(), p -> p.attribute("delta")),
                net.probe(post, p -> p.attribute("scaled_encoders")),
                net.probe(voja.learning(), p -> p.attribute("delta")));
        List<Probe> filtered = raw.stream()
                .map(probe -> net.probe(
                        probe.target(), p -> p.attribute(probe.attribute()).synapse(synapse)))
                .toList();
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(60);
            assertThat(simulator.data(filtered.getFirst()).shape()).containsExactly(2, 3);
            for (int i = 0; i < raw.size(); i++) {
                double[][] now = simulator.data(raw.get(i)).doubles();
                double[][] expected = synapse.filt(now);
                double[][] rows = simulator.data(filtered.get(i)).doubles();
                assertThat(now[59]).isNotEqualTo(now[0]);
                assertThat(rows[0]).containsOnly(0);
                int late = i % 2 == 0 ? 1 : 2; // a change is found at the end of a step
                for (int step = late; step < 60; step++) {
                    for (int k = 0; k < rows[step].length; k++) {
                        double bound = 1e-5 * Math.max(1, Math.abs(expected[step - late][k]));
                        assertThat(rows[step][k]).isCloseTo(expected[step - late][k], within(bound));
                    }
                }
            }
        }
    }

    @Test
    void builtWeightsAreThoseOfTheStart() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1);
        Connection learned = net.connect(ensemble, net.passThrough("out", 1), c -> c.learningRule(new Pes(1e-2)));
        net.connect(net.constant("error", 1), learned.learning());
        Probe weights = net.probe(learned, p -> p.attribute("weights"));
        try (Simulator simulator = Simulator.of(net)) {
            double[][] before = simulator.data(learned).weights().orElseThrow();
            simulator.runSteps(50);
            assertThat(simulator.data(learned).weights().orElseThrow()).isDeepEqualTo(before);
            float[][] rows = simulator.data(weights).rows();
            for (int i = 0; i < rows[0].length; i++) {
                assertThat(rows[0][i]).isEqualTo((float) before[0][i]);
            }
            assertThat(rows[49]).isNotEqualTo(rows[0]);
        }
    }
}
