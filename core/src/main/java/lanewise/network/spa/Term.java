package lanewise.network.spa;

import java.util.List;

/** What an expression of an action consists of once it is known which names are modules. */
sealed interface Term {
    /** Where it stands in the text, from 0. */
    int at();

    /** How messages call it. */
    default String said() {
        return switch (this) {
            case Scalar scalar -> "the number " + scalar;
            case Symbol symbol -> "the semantic pointer " + symbol;
            case Source source -> "the module " + source;
            case DotProduct product -> "the number " + product;
            case Convolution convolution -> "the product " + convolution;
            case Summation sum -> "the sum " + sum;
        };
    }

    private static String scaled(Syntax transform, String what) {
        return transform.isOne() ? what : "%s * %s".formatted(transform, what);
    }

    /** A number. */
    record Scalar(double value, int at) implements Term {
        @Override
        public String toString() {
            return Syntax.number(value, at).toString();
        }
    }

    /** An expression of semantic pointers, which is the target's vocabulary's to evaluate. */
    record Symbol(Syntax expression, int at) implements Term {
        @Override
        public String toString() {
            return expression.toString();
        }
    }

    /** What a module gives out, or its inverse, bound with an expression of semantic pointers. */
    record Source(String name, boolean inverted, Syntax transform, int at) implements Term {
        @Override
        public String toString() {
            return scaled(transform, (inverted ? "~" : "") + name);
        }
    }

    /** How similar what a module gives out is to something, times a number. */
    record DotProduct(Source source, Term other, double scale, int at) implements Term {
        @Override
        public String toString() {
            return scaled(Syntax.number(scale, at), "dot(%s, %s)".formatted(source, other));
        }
    }

    /** The product of what two modules give out, bound with an expression of semantic pointers. */
    record Convolution(Source left, Source right, Syntax transform, int at) implements Term {
        @Override
        public String toString() {
            return scaled(transform, "(%s) * (%s)".formatted(left, right));
        }
    }

    /** Several of the others. */
    record Summation(List<Term> terms, int at) implements Term {
        @Override
        public String toString() {
            return String.join(" + ", terms.stream().map(Term::toString).toList());
        }
    }
}
