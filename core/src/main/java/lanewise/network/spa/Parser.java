package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions by recursive descent.
 *
 * <pre>
 * expression = product { ("+" | "-") product }
 * product    = factor { ("*" | "/") factor }
 * factor     = ("-" | "~") factor | name | number | name "(" expression { "," expression } ")" | "(" expression ")"
 * </pre>
 */
final class Parser {
    private final SourceText source;
    private final List<Token> tokens;
    private int next;

    Parser(SourceText source) {
        this.source = source;
        tokens = Token.of(source);
    }

    /** The text, which is one expression. */
    static Syntax expression(SourceText source) {
        Parser parser = new Parser(source);
        Syntax expression = parser.expression();
        parser.requireEnd();
        return expression;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The next piece, which is taken. */
    Token take() {
        return tokens.get(next++);
    }

    /** Whether a sign comes next, which is then taken. */
    boolean takes(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next++;
        }
        return found;
    }

    /** Whether a sign comes later. */
    boolean comes(String symbol) {
        return tokens.subList(next, tokens.size()).stream().anyMatch(token -> token.is(symbol));
    }

    void requireEnd() {
        Token token = peek();
        if (token.kind() == Token.Kind.END) {
            return;
        }
        throw source.error(
                token.at(),
                switch (token.text()) {
                    case ")" -> "\")\" closes no parenthesis; leave it out, or open one before";
                    case "=" -> "\"=\" does not belong into an expression; write one \"target = expression\" an effect";
                    case "-->" ->
                        "\"-->\" does not belong into an expression; it stands once, between the condition and the effects";
                    case "," -> "\",\" does not belong here; it stands between effects and within dot(a, b)";
                    default -> "%s follows without a sign before; put one of + - * / between".formatted(token.said());
                });
    }

    Syntax expression() {
        Syntax left = product();
        while (peek().is("+") || peek().is("-")) {
            Token sign = take();
            left = new Syntax.Binary(sign.text().charAt(0), left, product(), sign.at());
        }
        return left;
    }

    private Syntax product() {
        Syntax left = factor();
        while (peek().is("*") || peek().is("/")) {
            Token sign = take();
            left = new Syntax.Binary(sign.text().charAt(0), left, factor(), sign.at());
        }
        return left;
    }

    private Syntax factor() {
        Token token = take();
        if (token.is("-") || token.is("~")) {
            return new Syntax.Unary(token.text().charAt(0), factor(), token.at());
        }
        if (token.is("(")) {
            Syntax inner = expression();
            requireClosed(token);
            return inner;
        }
        return switch (token.kind()) {
            case NAME -> peek().is("(") ? call(token) : new Syntax.Name(token.text(), token.at());
            case NUMBER -> number(token);
            case SYMBOL, END ->
                throw source.error(
                        token.at(),
                        "a name, a number or \"(\" is missing before %s; write one".formatted(token.said()));
        };
    }

    private Syntax number(Token token) {
        double value = Double.parseDouble(token.text());
        if (Double.isInfinite(value)) {
            throw source.error(token.at(), "the number %s is too large; write a smaller one".formatted(token.text()));
        }
        return Syntax.number(value, token.at());
    }

    private Syntax call(Token function) {
        Token open = take();
        List<Syntax> arguments = new ArrayList<>();
        do {
            arguments.add(expression());
        } while (takes(","));
        requireClosed(open);
        return new Syntax.Call(function.text(), List.copyOf(arguments), function.at());
    }

    private void requireClosed(Token open) {
        if (!takes(")")) {
            throw source.error(
                    peek().at(),
                    "the parenthesis of column %d is still open before %s; close it with \")\", or put a sign between"
                            .formatted(open.at() + 1, peek().said()));
        }
    }
}
