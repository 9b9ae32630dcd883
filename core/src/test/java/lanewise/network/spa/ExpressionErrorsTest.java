package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes in expressions and rules: each message shows where, says what is wrong there, and what to write. */
class ExpressionErrorsTest {
    private static final Set<String> OUTPUTS = new TreeSet<>(Set.of("a", "b", "c"));
    private static final Set<String> INPUTS = new TreeSet<>(Set.of("a", "b", "bind_A"));

    /**
     * A text with a mistake.
     *
     * @param marked the text, with a ^ before the place that is to blame
     * @param told what the message says
     */
    record Mistake(String marked, List<String> told) {
        static Mistake of(String marked, String... told) {
            return new Mistake(marked, List.of(told));
        }

        String text() {
            return marked.replace("^", "");
        }

        int column() {
            return marked.indexOf('^') + 1;
        }

        @Override
        public String toString() {
            return marked;
        }
    }

    static Stream<Mistake> rules() {
        return Stream.of(
                Mistake.of("^nowhere = A", "\"nowhere\"", "no input", "the inputs are a, b, bind_A"),
                Mistake.of("^bind = A", "\"bind\"", "the inputs are"),
                Mistake.of("a = A, b = B, ^a = C", "\"a\" is assigned twice", "+"),
                Mistake.of("a = ^dog", "\"dog\"", "capital letter", "the outputs are a, b, c"),
                Mistake.of("dot(a, ^dog) --> a = A", "\"dog\"", "no output"),
                Mistake.of("a = ^~(A * B)", "\"~\"", "right before a name", "before each"),
                Mistake.of("a = ^~ A", "\"~\"", "right before a name"),
                Mistake.of("a = ^~~A", "\"~\"", "right before a name"),
                Mistake.of("a = ^~0.5 * A", "\"~\"", "right before a name"),
                Mistake.of("a = ^~dot(a, A)", "\"~\"", "dot(a, A)", "only a semantic pointer or a module"),
                Mistake.of("a = a * b ^* c", "\"*\"", "two modules", "a state between"),
                Mistake.of("a = dot(a, A) ^* B", "\"*\"", "dot(a, A)", "by numbers only"),
                Mistake.of("a = dot(a, A) ^* b", "by numbers only"),
                Mistake.of("a = dot(a, A) ^* dot(b, B)", "by numbers only"),
                Mistake.of("a = a ^/ 2", "\"/\"", "the module a", "multiply by 0.5"),
                Mistake.of("a = A ^/ 2", "\"/\"", "the semantic pointer A", "multiply by 0.5"),
                Mistake.of("a = (b + A) ^/ 2", "\"/\"", "the module b"),
                Mistake.of("a = 2 ^/ A", "\"/\""),
                Mistake.of("dot(a, A) ^/ 0 --> a = A", "by 0"),
                Mistake.of("^dot(A, B) --> a = A", "one of the two has to be a module"),
                Mistake.of("^dot(1, 2) --> a = A", "has to be a module"),
                Mistake.of("dot(a ^+ b, A) --> a = A", "not the sum a + b", "each apart"),
                Mistake.of("dot(a ^* b, A) --> a = A", "not the product", "each apart"),
                Mistake.of("dot(a, ^dot(a, A)) --> a = A", "not the number dot(a, A)"),
                Mistake.of("^dot(a) --> a = A", "1 arguments", "dot(a, b)"),
                Mistake.of("^dot(a, A, B) --> a = A", "3 arguments"),
                Mistake.of("^sin(a) --> a = A", "there is no sin(...)", "dot(a, b)"),
                Mistake.of("a ^= A --> b = B", "\"=\"", "target = expression"),
                Mistake.of("a --> b = A ^--> a = B", "\"-->\"", "once"),
                Mistake.of("a = A ^B", "\"B\"", "+ - * /"),
                Mistake.of("a = A, ^", "an effect is missing before the end"),
                Mistake.of("dot(a, A) --> ^", "an effect is missing before the end", "target = expression"),
                Mistake.of("dot(a, A) --> ^0.5", "an effect is missing before \"0.5\""),
                Mistake.of("^--> a = A", "missing before \"-->\""),
                Mistake.of("dot(a, A) --> A ^* b", "\"=\" is missing behind \"A\""),
                Mistake.of("a ^A", "\"=\" is missing"),
                Mistake.of("a = ^", "missing before the end"),
                Mistake.of("a = (A + B^", "parenthesis of column 5", "still open before the end"),
                Mistake.of("a = A + B^)", "closes no parenthesis"),
                Mistake.of("a = A * ^* B", "missing before \"*\""),
                Mistake.of("a = A ^% B", "\"%\"", "no meaning"),
                Mistake.of("a = A ^** B", "\"**\"", "write one *"),
                Mistake.of("a ^== A --> b = B", "\"==\"", "one = in an effect", "dot(a, b)"),
                Mistake.of("dot(a, A) ^-> b = A", "\"->\"", "is -->"),
                Mistake.of("dot(a, A) ^=> b = A", "\"=>\"", "is -->"),
                Mistake.of("a = 2^A", "number 2", "put a *"),
                Mistake.of("a = 1.5^.5", "number 1.5"),
                Mistake.of("a = ^.", "\".\" is no number"),
                Mistake.of("a = ^+A", "missing before \"+\""));
    }

