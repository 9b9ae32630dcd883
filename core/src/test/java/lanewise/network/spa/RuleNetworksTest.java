package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.View;
import lanewise.model.distribution.Uniform;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Scale;
import lanewise.network.EnsembleArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules are made into: which connections, with which matrices and filters. */
class RuleNetworksTest {
    private final Spa spa = new Spa("spa", 7);
    private final Network net = spa.network();
    private final Vocabulary words = spa.vocabulary(16).extend("A", "B");
    private final Vocabulary others = new Vocabulary(32, 1).extend("B", "A");

    @BeforeEach
    void modules() {
        small("from", 16);
        small("to", 16);
        spa.state("other", 32, o -> o.neuronsPerDimension(2).vocabulary(others));
        spa.compare("compare", 16, o -> o.neuronsPerMultiply(2));
    }

    private StateModule small(String name, int dimensions) {
        return spa.state(name, dimensions, o -> o.neuronsPerDimension(2));
    }

    /** The connections of the whole network that lead from one place to another. */
    private List<Connection> between(Endpoint pre, Endpoint post) {
        return net.allConnections().stream()
                .filter(connection -> connection.pre().whole().equals(pre))
                .filter(connection -> connection.post().whole().equals(post))
                .toList();
    }

    private Connection only(Endpoint pre, Endpoint post) {
        List<Connection> found = between(pre, post);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void assertLowpass(Connection connection, double tau) {
        assertThat(connection.synapse()).isEqualTo(new Lowpass(tau));
    }

    /** What a connection's matrix makes of a vector. */
    private static SemanticPointer sent(Connection connection, SemanticPointer vector) {
        Points matrix = ((Dense) connection.transform()).matrix();
        double[] result = new double[matrix.count()];
        for (int i = 0; i < result.length; i++) {
            result[i] = SemanticPointer.dot(matrix.row(i), vector.toArray());
        }
        return SemanticPointer.of(result);
    }

    private static void assertEqual(SemanticPointer actual, SemanticPointer expected) {
        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(1e-12));
    }

    @Test
    void aRouteBindsInvertsAndTranslates() {
        spa.cortical("cortical", Actions.of("to = 2 * A * from", "to = ~from * B", "other = ~from * B", "to = -other"));
        SemanticPointer x = words.parse("0.3 * A - B");
        List<Connection> routes =
                between(spa.module("from").output(), spa.module("to").input());

        assertThat(routes).hasSize(2).allSatisfy(route -> assertLowpass(route, 0.01));
        assertEqual(sent(routes.get(0), x), words.get("A").times(x).times(2));
        assertEqual(sent(routes.get(1), x), words.get("B").times(x.inverse()));

        Connection translated =
                only(spa.module("from").output(), spa.module("other").input());
        SemanticPointer bound = words.get("B").times(x.inverse());
        SemanticPointer expected = others.get("A")
                .times(bound.dot(words.get("A")))
                .plus(others.get("B").times(bound.dot(words.get("B"))));
        assertEqual(sent(translated, x), expected);

        Connection back = only(spa.module("other").output(), spa.module("to").input());
        SemanticPointer y = others.get("A");
        SemanticPointer negative = words.get("A")
                .times(-y.dot(others.get("A")))
                .plus(words.get("B").times(-y.dot(others.get("B"))));
        assertEqual(sent(back, y), negative);
    }

    /** Constants of all rules to a module come from one node within it. */
    @Test
    void pointersComeFromOneConstant() {
        spa.cortical("cortical", Actions.of("to = A * B", "to = 0.5 + 0.5"), o -> o.synapse(new Lowpass(0.02)));
        assertThat(spa.module("to").network().nodes()).hasSize(1);
        List<Connection> links = between(
                spa.module("to").network().nodes().getFirst(), spa.module("to").input());

        assertThat(links).hasSize(2).allSatisfy(link -> assertLowpass(link, 0.02));
        assertEqual(sent(links.get(0), SemanticPointer.of(1)), words.parse("A * B"));
        assertEqual(sent(links.get(1), SemanticPointer.of(1)), SemanticPointer.identity(16));
    }

