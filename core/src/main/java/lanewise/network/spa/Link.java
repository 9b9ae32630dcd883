package lanewise.network.spa;

import java.util.Optional;
import java.util.function.Supplier;
import lanewise.math.Matrices;
import lanewise.model.Network;
import lanewise.model.synapse.Synapse;
import lanewise.network.CircularConvolution;
import lanewise.network.spa.Term.Convolution;
import lanewise.network.spa.Term.Source;
import lanewise.network.spa.Term.Symbol;

/**
 * What a term of an effect needs, with all expressions evaluated: the matrices between ports. It is found in two steps, so
 * that a mistake in one of several rules is told before names of another one are made.
 */
sealed interface Link {
    /** The vector of an expression in the target's vocabulary. */
    record Constant(Port target, double[][] column) implements Link {}

    /** What one module gives out, times a matrix. */
    record Route(Port source, Port target, double[][] matrix) implements Link {}

    /**
     * The product of what two modules give out, each times a matrix, times a matrix.
     *
     * @param dimensions of the product
     */
    record Product(
            Port left,
            double[][] leftMatrix,
            Port right,
            double[][] rightMatrix,
            Port target,
            double[][] matrix,
            int dimensions)
            implements Link {
        /** Makes what multiplies within the target's module. */
        CircularConvolution make(Spa spa, String label, int neurons, Synapse synapse) {
            CircularConvolution convolution = CircularConvolution.in(
                    target.module().network(),
                    "%s.%s*%s".formatted(label, left.name(), right.name()),
                    neurons,
                    dimensions);
            Network all = spa.network();
            all.connect(
                    convolution.output(),
                    target.endpoint(),
                    c -> c.transform(matrix).synapse(synapse));
            all.connect(
                    left.endpoint(),
                    convolution.inputA(),
                    c -> c.transform(leftMatrix).synapse(synapse));
            all.connect(
                    right.endpoint(),
                    convolution.inputB(),
                    c -> c.transform(rightMatrix).synapse(synapse));
            return convolution;
        }
    }

    /** The link of a term to a target, in which everything is possible; its names are made when it is asked for. */
    static Supplier<Link> of(Spa spa, SourceText text, Term term, Port target) {
        return switch (term) {
            case Term.Scalar scalar ->
                constant(text, new Symbol(Syntax.number(scalar.value(), scalar.at()), scalar.at()), target);
            case Symbol symbol -> constant(text, symbol, target);
            case Source source -> route(spa, text, source, target);
            case Convolution product -> product(spa, text, product, target);
            case Term.DotProduct dot ->
                throw text.error(
                        dot.at(),
                        "an effect cannot send %s, a number; use it in a condition, or a compare module"
                                .formatted(dot.said()));
            case Term.Summation sum -> throw new IllegalStateException("a sum within a sum: " + sum);
        };
    }

    private static Supplier<Link> constant(SourceText text, Symbol symbol, Port target) {
        Vocabulary vocabulary = vocabulary(text, target, symbol);
        vocabulary.check(text, symbol.expression());
        return () -> new Constant(
                target,
                Matrices.column(vocabulary.value(text, symbol.expression()).toArray()));
    }

    private static Supplier<Link> route(Spa spa, SourceText text, Source source, Port target) {
        Port from = spa.output(source.name());
        Vocabulary own = vocabulary(text, from, source);
        Vocabulary last = vocabulary(text, target, source);
        own.check(text, source.transform());
        return () -> new Route(from, target, translated(own, last, bound(text, source, own)));
    }

    /** In the order of Nengo, as that is the order of new names: first what the product is bound with, then its factors. */
    private static Supplier<Link> product(Spa spa, SourceText text, Convolution product, Port target) {
        Port left = spa.output(product.left().name());
        Port right = spa.output(product.right().name());
        Vocabulary first = vocabulary(text, left, product.left());
        Vocabulary second = vocabulary(text, right, product.right());
        Vocabulary last = vocabulary(text, target, product);
        first.check(text, product.transform());
        first.check(text, product.left().transform());
        second.check(text, product.right().transform());
        return () -> {
            double[][] matrix = translated(
                    first, last, first.value(text, product.transform()).convolutionMatrix());
            double[][] leftMatrix = bound(text, product.left(), first);
            double[][] rightMatrix = translated(second, first, bound(text, product.right(), second));
            return new Product(left, leftMatrix, right, rightMatrix, target, matrix, first.dimensions());
        };
    }

    private static Vocabulary vocabulary(SourceText text, Port port, Term term) {
        Optional<Vocabulary> vocabulary = port.vocabulary();
        return vocabulary.orElseThrow(() -> text.error(
                term.at(),
                "%s gives or takes no semantic pointers, as it has no vocabulary; use it in a condition by itself"
                        .formatted(port.name())));
    }

    /** The matrix that binds what a source gives out with its transform, after inverting it if it is to be. */
    static double[][] bound(SourceText text, Source source, Vocabulary vocabulary) {
        double[][] matrix = vocabulary.value(text, source.transform()).convolutionMatrix();
        return source.inverted() ? withReversedColumns(matrix) : matrix;
    }

    private static double[][] withReversedColumns(double[][] matrix) {
        int d = matrix.length;
        double[][] result = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                result[i][j] = matrix[i][(d - j) % d];
            }
        }
        return result;
    }

    private static double[][] translated(Vocabulary from, Vocabulary to, double[][] matrix) {
        return from == to ? matrix : Matrices.product(from.transformTo(to), matrix);
    }
}