    @ParameterizedTest
    @MethodSource
    void rules(Mistake mistake) {
        assertPointed(mistake, () -> Action.of(mistake.text(), OUTPUTS, INPUTS));
    }

    static Stream<Mistake> expressions() {
        return Stream.of(
                Mistake.of("A * ^dog", "\"dog\"", "no capital letter"),
                Mistake.of("^_A", "\"_A\"", "no capital letter"),
                Mistake.of("A + ^NEW", "\"NEW\" is not in the vocabulary", "read-only", "it has A, B"),
                Mistake.of("A ^/ 2", "divides numbers only", "0.5", "~A"),
                Mistake.of("2 ^/ 0", "by 0"),
                Mistake.of("A * ^~2", "the number 2"),
                Mistake.of("A * ^1e999", "1e999 is too large"),
                Mistake.of("^dot(A, B)", "dot(...)", "names, numbers"),
                Mistake.of("A^, B", "\",\"", "dot(a, b)"),
                Mistake.of("^", "missing before the end"),
                Mistake.of("A ^= B", "\"=\"", "into an expression"));
    }

    @ParameterizedTest
    @MethodSource
    void expressions(Mistake mistake) {
        Vocabulary vocabulary = new Vocabulary(4, 0).extend("A", "B").subset("A", "B");
        assertPointed(mistake, () -> vocabulary.parse(mistake.text()));
    }

    private static void assertPointed(Mistake mistake, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(ModelException.class, error -> {
            List<String> lines = error.getMessage().lines().toList();
            assertThat(lines.getFirst())
                    .startsWith("column %d: ".formatted(mistake.column()))
                    .contains(mistake.told());
            assertThat(lines.get(1)).isEqualTo("  " + mistake.text());
            assertThat(lines.get(2)).isEqualTo(" ".repeat(mistake.column() + 1) + "^");
        });
    }

    @Test
    void ofALongTextThePlaceIsShown() {
        String text = "A + ".repeat(60) + "dog" + " + A".repeat(60);
        assertThatThrownBy(() -> new Vocabulary(4, 0).parse(text)).satisfies(error -> {
            List<String> lines = error.getMessage().lines().toList();
            assertThat(lines.getFirst()).startsWith("column 241: ");
            assertThat(lines.get(1)).startsWith("  ...").endsWith("...").hasSizeLessThan(120);
            assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).startsWith("dog");
        });
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThatThrownBy(() -> new Vocabulary(4, 0).parse("(".repeat(100_000) + "A"))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("column 1001", "after 1000 names, numbers and signs", "split it");
        assertThatThrownBy(() -> new Vocabulary(4, 0).parse("-".repeat(100_000) + "A"))
                .hasMessageContaining("split it");
    }

    @Test
    void vocabulariesSayWhatIsWrong() {
        Vocabulary v = new Vocabulary(2, 0, o -> o.basisVectors()).extend("A", "B");
        assertRefused(() -> v.get("C"), "C", "2 basis vectors", "more dimensions");
        assertRefused(() -> v.get("A * B"), "\"A * B\" is no name", "parse");
        assertRefused(() -> v.get(null), "name is null");
        assertRefused(() -> v.parse(null), "text is null");
        assertRefused(() -> v.add(null, 1, 2), "name is null");
        assertRefused(() -> v.dot((SemanticPointer) null), "vector is null");
        assertRefused(() -> v.add("A", SemanticPointer.of(1, 2)), "A is there already");
        assertRefused(() -> v.add("a", SemanticPointer.of(1, 2)), "\"a\"", "capital letter");
        assertRefused(() -> v.add("A B", SemanticPointer.of(1, 2)), "\"A B\"", "letters, digits and _");
        assertRefused(() -> v.add("C", SemanticPointer.of(1, 2, 3)), "C has 3 values", "have 2");
        assertRefused(() -> v.subset("A").add("D", SemanticPointer.of(1, 2)), "read-only");
        assertRefused(() -> v.subset("X"), "X", "not there", "A, B");
        assertRefused(() -> v.dot(1, 2, 3), "3 values", "have 2");
        assertRefused(() -> v.dotPairs(1, 2), "pairs()");
        assertRefused(() -> v.probabilityOfCleanup(1.5, 3), "1.5", "from -1 to 1");
        assertRefused(() -> v.text(new double[2], t -> t.minimumCount(-1)), "minimumCount is -1");
        assertRefused(() -> new Vocabulary(0, 0), "0 dimensions");
        assertRefused(() -> new Vocabulary(2, 0, o -> o.maxSimilarity(Double.NaN)), "NaN");
    }

    private static void assertRefused(Runnable call, String... told) {
        assertThatThrownBy(call::run).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