    @Test
    void aProductIsMadeWithinItsTarget() {
        CorticalModule cortical =
                spa.cortical("cortical", Actions.of("other = A * (from * ~other)"), o -> o.neuronsPerMultiply(2));
        var convolution = cortical.convolutions().getFirst();

        assertThat(spa.module("other").network().networks()).contains(convolution.network());
        assertThat(convolution.output().sizeOut()).as("of the first vocabulary").isEqualTo(16);
        SemanticPointer x = words.parse("A + B");
        assertEqual(sent(only(spa.module("from").output(), convolution.inputA()), x), x);
        SemanticPointer y = others.get("B");
        SemanticPointer inverse = y.inverse();
        assertEqual(
                sent(only(spa.module("other").output(), convolution.inputB()), y),
                words.get("A")
                        .times(inverse.dot(others.get("A")))
                        .plus(words.get("B").times(inverse.dot(others.get("B")))));
        SemanticPointer bound = words.get("A").times(x);
        assertEqual(
                sent(only(convolution.output(), spa.module("other").input()), x),
                others.get("A")
                        .times(bound.dot(words.get("A")))
                        .plus(others.get("B").times(bound.dot(words.get("B")))));
    }

    @Test
    void conditionsAreRows() {
        BasalGangliaModule bg = spa.basalGanglia(
                "bg",
                Actions.of(
                        "0.5 --> to = A",
                        "2 * dot(from * A, B) - 0.25 --> to = A",
                        "-compare + compare * 0.5 --> to = A"));
        SemanticPointer x = words.parse("A - 0.2 * B");

        List<Connection> constants =
                between(bg.network().nodes().getLast(), bg.ganglia().input());
        assertThat(constants).hasSize(2).allSatisfy(constant -> assertLowpass(constant, 0.002));
        assertThat(target(constants.get(0))).isZero();
        assertThat(sent(constants.get(0), SemanticPointer.of(1)).get(0)).isEqualTo(0.5);
        assertThat(target(constants.get(1))).isEqualTo(1);
        assertThat(sent(constants.get(1), SemanticPointer.of(1)).get(0)).isEqualTo(-0.25);

        Connection similarity = only(spa.module("from").output(), bg.ganglia().input());
        assertThat(target(similarity)).isEqualTo(1);
        assertThat(sent(similarity, x).get(0))
                .isCloseTo(2 * words.get("B").dot(words.get("A").times(x)), within(1e-12));

        List<Connection> numbers =
                between(spa.module("compare").output(), bg.ganglia().input());
        assertThat(numbers).extracting(RuleNetworksTest::target).containsExactly(2, 2);
        assertThat(numbers)
                .extracting(number -> sent(number, SemanticPointer.of(1)).get(0))
                .containsExactly(-1.0, 0.5);
    }

    private static int target(Connection connection) {
        return ((View) connection.post()).inputs()[0];
    }

    @Test
    void aRulesNeuronsSendItsPointer() {
        BasalGangliaModule bg = spa.basalGanglia("bg", Actions.of("0 --> to = B", "0 --> to = A"));
        ThalamusModule thalamus = spa.thalamus("thalamus", bg);
        Ensemble second = thalamus.thalamus().actions().ensembles().get(1);

        assertThat(second.intercepts()).isEqualTo(new Uniform(0.2, 1));
        assertThat(second.neuronCount()).isEqualTo(50);
        Connection pointer = only(second, spa.module("to").input());
        assertLowpass(pointer, 0.01);
        assertEqual(sent(pointer, SemanticPointer.of(1)), words.get("A"));
        assertLowpass(only(bg.ganglia().output(), thalamus.thalamus().input()), 0.008);
        assertThat(thalamus.gates()).isEmpty();
    }

