package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.VectorFunction;
import lanewise.model.neuron.Direct;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that a person makes with ready-made networks: each message names the network, the value, and what to do. */
class NetworkErrorsTest {
    private static final double[][] ITEMS = {{1, 0}, {0, 1}, {1, 1}};

    /** A mistake that leaves no network behind. */
    record Mistake(String name, Consumer<Network> made, List<String> told) {
        static Mistake of(String name, Consumer<Network> made, String... told) {
            return new Mistake(name, made, List.of(told));
        }

        static Mistake memory(String name, Consumer<AssociativeMemory.Options> choose, String... told) {
            return of(name, net -> AssociativeMemory.in(net, "bad", ITEMS, choose), told);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                Mistake.of("no neurons", net -> EnsembleArray.in(net, "bad", 0, 2), "bad", "0 neurons", "at least 1"),
                Mistake.of("no ensembles", net -> EnsembleArray.in(net, "bad", 5, 0), "bad", "0 ensembles"),
                Mistake.of(
                        "no dimensions",
                        net -> EnsembleArray.in(net, "bad", 5, 2, o -> o.dimensions(0)),
                        "bad",
                        "0 dimensions of an ensemble"),
                Mistake.of(
                        "an ensemble's radius",
                        net -> EnsembleArray.in(net, "bad", 5, 2, o -> o.each((e, i) -> e.radius(1 - i))),
                        "ensemble bad_1",
                        "radius is 0.0"),
                Mistake.of(
                        "a seed", net -> EnsembleArray.in(net, "bad", 5, 2, o -> o.seed(-1)), "seed -1", "4294967295"),
                Mistake.of("no product", net -> Product.in(net, "bad", 5, 0), "bad", "0 dimensions"),
                Mistake.of(
                        "a product of no magnitude",
                        net -> Product.in(net, "bad", 5, 1, o -> o.inputMagnitude(0)),
                        "bad: its input magnitude is 0.0",
                        "positive"),
                Mistake.of("no convolution", net -> CircularConvolution.in(net, "bad", 5, 0), "bad", "0 dimensions"),
                Mistake.of("no action", net -> BasalGanglia.in(net, "bad", 0), "bad", "0 actions"),
                Mistake.of(
                        "a bias that is not finite",
                        net -> BasalGanglia.in(net, "bad", 2, o -> o.inputBias(Double.NaN)),
                        "bad",
                        "input bias is NaN",
                        "finite"),
                Mistake.of("no action to pass on", net -> Thalamus.in(net, "bad", 0), "bad", "0 actions"),
                Mistake.of(
                        "an action that never goes on",
                        net -> Thalamus.in(net, "bad", 2, o -> o.threshold(2)),
                        "thalamus",
                        "threshold is 2.0",
                        "below 1"),
                Mistake.of(
                        "a threshold above the radius",
                        net -> net.ensemble("bad", 5, 1, new ThresholdingEnsembles(1.5)),
                        "thresholding ensembles",
                        "threshold is 1.5",
                        "below the radius, 1.0"),
                Mistake.of(
                        "a threshold of no width",
                        net -> net.ensemble("bad", 5, 1, new ThresholdingEnsembles(0.5, 0, 1)),
                        "intercept width is 0.0",
                        "positive"),
                Mistake.of("no memory", net -> InputGatedMemory.in(net, "bad", 5, 0), "bad", "0 dimensions"),
                Mistake.of("no integral", net -> Integrator.in(net, "bad", 0.1, 5, 0), "bad", "0 dimensions"),
                Mistake.of("an integral of tau -1", net -> Integrator.in(net, "bad", -1, 5, 1), "Lowpass", "-1.0"),
                Mistake.of(
                        "an infinite frequency",
                        net -> Oscillator.in(net, "bad", 0.1, 1 / 0d, 5),
                        "bad",
                        "frequency is Infinity"),
                Mistake.of("no window", net -> LegendreMemory.in(net, "bad", 4, 0), "bad", "window theta is 0.0"),
                Mistake.of(
                        "a value before the window",
                        net -> LegendreMemory.in(new Network("other", 0), "bad", 4, 9)
                                .readout(1.5),
                        "bad",
                        "1.5 windows ago",
                        "0 to 1"),
                Mistake.of("no unit", net -> LegendreUnit.in(net, "bad", 1, 0, 4, 9), "bad", "0 units"),
                Mistake.of(
                        "no item", net -> AssociativeMemory.in(net, "bad", new double[0][]), "bad", "no vector", "one"),
                Mistake.of(
                        "ragged items",
                        net -> AssociativeMemory.in(net, "bad", new double[][] {{1, 2}, {1}}),
                        "bad",
                        "\"input\"",
                        "row 1"),
                Mistake.memory("two outputs", o -> o.outputVectors(new double[2][1]), "bad", "2 vectors", "3 items"),
                Mistake.memory("two thresholds", o -> o.threshold(0.1, 0.2), "bad", "2 thresholds", "3 items"),
                Mistake.memory("two scales", o -> o.inputScales(1, 2), "bad", "2 scales of \"input\"", "3 items"),
                Mistake.memory("no threshold", o -> o.threshold(), "bad", "0 thresholds", "one for all"),
                Mistake.memory("a threshold NaN", o -> o.threshold(0 / 0d), "bad", "thresholds is NaN"),
                Mistake.memory("no neurons in a memory", o -> o.neurons(0), "bad", "0 neurons for an item"),
                Mistake.memory("an input twice", o -> o.inputMapping("input", ITEMS), "bad", "\"input\"", "this name"),
                Mistake.memory(
                        "an output twice",
                        o -> o.outputMapping("more", ITEMS).outputMapping("more", ITEMS),
                        "bad",
                        "\"more\"",
                        "[output, more]"),
                Mistake.memory(
                        "a default of another size", o -> o.defaultOutputVector(1, 2, 3), "bad", "3 values", "has 2"),
                Mistake.memory(
                        "a default of no output",
                        o -> o.defaultOutputVector("none", 50, 0.5, 1, 2),
                        "bad",
                        "output mapping \"none\"",
                        "choose one of output"),
                Mistake.memory(
                        "a default that nothing suppresses",
                        o -> o.defaultOutputVector("output", 50, 0, 1, 2),
                        "bad",
                        "smallest activation is 0.0"),
                Mistake.memory(
                        "an input that it has", o -> o.inputMapping("inhibit", ITEMS), "bad", "\"inhibit\"", "another"),
                Mistake.memory("an output that it has", o -> o.outputMapping("utilities", ITEMS), "\"utilities\""),
                Mistake.memory("a mapping null", o -> o.outputMapping(null, ITEMS), "bad", "name", "is null"),
                Mistake.memory(
                        "vectors null", o -> o.inputMapping("more", null), "bad", "vectors for \"more\" is null"),
                Mistake.of("items null", net -> AssociativeMemory.in(net, "bad", null), "bad", "vectors is null"),
                Mistake.memory(
                        "competing at once",
                        o -> o.winnerTakeAll(1, Synapse.none()),
                        "winnerTakeAll without a synapse",
                        "leads back"),
                Mistake.memory("competing by null", o -> o.winnerTakeAll(1, null), "synapse of winnerTakeAll is null"),
                Mistake.memory("competing twice", o -> o.winnerTakeAll().winnerTakeAll(), "winnerTakeAll twice"),
                Mistake.memory(
                        "thresholds twice", o -> o.thresholdOutputs().thresholdOutputs(), "thresholdOutputs twice"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void itIsRefusedAndTheNetworkStays(Mistake mistake) {
        Network net = new Network("net", 0);
        assertTold(mistake.told, () -> mistake.made.accept(net));
        assertThat(net.networks()).isEmpty();
        assertThat(net.nodes()).isEmpty();
    }

    @Test
    void outputsOfAnArrayAreRefused() {
        Network net = new Network("net", 0);
        EnsembleArray array = EnsembleArray.in(net, "array", 5, 2);
        assertTold(List.of("array", "\"output\" already"), () -> array.addOutput("output", x -> x));
        assertTold(List.of("array", "\"input\" already", "another"), () -> array.addOutput("input", x -> x));
        assertTold(List.of("array", "\"neuronInput\" already"), () -> array.addDecodedOutput("neuronInput", c -> {}));
        assertTold(List.of("array", "name of an output is null"), () -> array.addOutput(null, x -> x));
        assertTold(
                List.of("array", "function of ensemble 0 for output \"f\" is null"),
                () -> array.addOutput("f", (VectorFunction) null));
        assertTold(List.of("array", "1 functions", "2 ensembles"), () -> array.addOutput("one", List.of(x -> x)));
        assertTold(
                List.of("array", "ensemble 1", "\"none\"", "returns nothing"),
                () -> array.addOutput("none", List.of(x -> x, x -> new double[0])));
        assertTold(
                List.of("array", "ensemble 0", "\"bad\"", "failed at zeros"),
                () -> array.addOutput("bad", x -> new double[] {x[1]}));
        assertTold(List.of("array", "no output \"none\"", "choose one of output"), () -> array.output("none"));
        assertThat(array.network().nodes()).hasSize(2);
    }

    @Test
    void directEnsemblesHaveNoNeurons() {
        EnsembleArray array =
                EnsembleArray.in(new Network("net", 0), "array", 5, 2, o -> o.ensembles(e -> e.neurons(new Direct())));
        assertTold(List.of("array", "ensemble array_0", "Direct", "no neurons"), array::addNeuronInput);
        assertTold(List.of("array", "ensemble array_0", "Direct", "no neurons"), array::addNeuronOutput);
    }

    private static void assertTold(List<String> told, Runnable made) {
        assertThatThrownBy(made::run)
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(told.toArray(String[]::new));
    }
}
