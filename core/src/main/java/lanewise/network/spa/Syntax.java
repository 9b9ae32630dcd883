package lanewise.network.spa;

import java.util.List;
import java.util.Locale;

/** An expression as it is written. */
sealed interface Syntax {
    /** Where it stands in the text, from 0; of operations, where the sign stands. */
    int at();

    /** A number. */
    static Number number(double value, int at) {
        return new Number(value, at);
    }

    /** Whether a name is one of a semantic pointer: these begin with a capital letter. */
    static boolean isCapitalised(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /** Whether a text is one name: letters, digits and _, with a digit not at first. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && Token.startsName(text.charAt(0))
                && text.chars().allMatch(c -> Token.startsName((char) c) || (c >= '0' && c <= '9'));
    }

    /** Whether this is the number 1, by which a product does not change. */
    default boolean isOne() {
        return this instanceof Number number && number.value == 1;
    }

    /** The product; a factor 1 is left out. */
    default Syntax times(Syntax factor, int at) {
        if (isOne()) {
            return factor;
        }
        return factor.isOne() ? this : new Binary('*', this, factor, at);
    }

    /** With a sign in front, or without it if there is one. */
    default Syntax toggled(char operator, int at) {
        return this instanceof Unary unary && unary.operator == operator
                ? unary.operand
                : new Unary(operator, this, at);
    }

    /** A name. */
    record Name(String text, int at) implements Syntax {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number. */
    record Number(double value, int at) implements Syntax {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.valueOf(value);
        }
    }

    /** {@code -operand} or {@code ~operand}. */
    record Unary(char operator, Syntax operand, int at) implements Syntax {
        @Override
        public String toString() {
            return operator + operand.toString();
        }
    }

    /** Two operands and one of {@code + - * /}. */
    record Binary(char operator, Syntax left, Syntax right, int at) implements Syntax {
        @Override
        public String toString() {
            return "(%s %s %s)".formatted(left, operator, right);
        }
    }

    /** {@code function(arguments)}. */
    record Call(String function, List<Syntax> arguments, int at) implements Syntax {
        @Override
        public String toString() {
            return function + arguments.toString().replace('[', '(').replace(']', ')');
        }
    }
}