    @Test
    void aGateClosesAChannel() {
        BasalGangliaModule bg = spa.basalGanglia("bg", Actions.of("0 --> to = B", "0 --> to = A * from, other = from"));
        ThalamusModule thalamus = spa.thalamus("thalamus", bg);
        Ensemble gate = thalamus.gates().get(1);

        assertThat(thalamus.gates()).containsOnlyKeys(1);
        assertThat(spa.module("to").network().ensembles()).containsExactly(gate);
        assertThat(gate.neuronCount()).isEqualTo(40);
        assertThat(gate.intercepts()).isEqualTo(new Uniform(0.3, 1));
        Connection closing = only(thalamus.thalamus().actions().ensembles().get(1), gate);
        assertThat(closing.transform()).isEqualTo(new Scale(-1));
        assertLowpass(closing, 0.002);
        assertThat(only(spa.module("to").one(), gate).synapse())
                .isInstanceOf(NoSynapse.class)
                .isEqualTo(Synapse.none());

        EnsembleArray channel = thalamus.channels().getFirst();
        assertThat(spa.module("to").network().networks()).contains(channel.network());
        assertThat(channel.ensembles().getFirst().neuronCount()).isEqualTo(800);
        Connection in = only(spa.module("from").output(), channel.input());
        assertLowpass(in, 0.01);
        assertEqual(sent(in, words.get("B")), words.parse("A * B"));
        assertLowpass(only(channel.output(), spa.module("to").input()), 0.01);
        for (Ensemble ensemble : channel.ensembles()) {
            Connection inhibition = only(gate, ensemble.neurons());
            assertLowpass(inhibition, 0.008);
            double[] all = new double[800];
            Arrays.fill(all, -3);
            assertThat(sent(inhibition, SemanticPointer.of(1)).toArray()).containsExactly(all);
        }
        EnsembleArray second = thalamus.channels().get(1);
        assertThat(between(gate, second.ensembles().getFirst().neurons()))
                .as("one gate for a rule")
                .hasSize(1);
    }

    @Test
    void aGateInhibitsAProduct() {
        BasalGangliaModule bg = spa.basalGanglia("bg", Actions.of("0 --> to = from * to"));
        ThalamusModule thalamus = spa.thalamus("thalamus", bg, o -> o.neuronsPerMultiply(4));
        var product = thalamus.convolutions().getFirst().product();

        for (EnsembleArray squares : List.of(product.sums(), product.differences())) {
            for (Ensemble ensemble : squares.ensembles()) {
                assertThat(between(thalamus.gates().get(0), ensemble.neurons())).hasSize(1);
            }
        }
        assertThat(between(
                        thalamus.gates().get(0),
                        product.sums().ensembles().getFirst().neurons()))
                .allSatisfy(link -> assertLowpass(link, 0.008));
    }

    /** Seeds are drawn network by network, so all neurons hang on whose connections these are, and on their order. */
    @Test
    void connectionsBelongToTheNetworksThatNengoMakesThemIn() {
        spa.cortical("cortical", Actions.of("to = B"));
        BasalGangliaModule bg = spa.basalGanglia(
                "bg", Actions.of("0.2 + compare --> to = A + from", "0.5 --> to = from * other, other = from"));
        spa.thalamus("t", bg, o -> o.neuronsPerMultiply(2).neuronsPerChannelDimension(1));

        assertThat(links(net))
                .containsExactly(
                        "compare.output -> bg.input[0]",
                        "bg.one -> bg.input[0]",
                        "bg.one -> bg.input[1]",
                        "bg.output -> t.actions.input",
                        "t.actions_0 -> t.gate0",
                        "t.gate0 -> t.0.from->to_0.neurons",
                        "from.state.output -> t.0.from->to.input",
                        "t.0.from->to.output -> to.state.input",
                        "t.actions_0 -> to.state.input",
                        "t.1.from*other.output -> to.state.input",
                        "from.state.output -> t.1.from*other.inputA",
                        "other.state.output -> t.1.from*other.inputB",
                        "t.actions_1 -> t.gate1",
                        "t.gate1 -> t.1.from->other_0.neurons",
                        "t.gate1 -> t.1.from->other_1.neurons",
                        "from.state.output -> t.1.from->other.input",
                        "t.1.from->other.output -> other.state.input");
        assertThat(links(spa.module("to").network()))
                .startsWith("to.one -> to.state.input", "to.one -> t.gate0", "to.one -> t.gate1")
                .hasSize(3 + 2 * 36)
                .endsWith("t.gate1 -> t.1.from*other.product.sq2_35.neurons");
        assertThat(links(spa.module("other").network())).isEmpty();
        assertThat(links(spa.module("t").network()))
                .containsExactly("t.actions.output -> t.actions.input", "t.bias -> t.actions.input");
    }

