package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text how it is written
 * @param at where it starts, from 0
 */
record Token(Kind kind, String text, int at) {
    /** More pieces than a person writes; what works on expressions calls itself as deeply as they are nested. */
    private static final int MOST = 1000;

    /** Signs of programming languages, and what to write. */
    private static final Map<String, String> MISTAKEN = Map.of(
            "**", "write one * for a product",
            "==", "write one = in an effect, \"target = expression\", and dot(a, b) in a condition to compare",
            "->", "the arrow between a condition and effects is -->",
            "=>", "the arrow between a condition and effects is -->");

    enum Kind {
        NAME,
        NUMBER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** How messages call it. */
    String said() {
        return kind == Kind.END ? "the end" : "\"%s\"".formatted(text);
    }

    /** The pieces of a text; the last one is its end. */
    static List<Token> of(SourceText source) {
        String text = source.text();
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            if (tokens.size() == MOST) {
                throw source.error(at, "the text goes on after %d names, numbers and signs; split it".formatted(MOST));
            }
            Token token = at(source, at);
            tokens.add(token);
            at += token.text.length();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private static Token at(SourceText source, int at) {
        String text = source.text();
        char first = text.charAt(at);
        if (startsName(first)) {
            int to = at + 1;
            while (to < text.length() && (startsName(text.charAt(to)) || isDigit(text.charAt(to)))) {
                to++;
            }
            return new Token(Kind.NAME, text.substring(at, to), at);
        }
        if (isDigit(first) || first == '.') {
            return new Token(Kind.NUMBER, text.substring(at, numberEnd(source, at)), at);
        }
        if (text.startsWith("-->", at)) {
            return new Token(Kind.SYMBOL, "-->", at);
        }
        MISTAKEN.forEach((sign, advice) -> {
            if (text.startsWith(sign, at)) {
                throw source.error(at, "\"%s\" has no meaning here; %s".formatted(sign, advice));
            }
        });
        if ("+-*/~(),=".indexOf(first) < 0) {
            throw source.error(
                    at,
                    "\"%s\" has no meaning here; write names, numbers, + - * / ~ , = --> and parentheses"
                            .formatted(Character.toString(text.codePointAt(at))));
        }
        return new Token(Kind.SYMBOL, String.valueOf(first), at);
    }

    private static int numberEnd(SourceText source, int at) {
        String text = source.text();
        int to = digitsEnd(text, at);
        if (to < text.length() && text.charAt(to) == '.') {
            to = digitsEnd(text, to + 1);
        }
        if (to - at == 1 && text.charAt(at) == '.') {
            throw source.error(at, "\".\" is no number; write digits before or behind the point");
        }
        if (to < text.length() && (text.charAt(to) == 'e' || text.charAt(to) == 'E')) {
            int digits = to + 1;
            if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
                digits++;
            }
            if (digitsEnd(text, digits) > digits) {
                to = digitsEnd(text, digits);
            }
        }
        if (to < text.length() && (startsName(text.charAt(to)) || text.charAt(to) == '.')) {
            throw source.error(
                    to,
                    "the number %s is followed by \"%s\"; put a * between factors"
                            .formatted(text.substring(at, to), text.charAt(to)));
        }
        return to;
    }

    private static int digitsEnd(String text, int from) {
        int to = from;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    static boolean startsName(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
