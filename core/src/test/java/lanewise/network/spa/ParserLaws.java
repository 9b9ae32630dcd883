package lanewise.network.spa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text is an expression or is refused at one of its columns; and an expression means what is written of it. */
class ParserLaws {
    private static final Set<String> MODULES = new TreeSet<>(Set.of("a", "b", "c"));
    private static final List<String> PIECES = List.of(
            "A",
            "B",
            "a",
            "b",
            "c",
            "dot(",
            "dot(a, A)",
            "(",
            ")",
            "+",
            "-",
            "*",
            "/",
            "~",
            ",",
            "=",
            "-->",
            " ",
            "2",
            "0.5",
            "1e3",
            "0",
            ".",
            "dog",
            "a = ",
            "c = A",
            "é",
            "\t",
            "%",
            "\uD83D\uDE00");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 3000)
    void anyRuleIsReadOrRefusedAtAColumn(@ForAll("texts") String text) {
        assertReadOrRefused(text, () -> Action.of(text, MODULES, MODULES).toString());
    }

    @Property(tries = 3000)
    void anyExpressionIsReadOrRefusedAtAColumn(@ForAll("texts") String text) {
        assertReadOrRefused(text, () -> new Vocabulary(4, 0).parse(text).toString());
    }

    private static void assertReadOrRefused(String text, Supplier<String> read) {
        try {
            assertThat(read.get()).isNotEmpty();
        } catch (ModelException e) {
            String[] words = e.getMessage().split("[ :]", 3);
            assertThat(words[0]).isEqualTo("column");
            assertThat(Integer.parseInt(words[1])).isBetween(1, text.length() + 1);
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> leaf = Arbitraries.of("A", "B", "C", "~A", "-B", "2", "0.5", "1e-2");
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf,
                () -> Combinators.combine(expressions(), Arbitraries.of(" + ", "-", " * "), expressions())
                        .as((left, sign, right) -> left + sign + right),
                () -> expressions().map(inner -> "(" + inner + ")"),
                () -> expressions().map(inner -> "-(" + inner + ")"));
    }

    @Property(tries = 500)
    void whatIsReadIsWrittenWithTheSameValue(@ForAll("expressions") String text) {
        Vocabulary words = new Vocabulary(8, 0).extend("A", "B", "C");
        String written = Parser.expression(new SourceText(text)).toString();
        assertThat(words.parse(written)).isEqualTo(words.parse(text));
    }

    /** As an effect, an expression without modules means the same as in the vocabulary. */
    @Property(tries = 500)
    void aRuleOfPointersMeansTheExpression(@ForAll("expressions") String text) {
        Vocabulary words = new Vocabulary(8, 0).extend("A", "B", "C");
        Term.Summation terms =
                Action.of("a = " + text, MODULES, MODULES).effects().getFirst().value();

        SemanticPointer sum = Stream.of(terms)
                .flatMap(each -> each.terms().stream())
                .map(term -> words.parse(term.toString()))
                .reduce(SemanticPointer::plus)
                .orElseThrow();

        SemanticPointer expected = words.parse(text);
        double scale = Math.max(1, expected.length());
        assertThat(sum.toArray()).containsExactly(expected.toArray(), within(1e-9 * scale));
    }
}
