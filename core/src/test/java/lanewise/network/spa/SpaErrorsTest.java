package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes with modules and rules between them: what the message says, and that nothing is left of what failed. */
class SpaErrorsTest {
    /** A mistake in a network with states a and b, a comparison, an input and rules. */
    record Mistake(String name, Consumer<Spa> made, List<String> told) {
        static Mistake of(String name, Consumer<Spa> made, String... told) {
            return new Mistake(name, made, List.of(told));
        }

        /** A cortical rule. */
        static Mistake rule(String text, String... told) {
            return of(text, spa -> spa.cortical("bad", Actions.of(text)), told);
        }

        /** A rule with a condition. */
        static Mistake condition(String text, String... told) {
            return of(text, spa -> spa.basalGanglia("bad", Actions.of("0.5 --> a = A", text)), told);
        }

        /** A rule that basal ganglia accept, and whose effect is not possible. */
        static Mistake effect(String text, String... told) {
            return of(text, spa -> spa.thalamus("bad", spa.basalGanglia("good", Actions.of(text))), told);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Spa network() {
        Spa spa = new Spa("spa", 0);
        spa.state("a", 16, o -> o.neuronsPerDimension(2));
        spa.state("b", 16, o -> o.neuronsPerDimension(2));
        spa.compare("compare", 16, o -> o.neuronsPerMultiply(2));
        spa.bind("small", 4, o -> o.neuronsPerMultiply(2));
        spa.input("input", i -> i.to("a", "A"));
        return spa;
    }

    static Stream<Mistake> mistakes() {
        Vocabulary other = new Vocabulary(8, 0);
        return Stream.of(
                Mistake.of("a name twice", s -> s.state("a", 16), "module a", "already", "another name"),
                Mistake.of("a name with a sign", s -> s.state("a+b", 16), "\"a+b\"", "letters, digits and _"),
                Mistake.of("no name", s -> s.buffer("", 16), "\"\"", "letters"),
                Mistake.of("dot", s -> s.state("dot", 16), "\"dot\""),
                Mistake.of("no dimensions", s -> s.state("bad", 0), "0 dimensions", "at least 1"),
                Mistake.of("parts", s -> s.state("bad", 24), "bad", "24 dimensions in parts of 16", "divisor of 24"),
                Mistake.of(
                        "no neurons", s -> s.state("bad", 16, o -> o.neuronsPerDimension(0)), "neuronsPerDimension: 0"),
                Mistake.of("tau 0", s -> s.memory("bad", 16, o -> o.tau(0)), "bad", "tau is 0.0 s", "positive"),
                Mistake.of("another size", s -> s.bind("bad", 16, o -> o.vocabulary(other)), "bad", "16", "of 8"),
                Mistake.of("a second vocabulary", s -> s.use(new Vocabulary(16, 1)), "spa", "16 dimensions already"),
                Mistake.of("an unknown module", s -> s.module("nothing"), "\"nothing\"", "a, b, compare, small, input"),
                Mistake.of("an unknown input", s -> s.input("compare_C"), "\"compare_C\"", "compare_A, compare_B"),
                Mistake.of("an unknown output", s -> s.output("input"), "\"input\"", "there are a, b, compare, small"),
                Mistake.of("no port of its own name", s -> s.module("compare").input(), "compare", "it has A, B"),
                Mistake.of("no output at all", s -> s.module("input").output(), "input", "no outputs at all"),
                Mistake.of("input for nothing", s -> s.input("bad", i -> i.to("nothing", "A")), "no input \"nothing\""),
                Mistake.of(
                        "input twice", s -> s.input("bad", i -> i.to("a", "A").to("a", "B")), "a has a value already"),
                Mistake.of("a wrong word", s -> s.input("bad", i -> i.to("a", "A * dog")), "column 5", "\"dog\""),
                Mistake.of("null", s -> s.input("bad", i -> i.to("a", t -> null)), "a is null at 0.0 s", "\"0\""),
                Mistake.of("no such node", s -> ((InputModule) s.module("input")).node("b"), "nothing to b", "to a"),
                Mistake.of("no names", s -> s.associativeMemory("bad", other), "bad", "no names yet", "extend"),
                Mistake.of(
                        "an impossible name",
                        s -> s.associativeMemory("bad", s.vocabulary(16), o -> o.inputKeys("New", "A * x")),
                        "column 5",
                        "\"x\""),
                Mistake.of(
                        "a default of no name",
                        s -> s.associativeMemory(
                                "bad",
                                s.vocabulary(16),
                                o -> o.outputKeys("New").defaultOutput("no")),
                        "\"no\"",
                        "capital letter"),
                Mistake.of(
                        "a memory's threshold NaN",
                        s -> s.associativeMemory("bad", s.vocabulary(16), o -> o.threshold(Double.NaN)),
                        "threshold: NaN",
                        "finite"),
                Mistake.of(
                        "no memory to forget",
                        s -> s.state("bad", 16, o -> o.tau(1)),
                        "bad",
                        "tau is 1.0 s",
                        "no feedback",
                        "feedback(1)"),
                Mistake.of(
                        "an action's threshold",
                        s -> s.thalamus(
                                "bad", s.basalGanglia("good", Actions.of("1 --> a = New")), o -> o.actionThreshold(1)),
                        "actionThreshold: 1.0",
                        "below 1"),
                Mistake.of(
                        "a gate's threshold",
                        s -> s.thalamus(
                                "bad", s.basalGanglia("good", Actions.of("1 --> a = New")), o -> o.gateThreshold(2)),
                        "gateThreshold: 2.0",
                        "below 1"),
                Mistake.of(
                        "tau with another filter",
                        s -> s.memory("bad", 16, o -> o.tau(1).synapse(new Alpha(0.1))),
                        "bad",
                        "tau is 1.0 s",
                        "Alpha",
                        "a lowpass"),
                Mistake.of("a seed", s -> s.state("bad", 16, o -> o.seed(-1)), "seed -1", "0 to 4294967295"),
                Mistake.of(
                        "competing at once",
                        s -> s.associativeMemory(
                                "bad", s.vocabulary(16), o -> o.inputKeys("New").winnerTakeAll(3, Synapse.none())),
                        "winnerTakeAll",
                        "no synapse",
                        "leads back"),
                Mistake.of(
                        "no magnitude",
                        s -> s.compare("bad", 16, o -> o.inputMagnitude(0)),
                        "inputMagnitude: 0.0",
                        "positive"),
                Mistake.of(
                        "nothing to multiply",
                        s -> s.bind("bad", 16, o -> o.neuronsPerMultiply(0)),
                        "neuronsPerMultiply: 0"),
                Mistake.of("a name null", s -> s.state(null, 16), "module", "name is null"),
                Mistake.of("ganglia null", s -> s.thalamus("bad", null), "module bad", "basal ganglia is null"),
                Mistake.of(
                        "vocabulary null", s -> s.associativeMemory("bad", null), "module bad", "vocabulary is null"),
                Mistake.of("actions null", s -> s.cortical("bad", null), "module bad", "actions is null"),
                Mistake.of("rules null", s -> s.basalGanglia("bad", null), "module bad", "actions is null"),
                Mistake.of("a rule null", s -> s.cortical("bad", Actions.of("a = A", null)), "rule is null"),
                Mistake.of(
                        "expression null", s -> s.input("bad", i -> i.to("a", (String) null)), "value for a is null"),
                Mistake.of(
                        "a port null", s -> s.input("bad", i -> i.to(null, "A")), "name of what it sends to is null"),
                Mistake.of("no port", s -> s.output(null), "spa", "name of an output is null"),
                Mistake.of(
                        "a key null",
                        s -> s.associativeMemory("bad", s.vocabulary(16), o -> o.outputKeys("A", null)),
                        "expression in outputKeys is null"),
                Mistake.of(
                        "a synapse null",
                        s -> s.cortical("bad", Actions.of("a = New"), o -> o.synapse(null)),
                        "synapse is null"),
                Mistake.of(
                        "a synapse of a thalamus null",
                        s -> s.thalamus(
                                "bad", s.basalGanglia("good", Actions.of("1 --> a = New")), o -> o.synapseToGate(null)),
                        "synapseToGate is null"),
                Mistake.of(
                        "a wrong word after a new one",
                        s -> s.input("bad", i -> i.to("a", "New").to("b", "dog")),
                        "column 1",
                        "\"dog\""),
                Mistake.of(
                        "a read-only vocabulary",
                        s -> {
                            s.state(
                                    "c",
                                    16,
                                    o -> o.neuronsPerDimension(2)
                                            .vocabulary(new Vocabulary(16, 1)
                                                    .extend("B")
                                                    .subset("B")));
                            s.cortical("bad", Actions.of("a = New", "c = B + C"));
                        },
                        "column 9",
                        "\"C\"",
                        "read-only"),
                Mistake.of(
                        "too few outputs",
                        s -> s.associativeMemory("bad", s.vocabulary(16).extend("A", "B"), o -> o.outputKeys("A")),
                        "bad",
                        "1 expressions for 2"),
                Mistake.of(
                        "ganglia of another network",
                        s -> s.thalamus("bad", network().basalGanglia("bg", Actions.of("1 --> a = A"))),
                        "bad",
                        "of another network"),
                Mistake.of(
                        "no rules", s -> s.basalGanglia("bad", Actions.of()), "module bad", "rules: 0", "at least 1"),
                Mistake.of(
                        "a port of a wrong size",
                        s -> s.custom("bad", m -> m.input("default", m.network().passThrough("in", 3), other)),
                        "bad",
                        "3 values",
                        "8 dimensions"),
                Mistake.of(
                        "a port with _",
                        s -> s.custom("bad", m -> m.output("x_y", m.network().constant("one", 1))),
                        "\"x_y\"",
                        "without _"),
                Mistake.of(
                        "a port twice",
                        s -> s.custom(
                                "bad",
                                m -> m.output("x", m.network().constant("one", 1))
                                        .output("x", m.network().constant("two", 2))),
                        "output x is there already"),
                Mistake.of(
                        "a port too late",
                        s -> s.custom("late", m -> {}).output("x", s.network().constant("one", 1)),
                        "module late",
                        "it is made"),
                Mistake.rule("c = a", "column 1:", "\"c\"", "no input", "a, b, compare_A, compare_B, small_A, small_B"),
                Mistake.rule("a = b, a = A", "column 8:", "twice"),
                Mistake.rule("a = c", "column 5:", "\"c\"", "the outputs are a, b, compare, small"),
                Mistake.rule("dot(a, A) --> b = A", "column 1:", "no condition", "basal ganglia"),
                Mistake.rule("b = New, a = dot(a, A)", "column 14:", "cannot send", "in a condition"),
                Mistake.rule(
                        "a = New * b + compare", "column 15:", "compare", "no semantic pointers", "in a condition"),
                Mistake.rule("a = New * b * compare", "column 15:", "compare", "no semantic pointers"),
                Mistake.condition("b = A", "column 1:", "conditions", "cortical module"),
                Mistake.condition("A --> b = A", "column 1:", "is a number", "dot(module, A)"),
                Mistake.condition("dot(a, b) --> b = A", "column 1:", "two modules", "compare module"),
                Mistake.condition("0.5 + dot(~a, B) --> b = A", "column 11:", "inverse", "~a"),
                Mistake.condition("dot(a, New) + a * b --> b = A", "column 17:", "product", "cortical rule"),
                Mistake.condition("0.1 + a --> b = A", "column 7:", "16 values", "dot(a, NAME)"),
                Mistake.condition("dot(compare, A) --> b = A", "column 5:", "compare", "by itself"),
                Mistake.condition("compare * A --> b = A", "column 11:", "A is a semantic pointer", "numbers only"),
                Mistake.effect("1 --> b = A, a = dot(b, A)", "column 18:", "cannot send"),
                Mistake.effect("1 --> b = New, a = B + compare", "column 24:", "no semantic pointers"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(Mistake mistake) {
        Spa spa = network();
        assertThatThrownBy(() -> mistake.made.accept(spa))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(mistake.told.toArray(String[]::new));
        assertThat(spa.modules()).doesNotContainKey("bad");
        assertThat(spa.network().networks()).extracting(Network::label).doesNotContain("bad");
        assertThat(spa.network().connections()).hasSize(spa.modules().containsKey("good") ? 2 : 1);
        assertThat(spa.vocabulary(16).contains("New")).as("no name was drawn").isFalse();
    }

    /** Modules of the same size share a vocabulary, which the network's seed decides. */
    @Test
    void modulesShareAVocabularyOfTheirSize() {
        Spa spa = network();
        assertThat(spa.input("a").vocabulary()).containsSame(spa.vocabulary(16));
        assertThat(spa.output("b").vocabulary()).containsSame(spa.vocabulary(16));
        assertThat(spa.input("small_A").vocabulary()).containsSame(spa.vocabulary(4));
        assertThat(spa.output("compare").vocabulary()).isEmpty();
        assertThat(spa.vocabulary(16).keys()).containsExactly("A");
        assertThat(spa.vocabulary(16).get("A")).isEqualTo(new Vocabulary(16, 0).get("A"));
        Vocabulary own = new Vocabulary(8, 5);
        spa.use(own).state("c", 8);
        assertThat(spa.output("c").vocabulary()).containsSame(own);
    }

    /** A port's name is split at the last underscore, unless a module has the whole name. */
    @Test
    void portsAreFoundByTheirNames() {
        Spa spa = network();
        spa.bind("my_bind", 16, o -> o.neuronsPerMultiply(2));
        assertThat(spa.input("my_bind_B").module()).isSameAs(spa.module("my_bind"));
        assertThat(spa.input("my_bind_B").name()).isEqualTo("my_bind_B");
        assertThat(spa.output("my_bind").endpoint())
                .isSameAs(spa.module("my_bind").output());
    }
}
