package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import org.junit.jupiter.api.Test;

/** A memory recognises, chooses, falls back and is silenced. */
class AssociativeMemoryTest {
    private static final int DIMENSIONS = 64;

    private final Network net = new Network("net", 5);
    private final double[][] vectors = vectors(4);

    /** Unit vectors, nearly at right angles. */
    private static double[][] vectors(int count) {
        RandomStream stream = new RandomStream(3);
        double[][] vectors = new double[count][DIMENSIONS];
        for (int i = 0; i < count; i++) {
            double[] vector = vectors[i];
            Arrays.setAll(vector, k -> stream.gaussian(0, 1));
            for (double[] earlier : Arrays.copyOf(vectors, i)) {
                double along = Runs.dot(vector, earlier);
                Arrays.setAll(vector, k -> vector[k] - along * earlier[k]);
            }
            double length = Runs.length(vector);
            Arrays.setAll(vector, k -> vector[k] / length);
        }
        return vectors;
    }

    private static double[] mixed(double[] a, double shareA, double[] b, double shareB) {
        double[] mixed = new double[a.length];
        Arrays.setAll(mixed, i -> shareA * a[i] + shareB * b[i]);
        return mixed;
    }

    /** The output for an input, after the filters have settled. */
    private double[] recalled(double[] input, Consumer<AssociativeMemory.Options> choose) {
        AssociativeMemory memory = AssociativeMemory.in(net, "memory", vectors, choose);
        net.connect(net.constant("input", input), memory.input());
        memory.inhibit().ifPresent(inhibit -> net.connect(net.constant("on", 1), inhibit));
        Probe probe = net.probe(memory.output(), p -> p.synapse(0.03));
        return Runs.mean(Runs.rows(net, probe, 0.3), 50);
    }

    private static double similarity(double[] a, double... b) {
        return Runs.dot(a, b) / Runs.length(a) / Runs.length(b);
    }

    @Test
    void aNoisyVectorIsCleaned() {
        double[] output = recalled(mixed(vectors[1], 0.9, vectors[0], 0.2), o -> {});

        assertThat(similarity(output, vectors[1])).isGreaterThan(0.95);
        assertThat(Runs.length(output)).isGreaterThan(0.8);
    }

    @Test
    void anotherVectorIsGivenOut() {
        double[][] outputs = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        double[] output = recalled(vectors[2], o -> o.outputVectors(outputs));

        assertThat(similarity(output, outputs[2])).isGreaterThan(0.95);
    }

    @Test
    void whatIsBelowTheThresholdIsNotRecognised() {
        assertThat(Runs.length(recalled(mixed(vectors[0], 0.49, vectors[1], 0), o -> o.threshold(0.5))))
                .isLessThan(0.05);
    }

    @Test
    void whatIsAboveTheThresholdIsRecognised() {
        double[] output = recalled(mixed(vectors[0], 0.8, vectors[1], 0), o -> o.threshold(0.5, 0.9, 0.9, 0.9));

        assertThat(Runs.dot(output, vectors[0])).isGreaterThan(0.9);
    }

    @Test
    void itemsCompete() {
        double[] input = mixed(vectors[0], 1, vectors[1], 0.8);
        assertThat(Runs.dot(recalled(input, o -> {}), vectors[1])).isGreaterThan(0.8);

        double[] output = recalled(input, AssociativeMemory.Options::winnerTakeAll);
        assertThat(Runs.dot(output, vectors[0])).isGreaterThan(0.9);
        assertThat(Runs.dot(output, vectors[1])).isLessThan(0.05);
    }

    @Test
    void aDefaultIsGivenOutIfNothingIsRecognised() {
        Consumer<AssociativeMemory.Options> fallback = o -> o.defaultOutputVector(vectors[3]);

        assertThat(Runs.dot(recalled(new double[DIMENSIONS], fallback), vectors[3]))
                .isGreaterThan(0.7);
        assertThat(Runs.dot(recalled(vectors[0], fallback), vectors[3])).isLessThan(0.05);
    }

