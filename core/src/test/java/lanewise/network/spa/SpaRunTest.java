package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.function.DoubleFunction;
import lanewise.math.RandomStream;
import lanewise.model.Endpoint;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.process.Recorded;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What modules are for, in spiking neurons: above 0.8 what should be there, below 0.2 what should not. */
class SpaRunTest {
    private static final int DIMENSIONS = 32;
    private static final double THERE = 0.8;
    private static final double NOT_THERE = 0.2;

    private final Spa spa = new Spa("spa", 3);
    private final Vocabulary words = spa.vocabulary(DIMENSIONS);
    private Probe probe;
    private Simulator simulator;

    private void probe(Endpoint endpoint) {
        probe = spa.network().probe(endpoint, p -> p.synapse(0.03));
    }

    private void run(int milliseconds) {
        simulator = Simulator.of(spa.network());
        simulator.run(Duration.ofMillis(milliseconds));
    }

    @AfterEach
    void close() {
        if (simulator != null) {
            simulator.close();
        }
    }

    private double[] value(int millisecond) {
        float[] row = simulator.data(probe).rows()[millisecond - 1];
        double[] value = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            value[i] = row[i];
        }
        return value;
    }

    /** The cosine between what was recorded and an expression. */
    private double similarity(int millisecond, String expression) {
        return SemanticPointer.of(value(millisecond)).compare(words.parse(expression));
    }

    private static DoubleFunction<String> until(double time, String first, String then) {
        return t -> t <= time ? first : then;
    }

    @Test
    void aBufferHoldsWhatIsSent() {
        words.extend("A", "B");
        spa.buffer("buffer", DIMENSIONS);
        spa.input("input", i -> i.to("buffer", until(0.2, "A", "B")));
        probe(spa.module("buffer").output());
        run(400);

        assertThat(similarity(200, "A")).isGreaterThan(THERE);
        assertThat(similarity(200, "B")).isLessThan(NOT_THERE);
        assertThat(similarity(400, "B")).isGreaterThan(THERE);
        assertThat(similarity(400, "A")).isLessThan(NOT_THERE);
        assertThat(SemanticPointer.of(value(400)).length()).isCloseTo(1, within(0.15));
    }

    @Test
    void aDirectBufferIsExact() {
        spa.buffer("buffer", DIMENSIONS, o -> o.direct().subdimensions(8));
        spa.input("input", i -> i.to("buffer", "0.5 * A"));
        probe = spa.network().probe(spa.module("buffer").output());
        run(2);

        assertThat(value(2)).containsExactly(words.parse("0.5 * A").toArray(), within(1e-6));
    }

    @Test
    void aMemoryGoesOnHolding() {
        words.extend("A");
        spa.memory("memory", DIMENSIONS, o -> o.synapse(0.05));
        spa.input("input", i -> i.to("memory", until(0.1, "A", "0")));
        probe(spa.module("memory").output());
        run(500);

        assertThat(similarity(500, "A")).isGreaterThan(THERE);
        assertThat(words.get("A").dot(SemanticPointer.of(value(500)))).isGreaterThan(THERE);
    }

    /** Fed back is 1 - 0.01 / 0.05: after 0.2 s, four time constants, e^-4 is left. */
    @Test
    void aMemoryForgetsWithItsTimeConstant() {
        words.extend("A");
        spa.memory("memory", DIMENSIONS, o -> o.tau(0.05));
        spa.input("input", i -> i.to("memory", until(0.1, "A", "0")));
        probe(spa.module("memory").output());
        run(400);

        assertThat(words.get("A").dot(SemanticPointer.of(value(100)))).isGreaterThan(THERE);
        assertThat(words.get("A").dot(SemanticPointer.of(value(400)))).isLessThan(NOT_THERE);
    }

    @Test
    void comparesTwoPointers() {
        words.extend("A", "B");
        spa.compare("compare", DIMENSIONS);
        spa.input("input", i -> i.to("compare_A", "A").to("compare_B", until(0.15, "A", "B")));
        probe(spa.module("compare").output());
        run(300);

        assertThat(value(150)[0]).isGreaterThan(THERE);
        assertThat(value(300)[0]).isLessThan(NOT_THERE);
    }

    @Test
    void bindsAndUnbinds() {
        spa.bind("bind", DIMENSIONS);
        spa.bind("unbind", DIMENSIONS, o -> o.invertB());
        spa.cortical("cortical", Actions.of("unbind_A = bind"));
        spa.input("input", i -> i.to("bind_A", "A").to("bind_B", "U").to("unbind_B", "U"));
        probe(spa.module("unbind").output());
        words.extendUnitary("V");
        run(200);

        assertThat(similarity(200, "A * U * ~U")).isGreaterThan(THERE);
        assertThat(similarity(200, "V")).isLessThan(0.3);
    }

    /** Rules that always hold: a constant, a route with a transform, the inverse of what is routed. */
    @Test
    void corticalRulesAddUp() {
        words.extend("A", "B", "C");
        spa.buffer("from", DIMENSIONS);
        spa.buffer("to", DIMENSIONS);
        spa.cortical("cortical", Actions.of("to = 0.5 * A + 0.7 * ~from * C"));
        spa.input("input", i -> i.to("from", "B"));
        probe(spa.module("to").output());
        run(200);

        assertThat(similarity(200, "0.5 * A + 0.7 * ~B * C")).isGreaterThan(THERE);
    }

    /** Stewart and Eliasmith's task: what has a colour and a shape is held, bound; a cue asks for one of both. */
    @Test
    void answersQuestions() {
        words.extend("BLUE", "CIRCLE", "RED", "SQUARE");
        spa.state("colour", DIMENSIONS);
        spa.state("shape", DIMENSIONS);
        spa.state("scene", DIMENSIONS, o -> o.feedback(1).synapse(0.2));
        spa.state("cue", DIMENSIONS);
        spa.state("answer", DIMENSIONS);
        spa.cortical(
                "cortical",
                Actions.of("scene = colour * shape", "answer = scene * ~cue"),
                o -> o.neuronsPerMultiply(100));
        spa.input(
                "input",
                i -> i.to("colour", t -> t < 0.25 ? "RED" : t < 0.5 ? "BLUE" : "0")
                        .to("shape", t -> t < 0.25 ? "CIRCLE" : t < 0.5 ? "SQUARE" : "0")
                        .to("cue", t -> t < 0.5 ? "0" : t < 0.7 ? "CIRCLE" : "BLUE"));
        probe(spa.module("answer").output());
        run(900);

        assertThat(words.text(SemanticPointer.of(value(690)).normalized().toArray()))
                .contains("RED")
                .startsWith("0.");
        assertThat(similarity(690, "RED")).isGreaterThan(similarity(690, "BLUE") + 0.2);
        assertThat(similarity(690, "RED")).isGreaterThan(similarity(690, "SQUARE") + 0.2);
        assertThat(similarity(890, "SQUARE")).isGreaterThan(similarity(890, "CIRCLE") + 0.2);
        assertThat(similarity(890, "SQUARE")).isGreaterThan(similarity(890, "RED") + 0.2);
    }

    @Test
    void anAssociativeMemoryCleansUp() {
        words.extend("A", "B", "C");
        spa.buffer("noisy", DIMENSIONS);
        spa.associativeMemory(
                "clean", words, o -> o.inputKeys("A", "B").outputKeys("B", "C").thresholdOutputs());
        spa.cortical("cortical", Actions.of("clean = noisy"));
        spa.input("input", i -> i.to("noisy", "0.8 * A + 0.3 * B"));
        probe(spa.module("clean").output());
        run(200);

        assertThat(similarity(200, "B")).isGreaterThan(0.95);
        assertThat(words.get("B").dot(SemanticPointer.of(value(200)))).isGreaterThan(THERE);
    }

    /** What it knows may be expressions with new names, and what it gives out may be the same for several. */
    @Test
    void anAssociativeMemorySorts() {
        Vocabulary kinds = new Vocabulary(16, 5);
        words.extend("DOG");
        AssociativeMemoryModule sorted = spa.associativeMemory(
                "sorted",
                words,
                o -> o.inputKeys("DOG", "CAT", "0.6 * OAK + 0.8 * ELM")
                        .outputVocabulary(kinds)
                        .outputKeys("ANIMAL", "ANIMAL", "PLANT")
                        .defaultOutput("NOTHING"));
        spa.input("input", i -> i.to("sorted", until(0.15, "CAT", "0.6 * OAK + 0.8 * ELM")));
        probe(sorted.output());
        run(300);

        assertThat(words.keys()).containsExactly("DOG", "CAT", "OAK", "ELM");
        assertThat(kinds.keys()).containsExactly("ANIMAL", "PLANT", "NOTHING");
        assertThat(kinds.text(value(150))).contains("ANIMAL");
        assertThat(SemanticPointer.of(value(150)).compare(kinds.get("ANIMAL"))).isGreaterThan(0.95);
        assertThat(SemanticPointer.of(value(300)).compare(kinds.get("PLANT"))).isGreaterThan(0.95);
    }

    @Test
    void anAssociativeMemoryHasADefaultAndCompetes() {
        words.extend("A", "B", "NOTHING");
        spa.associativeMemory(
                "clean",
                words,
                o -> o.inputKeys("A", "B").defaultOutput("NOTHING").winnerTakeAll());
        spa.input("input", i -> i.to("clean", until(0.15, "A + 0.7 * B", "0.1 * A")));
        probe(spa.module("clean").output());
        run(350);

        assertThat(similarity(150, "A")).isGreaterThan(THERE);
        assertThat(similarity(150, "B")).isLessThan(NOT_THERE);
        assertThat(similarity(350, "NOTHING")).isGreaterThan(THERE);
    }

    /** A rule sends a pointer, another one what is in a buffer, a third one a product. */
    @Test
    void rulesRoute() {
        words.extend("A", "B", "C", "X", "Y");
        spa.buffer("control", DIMENSIONS);
        spa.buffer("first", DIMENSIONS);
        spa.buffer("second", DIMENSIONS);
        spa.buffer("target", DIMENSIONS);
        BasalGangliaModule ganglia = spa.basalGanglia(
                "bg",
                Actions.of("dot(control, A) --> target = B * first", "dot(control, B) --> target = Y")
                        .named("product", "dot(control, C) --> target = first * ~second"));
        ThalamusModule thalamus = spa.thalamus("thalamus", ganglia, o -> o.neuronsPerMultiply(100));
        spa.input(
                "input",
                i -> i.to("control", t -> t < 0.2 ? "A" : t < 0.4 ? "B" : "C")
                        .to("first", "X")
                        .to("second", "Y"));
        probe(spa.module("target").output());
        Probe chosen = spa.network().probe(thalamus.thalamus().output(), p -> p.synapse(0.03));
        run(600);

        assertThat(similarity(200, "B * X")).isGreaterThan(THERE);
        assertThat(similarity(200, "Y")).isLessThan(NOT_THERE);
        assertThat(similarity(400, "Y")).isGreaterThan(THERE);
        assertThat(similarity(400, "B * X")).isLessThan(NOT_THERE);
        assertThat(similarity(600, "X * ~Y")).isGreaterThan(0.7);
        assertThat(similarity(600, "B * X")).isLessThan(0.3);
        float[][] actions = simulator.data(chosen).rows();
        assertThat(actions[199][0]).isGreaterThan(0.8f);
        assertThat(actions[199][1]).isLessThan(0.2f);
        assertThat(actions[399][1]).isGreaterThan(0.8f);
        assertThat(actions[599][2]).isGreaterThan(0.8f);
        assertThat(thalamus.gates()).containsOnlyKeys(0, 2);
        assertThat(thalamus.channels()).hasSize(1);
        assertThat(thalamus.convolutions()).hasSize(1);
    }

    /** A loop of rules through a memory of what comes next, as a clock of the mind. */
    @Test
    void rulesFollowOneAnother() {
        words.extend("A", "B", "C");
        spa.buffer("state", DIMENSIONS);
        BasalGangliaModule ganglia = spa.basalGanglia(
                "bg",
                Actions.of(
                        "dot(state, A) --> state = B", "dot(state, B) --> state = C", "dot(state, C) --> state = A"));
        spa.thalamus("thalamus", ganglia);
        spa.input("input", i -> i.to("state", until(0.1, "A", "0")));
        probe(spa.module("state").output());
        run(500);

        for (String word : words.keys()) {
            boolean once = false;
            for (int t = 150; t <= 500 && !once; t += 2) {
                once = similarity(t, word) > THERE;
            }
            assertThat(once).as("state %s comes again", word).isTrue();
        }
    }

    /** A condition of a number that a module gives out, and a constant one. */
    @Test
    void conditionsMayBeNumbers() {
        words.extend("YES", "NO", "A", "B");
        spa.compare("same", DIMENSIONS, o -> o.neuronsPerMultiply(100));
        spa.buffer("answer", DIMENSIONS);
        BasalGangliaModule ganglia =
                spa.basalGanglia("bg", Actions.of("2 * same - 0.5 --> answer = YES", "0.5 --> answer = NO"));
        spa.thalamus("thalamus", ganglia);
        spa.input("input", i -> i.to("same_A", "A").to("same_B", until(0.2, "A", "B")));
        probe(spa.module("answer").output());
        run(400);

        assertThat(similarity(200, "YES")).isGreaterThan(THERE);
        assertThat(similarity(400, "NO")).isGreaterThan(THERE);
    }

    @Test
    void translatesBetweenVocabularies() {
        Vocabulary other = new Vocabulary(64, 9).extend("A", "B");
        words.extend("B", "A");
        spa.buffer("from", 64, o -> o.vocabulary(other));
        spa.buffer("to", DIMENSIONS);
        spa.cortical("cortical", Actions.of("to = from"));
        spa.input("input", i -> i.to("from", "A"));
        probe(spa.module("to").output());
        run(150);

        assertThat(similarity(150, "A")).isGreaterThan(THERE);
        assertThat(similarity(150, "B")).isLessThan(NOT_THERE + 0.1);
    }

    @Test
    void modulesMayBeOnesOwn() {
        double[][] row = {
            SemanticPointer.random(DIMENSIONS, new RandomStream(8)).toArray(), new double[DIMENSIONS]
        };
        spa.custom("eyes", m -> {
            Node seen = m.network().node("seen", new Recorded(row));
            m.output("default", seen, words);
        });
        spa.custom("hand", m -> m.input("default", m.network().passThrough("hand", DIMENSIONS), words));
        spa.cortical("cortical", Actions.of("hand = eyes"), o -> o.synapse(Synapse.none()));
        probe = spa.network().probe((Node) spa.module("hand").input());
        run(1);

        assertThat(value(1)).containsExactly(row[0], within(1e-6));
    }
}