    /** With nodes of its own for what it takes, as in Nengo: their connections come before the product's seed. */
    @Test
    void aComparisonIsMadeInNengosOrder() {
        CompareModule compare = spa.compare("c", 4, o -> o.neuronsPerMultiply(2).inputMagnitude(0.5));

        assertThat(links(compare.network()))
                .containsExactly("c.A -> c.product.inputA", "c.B -> c.product.inputB", "c.product.output -> c.output");
        assertThat(compare.inputs().get("A").endpoint())
                .isSameAs(compare.network().nodes().get(0));
        assertThat(compare.product().sums().ensembles().getFirst().radius()).isEqualTo(0.5 * Math.sqrt(2));
    }

    @Test
    void everyModuleTakesASeed() {
        spa.state("s1", 4, o -> o.seed(1));
        spa.buffer("s2", 4, o -> o.seed(2));
        spa.memory("s3", 4, o -> o.seed(3));
        spa.compare("s4", 4, o -> o.seed(4));
        spa.bind("s5", 4, o -> o.seed(5));
        AssociativeMemoryModule memory = spa.associativeMemory("s6", words, o -> o.seed(6));
        spa.input("s7", i -> i.seed(7).to("s1", "A"));
        spa.cortical("s8", Actions.of("s2 = s1"), o -> o.seed(8));
        BasalGangliaModule bg = spa.basalGanglia("s9", Actions.of("1 --> s1 = A"), o -> o.seed(9));
        spa.thalamus("s10", bg, o -> o.seed(10));
        spa.custom("s11", 11, m -> {});

        for (int i = 1; i <= 11; i++) {
            assertThat(spa.module("s" + i).network().seed()).hasValue(i);
        }
        assertThat(memory.memory().network().seed())
                .as("the memory within has it too, as in Nengo")
                .hasValue(6);
        assertThat(spa.module("to").network().seed()).isEmpty();
    }

    /** Time constants stand for lowpass filters, as they do for connections. */
    @Test
    void filtersMayBeGivenByTheirTimeConstants() {
        spa.cortical("cortical", Actions.of("to = from"), o -> o.synapse(0.1));
        BasalGangliaModule bg = spa.basalGanglia("bg", Actions.of("1 --> from = to, to = A"), o -> o.inputSynapse(0.2));
        ThalamusModule thalamus = spa.thalamus(
                "t",
                bg,
                o -> o.synapseFromGanglia(0.3)
                        .synapseToGate(0.4)
                        .synapseInhibition(0.5)
                        .synapseChannel(0.6)
                        .synapseDirect(0.7));
        EnsembleArray channel = thalamus.channels().getFirst();
        Ensemble gate = thalamus.gates().get(0);
        Ensemble action = thalamus.thalamus().actions().ensembles().getFirst();

        assertLowpass(only(spa.module("from").output(), spa.module("to").input()), 0.1);
        assertLowpass(only(bg.one(), bg.ganglia().input()), 0.2);
        assertLowpass(only(bg.ganglia().output(), thalamus.thalamus().input()), 0.3);
        assertLowpass(only(action, gate), 0.4);
        assertLowpass(only(gate, channel.ensembles().getFirst().neurons()), 0.5);
        assertLowpass(only(spa.module("to").output(), channel.input()), 0.6);
        assertLowpass(only(channel.output(), spa.module("from").input()), 0.6);
        assertLowpass(only(action, spa.module("to").input()), 0.7);
    }

