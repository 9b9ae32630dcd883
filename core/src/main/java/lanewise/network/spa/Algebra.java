package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import lanewise.error.ModelException;
import lanewise.network.spa.Term.Convolution;
import lanewise.network.spa.Term.DotProduct;
import lanewise.network.spa.Term.Scalar;
import lanewise.network.spa.Term.Source;
import lanewise.network.spa.Term.Summation;
import lanewise.network.spa.Term.Symbol;

/**
 * What expressions of actions mean: which operations there are between numbers, semantic pointers and modules.
 *
 * @param source the text, for messages
 * @param modules the names that stand for what modules give out
 */
record Algebra(SourceText source, Set<String> modules) {
    /** The terms of an expression; a single term is a sum of one. */
    Summation terms(Syntax expression) {
        Term term = term(expression);
        return term instanceof Summation sum ? sum : new Summation(List.of(term), term.at());
    }

    private Term term(Syntax expression) {
        return switch (expression) {
            case Syntax.Name name -> named(name);
            case Syntax.Number number -> new Scalar(number.value(), number.at());
            case Syntax.Unary unary ->
                unary.operator() == '-' ? negated(term(unary.operand()), unary.at()) : inverse(unary);
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call -> dot(call);
        };
    }

    private Term named(Syntax.Name name) {
        if (modules.contains(name.text())) {
            return new Source(name.text(), false, Syntax.number(1, name.at()), name.at());
        }
        if (Syntax.isCapitalised(name.text())) {
            return new Symbol(name, name.at());
        }
        throw source.error(
                name.at(),
                "\"%s\" is no output of a module, and no semantic pointer, as it begins with no capital letter; %s"
                        .formatted(
                                name.text(),
                                modules.isEmpty()
                                        ? "there are no outputs yet"
                                        : "the outputs are " + String.join(", ", modules)));
    }

    private Term binary(Syntax.Binary binary) {
        Term left = term(binary.left());
        Term right = term(binary.right());
        return switch (binary.operator()) {
            case '+' -> sum(left, right, binary.at());
            case '-' -> difference(left, right, binary.at());
            case '*' -> product(left, right, binary.at());
            default -> quotient(left, right, binary.at());
        };
    }

    private static Term difference(Term left, Term right, int at) {
        if (left instanceof Symbol symbol && right instanceof Symbol other) {
            return new Symbol(new Syntax.Binary('-', symbol.expression(), other.expression(), at), at);
        }
        return sum(left, negated(right, at), at);
    }