    @Test
    void itIsSilenced() {
        Consumer<AssociativeMemory.Options> silenced =
                o -> o.inhibitable().defaultOutputVector(vectors[3]).thresholdOutputs();

        assertThat(Runs.length(recalled(vectors[0], silenced))).isLessThan(0.05);
    }

    @Test
    void outputsAreOfFullStrengthOrNothing() {
        double[] input = mixed(vectors[0], 0.55, vectors[1], 0.2);
        Consumer<AssociativeMemory.Options> full =
                o -> o.defaultOutputVector(vectors[3]).thresholdOutputs();
        double[] output = recalled(input, full);

        assertThat(Runs.dot(output, vectors[0])).isGreaterThan(0.95);
        assertThat(Runs.dot(output, vectors[1])).isLessThan(0.05);
        assertThat(Runs.dot(output, vectors[3])).isLessThan(0.05);
    }

    @Test
    void mappingsAreInputsAndOutputsOfTheirOwn() {
        double[][] codes = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        AssociativeMemory memory = AssociativeMemory.in(
                net, "memory", vectors, o -> o.inputMapping("code", codes, 1.2).outputMapping("echo", codes));
        net.connect(net.constant("input", 0, 0.9), memory.input("code"));
        Probe echo = net.probe(memory.output("echo"), p -> p.synapse(0.03));
        Probe utilities = net.probe(memory.utilities(), p -> p.synapse(0.03));

        assertThat(similarity(Runs.mean(Runs.rows(net, echo, 0.2), 50), 0, 1)).isGreaterThan(0.95);
        assertThat(Runs.mean(Runs.rows(net, utilities, 0.2), 50)[1]).isGreaterThan(0.95);
    }

    /** In Nengo the threshold takes away the connections to outputs and makes them anew, behind its own. */
    @Test
    void connectionsAreInNengosOrderInTheEnd() {
        double[][] items = {{1, 0}, {0, 1}};
        AssociativeMemory memory = AssociativeMemory.in(
                net,
                "m",
                items,
                o -> o.inhibitable()
                        .winnerTakeAll()
                        .defaultOutputVector(0.5, 0.5)
                        .thresholdOutputs()
                        .outputMapping("late", items));
        List<String> links = memory.network().connections().stream()
                .map(Connection::label)
                .map(link -> link.replaceAll("connection |m\\.", ""))
                .toList();

        assertThat(links)
                .containsExactly(
                        "bias -> m_0",
                        "elementInput[0] -> m_0",
                        "m_0 -> elementOutput[0]",
                        "bias -> m_1",
                        "elementInput[1] -> m_1",
                        "m_1 -> elementOutput[1]",
                        "inhibit -> elementInput",
                        "input -> elementInput",
                        "elementOutput -> elementInput",
                        "bias -> default.output",
                        "default.output -> output",
                        "inhibit -> default.output",
                        "bias -> threshBias.input",
                        "bias -> threshEnsembles.input",
                        "elementOutput -> threshBias.input",
                        "threshBias.output -> threshEnsembles.input",
                        "threshEnsembles.output -> default.output",
                        "threshEnsembles.output -> output",
                        "inhibit -> threshEnsembles_0",
                        "inhibit -> threshEnsembles_1",
                        "threshEnsembles.output -> late");
        assertThat(memory.thresholdedUtilities().map(Node::label)).contains("m.threshEnsembles.output");
    }

    /** As in Nengo, whatever the network around says: its thresholds hold for a radius of 1. */
    @Test
    void allEnsemblesHaveRadius1() {
        net.config().ensembles(e -> e.radius(2));
        AssociativeMemory memory = AssociativeMemory.in(
                net, "m", vectors, o -> o.defaultOutputVector(vectors[0]).thresholdOutputs());

        assertThat(memory.network().allEnsembles())
                .hasSize(4 + 1 + 2 * 4)
                .allSatisfy(ensemble -> assertThat(ensemble.radius()).isEqualTo(1));
    }
}