    private static List<String> links(Network owner) {
        return owner.connections().stream()
                .map(link -> link.label().replace("connection ", ""))
                .toList();
    }

    /** What a product is bound with and translated to comes before its left source, and that before its right one. */
    @Test
    void namesOfAProductAreMadeInNengosOrder() {
        words.extend("L");
        spa.cortical("cortical", Actions.of("other = (from * P) * (to * Q) * R"), o -> o.neuronsPerMultiply(2));
        assertThat(words.keys()).containsExactly("A", "B", "L", "R", "P", "Q");
        assertThat(others.keys()).containsExactly("B", "A", "L", "R");
    }

    /** The parts of a buffer, of the target before the source; else 16, all if there are fewer, or one by one. */
    @Test
    void aChannelHasTheSizeOfABuffersParts() {
        spa.buffer("eight", 16, o -> o.neuronsPerDimension(2).subdimensions(8));
        spa.memory("four", 16, o -> o.neuronsPerDimension(2).subdimensions(4));
        small("ten", 10);
        spa.state("twenty", 20, o -> o.neuronsPerDimension(2).subdimensions(4));

        assertThat(channelSize("eight = four")).isEqualTo(8);
        assertThat(channelSize("four = from")).isEqualTo(4);
        assertThat(channelSize("to = four")).isEqualTo(4);
        assertThat(channelSize("to = from")).isEqualTo(16);
        assertThat(channelSize("other = from")).isEqualTo(16);
        assertThat(channelSize("ten = ten")).isEqualTo(10);
        assertThat(channelSize("twenty = twenty")).isEqualTo(1);
    }

    private int channelSize(String effect) {
        String name = "bg" + spa.modules().size();
        BasalGangliaModule bg = spa.basalGanglia(name, Actions.of("0 --> " + effect));
        ThalamusModule thalamus = spa.thalamus("thalamus" + name, bg, o -> o.neuronsPerChannelDimension(1));
        EnsembleArray channel = thalamus.channels().getFirst();
        double share = (double) channel.dimensionsPerEnsemble() / channel.dimensions();
        assertThat(channel.ensembles().getFirst().radius()).isEqualTo(Math.sqrt(share));
        return channel.dimensionsPerEnsemble();
    }

    @Test
    void aStateIsOfPartsAndFeedsBack() {
        StateModule state = spa.state("s", 16, o -> o.subdimensions(4).feedback(0.5));
        assertThat(state.ensembles().ensembles()).hasSize(4).allSatisfy(part -> {
            assertThat(part.neuronCount()).isEqualTo(200);
            assertThat(part.radius()).isEqualTo(0.5);
        });
        Connection feedback = state.network().connections().getFirst();
        assertThat(feedback.transform()).isEqualTo(new Scale(0.5));
        assertLowpass(feedback, 0.1);

        Connection memory =
                spa.memory("m", 16, o -> o.tau(0.1)).network().connections().getFirst();
        assertThat(memory.transform()).isEqualTo(new Scale(0.9));
        assertLowpass(memory, 0.01);
        Connection filtered = spa.memory("n", 16, o -> o.synapse(new Alpha(0.1)))
                .network()
                .connections()
                .getFirst();
        assertThat(filtered.synapse()).isEqualTo(new Alpha(0.1));
        assertThat(filtered.transform()).isEqualTo(new Scale(1));
        assertThat(spa.buffer("b", 16).network().connections()).isEmpty();
    }
}