    /**
     * In the order of Nengo, as vocabularies draw vectors in that of the terms: numbers and semantic pointers come behind
     * the rest if they are the left side.
     */
    private static Term sum(Term left, Term right, int at) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return new Scalar(a.value() + b.value(), at);
        }
        if (isPointer(left) && isPointer(right)) {
            return new Symbol(new Syntax.Binary('+', expression(left), expression(right), at), at);
        }
        boolean swapped = isPointer(left);
        List<Term> terms = new ArrayList<>(parts(swapped ? right : left));
        terms.addAll(parts(swapped ? left : right));
        return new Summation(List.copyOf(terms), at);
    }

    private static List<Term> parts(Term term) {
        return term instanceof Summation sum ? sum.terms() : List.of(term);
    }

    /** Whether a term is an expression of semantic pointers, as a number can be. */
    private static boolean isPointer(Term term) {
        return term instanceof Symbol || term instanceof Scalar;
    }

    private static Syntax expression(Term pointer) {
        return pointer instanceof Symbol symbol
                ? symbol.expression()
                : Syntax.number(((Scalar) pointer).value(), pointer.at());
    }

    private Term product(Term left, Term right, int at) {
        if (left instanceof Scalar a && right instanceof Scalar b) {
            return new Scalar(a.value() * b.value(), at);
        }
        if (isPointer(right)) {
            return scaled(left, right, at);
        }
        if (isPointer(left)) {
            return scaled(right, left, at);
        }
        if (left instanceof Summation sum) {
            return each(sum, at, term -> product(term, right, at));
        }
        if (right instanceof Summation sum) {
            return each(sum, at, term -> product(term, left, at));
        }
        if (left instanceof Source a && right instanceof Source b) {
            return new Convolution(a, b, Syntax.number(1, at), at);
        }
        throw impossible(
                "*",
                left,
                right,
                at,
                left instanceof DotProduct || right instanceof DotProduct
                        ? "a similarity can be multiplied by numbers only"
                        : "only two modules can be multiplied; put a state between");
    }

    /** A term times a number or an expression of semantic pointers. */
    private Term scaled(Term term, Term pointer, int at) {
        Syntax factor = expression(pointer);
        return switch (term) {
            case Scalar scalar -> new Symbol(expression(scalar).times(factor, at), at);
            case Symbol symbol -> new Symbol(symbol.expression().times(factor, at), at);
            case Source module ->
                new Source(module.name(), module.inverted(), module.transform().times(factor, at), module.at());
            case Convolution product ->
                new Convolution(
                        product.left(), product.right(), product.transform().times(factor, at), product.at());
            case DotProduct dot
            when pointer instanceof Scalar scalar ->
                new DotProduct(dot.source(), dot.other(), dot.scale() * scalar.value(), dot.at());
            case DotProduct dot ->
                throw impossible("*", dot, pointer, at, "a similarity can be multiplied by numbers only");
            case Summation sum -> each(sum, at, each -> product(each, pointer, at));
        };
    }

    private Term quotient(Term left, Term right, int at) {
        if (left instanceof Summation sum) {
            return each(sum, at, term -> quotient(term, right, at));
        }
        if (!(right instanceof Scalar divisor) || !(left instanceof Scalar || left instanceof DotProduct)) {
            throw impossible(
                    "/",
                    left,
                    right,
                    at,
                    "only numbers and similarities are divided, and by numbers; multiply by 0.5, say");
        }
        if (divisor.value() == 0) {
            throw source.error(at, "\"/\" by 0; divide by another number");
        }
        return left instanceof DotProduct dot
                ? new DotProduct(dot.source(), dot.other(), dot.scale() / divisor.value(), dot.at())
                : new Scalar(((Scalar) left).value() / divisor.value(), at);
    }

    private static Summation each(Summation sum, int at, UnaryOperator<Term> change) {
        List<Term> terms = new ArrayList<>();
        sum.terms().forEach(term -> terms.addAll(parts(change.apply(term))));
        return new Summation(List.copyOf(terms), at);
    }

    private static Term negated(Term term, int at) {
        return switch (term) {
            case Scalar scalar -> new Scalar(-scalar.value(), at);
            case Symbol symbol -> new Symbol(symbol.expression().toggled('-', at), at);
            case Source module ->
                new Source(module.name(), module.inverted(), module.transform().toggled('-', at), module.at());
            case DotProduct dot -> new DotProduct(dot.source(), dot.other(), -dot.scale(), dot.at());
            case Convolution product ->
                new Convolution(
                        product.left(), product.right(), product.transform().toggled('-', at), product.at());
            case Summation sum -> each(sum, at, each -> negated(each, at));
        };
    }

    /** The sign stands before a name only: what is inverted is a semantic pointer, or what a module gives out. */
    private Term inverse(Syntax.Unary unary) {
        boolean beforeLetter = unary.at() + 1 < source.text().length()
                && Character.isLetter(source.text().charAt(unary.at() + 1));
        if (!beforeLetter) {
            throw source.error(
                    unary.at(),
                    "\"~\" stands right before a name, of a semantic pointer or a module; put it before each");
        }
        return switch (term(unary.operand())) {
            case Symbol symbol -> new Symbol(symbol.expression().toggled('~', unary.at()), unary.at());
            case Source module -> new Source(module.name(), true, module.transform(), unary.at());
            case Term other ->
                throw source.error(
                        unary.at(),
                        "\"~\" stands before %s; only a semantic pointer or a module has an inverse"
                                .formatted(other.said()));
        };
    }

    private DotProduct dot(Syntax.Call call) {
        if (!call.function().equals("dot")) {
            throw source.error(call.at(), "there is no %s(...), only dot(a, b)".formatted(call.function()));
        }
        if (call.arguments().size() != 2) {
            throw source.error(
                    call.at(),
                    "dot has %d arguments; give two, dot(a, b)"
                            .formatted(call.arguments().size()));
        }
        Term first = term(call.arguments().get(0));
        Term second = term(call.arguments().get(1));
        for (Term argument : List.of(first, second)) {
            if (!(argument instanceof Source) && !isPointer(argument)) {
                throw source.error(
                        argument.at(),
                        "dot compares modules and semantic pointers, not %s; compare each apart"
                                .formatted(argument.said()));
            }
        }
        if (first instanceof Source module) {
            return new DotProduct(module, second, 1, call.at());
        }
        if (second instanceof Source module) {
            return new DotProduct(module, first, 1, call.at());
        }
        throw source.error(
                call.at(),
                "dot of %s and %s: one of the two has to be a module".formatted(first.said(), second.said()));
    }

    private ModelException impossible(String operator, Term left, Term right, int at, String advice) {
        return source.error(at, "\"%s\" between %s and %s: %s".formatted(operator, left.said(), right.said(), advice));
    }
}
