package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Samples;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.LifRate;
import lanewise.model.solver.Nnls;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** Ensembles side by side represent, compute and are silenced, each for itself. */
class EnsembleArrayTest {
    private final Network net = new Network("net", 123);

    @Test
    void threeArraysInARowKeepWhatTheyAreGiven() {
        Node input = net.constant("input", 0.4, -0.7, 0.1);
        EnsembleArray single = EnsembleArray.in(net, "A", 60, 3);
        EnsembleArray triple = EnsembleArray.in(net, "B", 120, 1, o -> o.dimensions(3));
        EnsembleArray last = EnsembleArray.in(net, "C", 60, 3);
        net.connect(input, single.input());
        net.connect(single.output(), triple.input());
        net.connect(triple.output(), last.input());
        Probe probe = net.probe(last.output(), p -> p.synapse(0.03));

        assertThat(Runs.mean(Runs.rows(net, probe, 0.6), 300))
                .containsExactly(new double[] {0.4, -0.7, 0.1}, within(0.05));
    }

    @Test
    void itMultipliesMatrices() {
        double[][] a = {{0.5, -0.5}, {0.1, -0.8}};
        double[][] b = {{0.9, 0.2}, {-0.3, 0.4}};
        EnsembleArray products =
                EnsembleArray.in(net, "C", 200, 8, o -> o.dimensions(2).ensembles(e -> e.radius(1.5)));
        double[][] fromA = new double[16][4];
        double[][] fromB = new double[16][4];
        double[][] sum = new double[4][8];
        for (int i = 0; i < 8; i++) { // entry (i / 4, i / 2 mod 2), term i mod 2
            fromA[2 * i][2 * (i / 4) + i % 2] = 1;
            fromB[2 * i + 1][2 * (i % 2) + i / 2 % 2] = 1;
            sum[i / 2][i] = 1;
        }
        net.connect(net.constant("a", a[0][0], a[0][1], a[1][0], a[1][1]), products.input(), c -> c.transform(fromA));
        net.connect(net.constant("b", b[0][0], b[0][1], b[1][0], b[1][1]), products.input(), c -> c.transform(fromB));
        Node product = net.passThrough("product", 4);
        Node terms = products.addOutput("product", x -> new double[] {x[0] * x[1]});
        net.connect(terms, product, c -> c.transform(sum));
        Probe probe = net.probe(product, p -> p.synapse(0.03));

        double[] expected = IntStream.range(0, 4)
                .mapToDouble(i -> a[i / 2][0] * b[0][i % 2] + a[i / 2][1] * b[1][i % 2])
                .toArray();
        assertThat(Runs.mean(Runs.rows(net, probe, 0.4), 200)).containsExactly(expected, within(0.1));
    }

    @Test
    void eachEnsembleHasAFunctionOfItsOwn() {
        EnsembleArray array = EnsembleArray.in(net, "array", 80, 3, o -> o.ensembles(e -> e.neurons(new LifRate())));
        Node output = array.addOutput(
                "functions",
                List.of(x -> new double[] {x[0] * x[0]}, x -> new double[] {x[0], -x[0]}, x -> new double[] {2}));
        net.connect(net.constant("input", 0.5, 0.5, 0.5), array.input());
        Probe probe = net.probe(output);

        assertThat(output.sizeOut()).isEqualTo(4);
        assertThat(array.output("functions")).isSameAs(output);
        assertThat(Runs.mean(Runs.rows(net, probe, 0.1), 10))
                .containsExactly(new double[] {0.25, 0.5, -0.5, 2}, within(0.05));
    }

    @Test
    void optionsReachAllEnsemblesOrEach() {
        EnsembleArray array = EnsembleArray.in(
                net, "array", 2, 2, o -> o.ensembles(e -> e.maxRates(100, 200)).each((e, i) -> e.radius(i + 1)));

        assertThat(array.ensembles()).allSatisfy(e -> assertThat(e.maxRates()).isEqualTo(Samples.of(100, 200)));
        assertThat(array.ensembles()).extracting(e -> e.radius()).containsExactly(1.0, 2.0);
        assertThat(array.ensembles()).extracting(e -> e.label()).containsExactly("array_0", "array_1");
        assertThat(array.dimensions()).isEqualTo(2);
    }

    @Test
    void neuronsAreSilencedAndHeard() {
        EnsembleArray array = EnsembleArray.in(net, "array", 20, 2);
        net.connect(net.constant("input", 0.9, -0.9), array.input());
        Node neurons = array.addNeuronInput();
        net.connect(net.constant("silence", -10), neurons, c -> c.transform(Inhibition.toAll(40, 1)));
        Probe spikes = net.probe(array.addNeuronOutput());
        Probe decoded = net.probe(array.output(), p -> p.synapse(0.01));

        assertThat(Runs.mean(Runs.rows(net, decoded, 0.3), 100)).containsExactly(new double[2], within(0.01));
        assertThat(Runs.mean(Runs.rows(net, spikes, 0.3), 100)).containsOnly(0);
        assertThat(array.addNeuronInput()).isSameAs(neurons);
        assertThat(array.addNeuronOutput().sizeIn()).isEqualTo(40);
    }

    @Test
    void objectsAreMadeInNengosOrder() {
        EnsembleArray array = EnsembleArray.in(net, "array", 5, 2);
        array.addOutput("square", x -> new double[] {x[0] * x[0]}, c -> c.synapse(0.1));

        assertThat(array.network().nodes())
                .extracting(Node::label)
                .containsExactly("array.input", "array.output", "array.square");
        assertThat(array.network().connections())
                .extracting(Connection::label)
                .containsExactly(
                        "connection array.input[0] -> array_0",
                        "connection array.input[1] -> array_1",
                        "connection array_0 -> array.output[0]",
                        "connection array_1 -> array.output[1]",
                        "connection array_0 -> array.square[0]",
                        "connection array_1 -> array.square[1]");
        assertThat(array.network().connections().getFirst().synapse()).isEqualTo(Synapse.none());
        assertThat(array.network().connections().getLast().synapse()).isNotEqualTo(Synapse.none());
    }

    /** Nengo's {@code add_output} without a function, as for another solver. */
    @Test
    void whatItRepresentsIsDecodedInAnotherWay() {
        EnsembleArray array = EnsembleArray.in(net, "array", 5, 2, o -> o.dimensions(3));
        Node output =
                array.addDecodedOutput("positive", c -> c.solver(new Nnls()).synapse(0.1));

        assertThat(output.sizeOut()).isEqualTo(6);
        assertThat(array.output("positive")).isSameAs(output);
        assertThat(array.network().connections().subList(4, 6)).allSatisfy(link -> {
            assertThat(link.solver()).isEqualTo(new Nnls());
            assertThat(link.function()).isEmpty();
            assertThat(link.synapse()).isEqualTo(new Lowpass(0.1));
        });
        assertThat(array.network().connections().getLast().label())
                .isEqualTo("connection array_1 -> array.positive[3, 4, 5]");
    }

    @Test
    void itTakesDefaultsFromTheNetworkAround() {
        net.config().ensembles(e -> e.neurons(new Direct()).radius(3));
        EnsembleArray array = EnsembleArray.in(net, "array", 5, 2, o -> o.ensembles(e -> e.radius(2)));

        assertThat(array.ensembles()).allSatisfy(e -> {
            assertThat(e.neuronType()).isEqualTo(new Direct());
            assertThat(e.radius()).isEqualTo(2);
        });
    }
}
