package lanewise.network.spa;

import java.util.Optional;
import java.util.function.Supplier;
import lanewise.math.Matrices;
import lanewise.network.spa.Term.DotProduct;
import lanewise.network.spa.Term.Source;

/**
 * A term of a condition: what a module gives out, or a constant 1, times a row.
 *
 * @param action the number of the rule, from 0
 * @param source what gives out the values; a constant 1 if there is none
 * @param row what they are multiplied by
 */
record Condition(int action, Optional<Port> source, double[] row) {
    /** A term of a rule's condition, in which everything is possible; its names are made when it is asked for. */
    static Supplier<Condition> of(Spa spa, SourceText text, Term term, int action) {
        return switch (term) {
            case Term.Scalar scalar -> () -> new Condition(action, Optional.empty(), new double[] {scalar.value()});
            case DotProduct dot -> similarity(spa, text, dot, action);
            case Source source -> {
                Condition number = number(spa, text, source, action);
                yield () -> number;
            }
            case Term.Symbol symbol ->
                throw text.error(
                        symbol.at(),
                        "a condition is a number, but %s is not; compare it with a module, dot(module, %s)"
                                .formatted(symbol.said(), symbol));
            case Term.Convolution product ->
                throw text.error(
                        product.at(),
                        "a condition with %s is not possible; send the product to a state by a cortical rule, and compare that"
                                .formatted(product.said()));
            case Term.Summation sum -> throw new IllegalStateException("a sum within a sum: " + sum);
        };
    }

    private static Supplier<Condition> similarity(Spa spa, SourceText text, DotProduct dot, int action) {
        Source source = dot.source();
        requireUpright(text, source);
        if (dot.other() instanceof Source second) {
            throw text.error(
                    dot.at(),
                    "%s compares two modules; let a compare module do it, and use its output here"
                            .formatted(new DotProduct(source, second, 1, dot.at())));
        }
        Port port = spa.output(source.name());
        Vocabulary vocabulary = port.vocabulary()
                .orElseThrow(() -> text.error(
                        source.at(),
                        "%s gives out no semantic pointer to compare; use it by itself".formatted(source.name())));
        Syntax other = dot.other() instanceof Term.Symbol symbol ? symbol.expression() : number(dot.other());
        vocabulary.check(text, source.transform());
        vocabulary.check(text, other);
        return () -> {
            double[][] bound = Link.bound(text, source, vocabulary);
            double[] pointer = vocabulary.value(text, other).times(dot.scale()).toArray();
            return new Condition(action, Optional.of(port), Matrices.product(new double[][] {pointer}, bound)[0]);
        };
    }

    private static Syntax number(Term other) {
        return Syntax.number(((Term.Scalar) other).value(), other.at());
    }

    private static Condition number(Spa spa, SourceText text, Source source, int action) {
        requireUpright(text, source);
        Port port = spa.output(source.name());
        if (port.endpoint().sizeOut() != 1) {
            throw text.error(
                    source.at(),
                    "%s gives out %d values, and a condition is one number; compare it, dot(%s, NAME)"
                            .formatted(source.name(), port.endpoint().sizeOut(), source.name()));
        }
        return new Condition(
                action, Optional.of(port), new double[] {PointerExpression.number(text, source.transform())});
    }

    private static void requireUpright(SourceText text, Source source) {
        if (source.inverted()) {
            throw text.error(
                    source.at(),
                    "a condition cannot use the inverse of a module, ~%s; invert what it is compared with"
                            .formatted(source.name()));
        }
    }
}
