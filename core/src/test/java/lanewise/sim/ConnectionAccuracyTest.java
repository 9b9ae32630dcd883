package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.Solver;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What connections between neurons deliver, within the bounds that Nengo's own tests set. */
class ConnectionAccuracyTest {
    private final Network net = new Network("net", 2);

    private double[] mean(Endpoint target, int steps, int from) {
        float[][] rows = Records.rows(net, net.probe(target, p -> p.synapse(0.03)), steps);
        double[] mean = new double[rows[0].length];
        for (int value = 0; value < mean.length; value++) {
            mean[value] =
                    Arrays.stream(Records.column(rows, value, from)).average().orElseThrow();
        }
        return mean;
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            Arrays.fill(row, value);
        }
        return table;
    }

    @Test
    void anEnsembleInhibitsNeurons() {
        Ensemble inhibiting = net.ensemble("inhibiting", 30, 1);
        Ensemble inhibited = net.ensemble("inhibited", 30, 1);
        net.connect(net.node("sine", 1, (t, out) -> out[0] = Math.sin(2 * Math.PI * t)), inhibited);
        net.connect(net.constant("one", 1), inhibiting);
        net.connect(inhibiting, inhibited.neurons(), c -> c.transform(filled(30, 1, -2.5)));
        assertThat(mean(inhibited, 500, 490)[0]).isCloseTo(0, within(0.1));
    }

    @Test
    void aNodeReceivesWhatAProbeOfTheNeuronsSees() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1);
        Node node = net.passThrough("node", 20);
        net.connect(ensemble.neurons(), node, c -> c.synapse(Synapse.none()));
        Probe direct = net.probe(ensemble.neurons());
        Probe received = net.probe(node);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(200);
            float[] spikes = simulator.data(direct).values(0);
            assertThat(simulator.data(received).values(0)).containsExactly(spikes);
            assertThat(spikes).contains(1000);
        }
    }

    static Stream<Solver> decodersAndWeights() {
        return Stream.of(new LstsqL2(), new LstsqL2().withWeights());
    }

    /** The square of the first value, sent to both of the target, once negated. */
    @ParameterizedTest
    @MethodSource("decodersAndWeights")
    void aFunctionAndATransform(Solver solver) {
        Ensemble source = net.ensemble("source", 100, 2);
        Ensemble target = net.ensemble("target", 100, 2);
        net.connect(net.constant("input", 0.8, 0.3), source);
        net.connect(
                source,
                target,
                c -> c.function(x -> new double[] {x[0] * x[0]})
                        .transform(new double[][] {{1}, {-1}})
                        .solver(solver));
        double[] bound = {0.64, -0.64};
        double[] found = mean(target, 500, 400);
        for (int i = 0; i < 2; i++) {
            assertThat(found[i]).isCloseTo(bound[i], within(solver.weights() ? 0.15 : 0.1));
        }
    }

    /** Every second neuron of one ensemble drives neurons of another, the last one first: rates follow the closed form. */
    @Test
    void neuronsDriveNeuronsAtTheirRates() {
        double[][] encoders = {{1}, {-1}, {1}, {-1}, {1}, {-1}};
        Ensemble source = net.ensemble(
                "source",
                6,
                1,
                e -> e.neurons(new LifRate())
                        .encoders(encoders)
                        .maxRates(200, 210, 220, 230, 240, 250)
                        .intercepts(Choice.of(-0.5)));
        Ensemble target = net.ensemble(
                "target",
                6,
                1,
                e -> e.neurons(new LifRate())
                        .encoders(encoders)
                        .gainBias(new double[] {1, 2, 1, 2, 1, 2}, new double[] {2, 2, 1.5, 1.5, 3, 3}));
        net.connect(net.constant("input", 0.4), source, c -> c.synapse(Synapse.none()));
        net.connect(source.neurons().every(2), target.neurons().slice(5, 2, -1), c -> c.transform(0.01));
        double[] currents = {2, 2, 1.5, 1.5, 3, 3};
        double[] rates = new double[6];
        float[][] driven = Records.rows(net, net.probe(target.neurons()), 200);
        try (Simulator simulator = Simulator.of(net)) {
            double[] gain = simulator.data(source).gain();
            double[] bias = simulator.data(source).bias();
            for (int i = 0; i < 6; i++) {
                rates[i] = gain[i] * 0.4 * encoders[i][0] + bias[i];
            }
        }
        new LifRate().rates(rates, 0, 6);
        for (int i = 0; i < 3; i++) {
            currents[5 - i] += 0.01 * rates[2 * i] * (i % 2 == 0 ? 2 : 1);
        }
        new LifRate().rates(currents, 0, 6);
        for (int i = 0; i < 6; i++) {
            assertThat((double) driven[199][i]).as("neuron %d", i).isCloseTo(currents[i], within(3.0));
        }
    }

    @Test
    void listsOfEntriesReachTheirPlaces() {
        Ensemble source = net.ensemble("source", 200, 3);
        Ensemble target = net.ensemble("target", 200, 3);
        net.connect(net.constant("input", 0.5, -0.4, 0.2), source);
        net.connect(source.at(2, 0), target.at(0, -1));
        double[] found = mean(target, 400, 300);
        assertThat(found).containsExactly(new double[] {0.2, 0, 0.5}, within(0.2));
    }

    /** What a connection delivers is the decoded value, filtered as its record is, a step later. */
    @Test
    void aDecodedValueIsFilteredAsItsRecordIs() {
        Ensemble ensemble = net.ensemble("ensemble", 50, 1);
        net.connect(net.node("sine", 1, (t, out) -> out[0] = Math.sin(20 * t)), ensemble);
        Node sink = net.passThrough("sink", 1);
        Alpha alpha = new Alpha(0.01);
        net.connect(ensemble, sink, c -> c.synapse(alpha));
        Probe decoded = net.probe(ensemble);
        Probe delivered = net.probe(sink);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(300);
            double[] filtered =
                    alpha.filt(Records.column(simulator.data(decoded).rows(), 0, 0));
            double[] found = Records.column(simulator.data(delivered).rows(), 0, 1);
            assertThat(found).containsExactly(Arrays.copyOf(filtered, 299), within(2e-5));
        }
    }

    /** Views of three kinds at both ends, with decoders, with full weights, and without neurons. */
    record Sliced(String name, NeuronType type, Solver solver, double bound) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sliced> sliced() {
        return Stream.of(
                new Sliced("decoders", new Lif(), new LstsqL2(), 0.1),
                new Sliced("weights", new Lif(), new LstsqL2().withWeights(), 0.1),
                new Sliced("direct", new Direct(), new LstsqL2(), 0.01));
    }

    @ParameterizedTest
    @MethodSource("sliced")
    void viewsAndMatricesAreTheMatrixProduct(Sliced how) {
        double[] x = {-1, -0.25, 1};
        double[][] square = {{0.5, -0.3}, {0.2, 1}};
        Ensemble source =
                net.ensemble("source", 300, 3, e -> e.neurons(how.type).radius(1.7));
        net.connect(net.constant("input", x), source);
        Node all = net.passThrough("all", 9);
        List<Endpoint> from = List.of(source.slice(1, -4, -1), source.at(2, 0), source.where(true, false, true));
        int[][] fromEntries = {{1, 0}, {2, 0}, {0, 2}};
        int[][] toEntries = {{2, 0}, {0, 1}, {1, 2}};
        double[] expected = new double[9];
        for (int k = 0; k < 3; k++) {
            Ensemble target =
                    net.ensemble("target" + k, 300, 3, e -> e.neurons(how.type).radius(1.7));
            Endpoint to = k == 0 ? target.slice(2, -4, -2) : k == 1 ? target.slice(0, 2) : target.at(1, -1);
            net.connect(from.get(k), to, c -> c.transform(square).solver(how.solver));
            net.connect(target, all.slice(3 * k, 3 * k + 3));
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    expected[3 * k + toEntries[k][i]] += square[i][j] * x[fromEntries[k][j]];
                }
            }
        }
        assertThat(mean(all, 400, 300)).containsExactly(expected, within(how.bound));
    }
}
