package lanewise.network.spa;

import java.util.Optional;
import java.util.function.Function;

/**
 * The value of an expression of semantic pointers. A number counts as that multiple of the identity where a pointer is
 * needed.
 *
 * @param source the text, for messages
 * @param dimensions of the pointers
 * @param pointers what names stand for
 */
record PointerExpression(SourceText source, int dimensions, Function<Syntax.Name, SemanticPointer> pointers) {
    /** A value that is a number, or a pointer. */
    private record Value(double number, Optional<SemanticPointer> pointer) {
        static Value of(double number) {
            return new Value(number, Optional.empty());
        }

        static Value of(SemanticPointer pointer) {
            return new Value(Double.NaN, Optional.of(pointer));
        }

        boolean isNumber() {
            return pointer.isEmpty();
        }
    }

    SemanticPointer of(Syntax expression) {
        return pointer(value(expression));
    }

    /** The value of an expression without names. */
    static double number(SourceText source, Syntax expression) {
        PointerExpression numbers = new PointerExpression(source, 1, name -> {
            throw source.error(
                    name.at(),
                    "%s is a semantic pointer, but a single number has no vocabulary; multiply it by numbers only"
                            .formatted(name));
        });
        return numbers.value(expression).number;
    }

    private SemanticPointer pointer(Value value) {
        return value.pointer.orElseGet(
                () -> SemanticPointer.identity(dimensions).times(value.number));
    }

    private Value value(Syntax expression) {
        return switch (expression) {
            case Syntax.Name name -> Value.of(pointers.apply(name));
            case Syntax.Number number -> Value.of(number.value());
            case Syntax.Unary unary -> unary(unary);
            case Syntax.Binary binary -> binary(binary, value(binary.left()), value(binary.right()));
            case Syntax.Call call ->
                throw source.error(
                        call.at(),
                        "%s(...) is no part of an expression of semantic pointers; use names, numbers and + - * ~"
                                .formatted(call.function()));
        };
    }

    private Value unary(Syntax.Unary unary) {
        Value operand = value(unary.operand());
        if (unary.operator() == '-') {
            return operand.isNumber()
                    ? Value.of(-operand.number)
                    : Value.of(pointer(operand).negated());
        }
        if (operand.isNumber()) {
            throw source.error(
                    unary.at(),
                    "\"~\" stands before the number %s; put it before a semantic pointer".formatted(unary.operand()));
        }
        return Value.of(pointer(operand).inverse());
    }

    private Value binary(Syntax.Binary binary, Value left, Value right) {
        boolean numbers = left.isNumber() && right.isNumber();
        return switch (binary.operator()) {
            case '+' ->
                numbers
                        ? Value.of(left.number + right.number)
                        : Value.of(pointer(left).plus(pointer(right)));
            case '-' ->
                numbers
                        ? Value.of(left.number - right.number)
                        : Value.of(pointer(left).minus(pointer(right)));
            case '*' -> product(left, right);
            default -> quotient(binary, left, right);
        };
    }

    private Value product(Value left, Value right) {
        if (left.isNumber()) {
            return right.isNumber()
                    ? Value.of(left.number * right.number)
                    : Value.of(pointer(right).times(left.number));
        }
        return Value.of(
                right.isNumber()
                        ? pointer(left).times(right.number)
                        : pointer(left).times(pointer(right)));
    }

    private Value quotient(Syntax.Binary binary, Value left, Value right) {
        if (!left.isNumber() || !right.isNumber()) {
            throw source.error(
                    binary.at(),
                    "\"/\" divides numbers only; multiply a semantic pointer by a number such as 0.5, or by an inverse ~A");
        }
        if (right.number == 0) {
            throw source.error(binary.at(), "\"/\" by 0; divide by another number");
        }
        return Value.of(left.number / right.number);
    }
}
