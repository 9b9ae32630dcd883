package lanewise.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/** Reads JSON to the letter of RFC 8259, and {@code Infinity} and {@code -Infinity}. */
final class JsonReader {
    /** No number that a person or a program writes is longer; the time to read one grows faster than its length. */
    private static final int LONGEST_NUMBER = 400;

    private static final char END = '\0';

    private final String where;
    private final char[] text;
    private final int length;
    private final Limits limits;
    private int at;
    private int values;

    private JsonReader(String where, CharBuffer text, Limits limits) {
        this.where = where;
        this.text = text.array();
        this.length = text.limit();
        this.limits = limits;
    }

    /**
     * The document that the bytes hold.
     *
     * @param where what messages call it
     */
    static Json read(String where, byte[] utf8, Limits limits) {
        requireLength(where, utf8.length, limits);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, text, true);
        text.flip();
        JsonReader reader = new JsonReader(where, text, limits);
        if (result.isError()) {
            throw reader.wrong(text.limit(), "the byte 0x%02x is not UTF-8".formatted(in.get() & 0xff));
        }
        return reader.document();
    }

    /** Refuses a document that is too long. */
    static void requireLength(String where, long bytes, Limits limits) {
        if (bytes > limits.jsonBytes()) {
            throw new FormatException("%s: %d bytes of JSON; the limit is %d; read it with larger Limits"
                    .formatted(where, bytes, limits.jsonBytes()));
        }
    }

    private Json document() {
        skipSpaces();
        Json value = value(0);
        skipSpaces();
        if (at < length) {
            throw wrong(at, "the document goes on after its end");
        }
        return value;
    }

    private Json value(int depth) {
        if (++values > limits.jsonValues()) {
            throw wrong(at, "more than the limit of %d values".formatted(limits.jsonValues()));
        }
        return switch (peek()) {
            case '{' -> members(deeper(depth));
            case '[' -> elements(deeper(depth));
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Null());
            case 'I' -> word("Infinity", new Json.Real(Double.POSITIVE_INFINITY));
            case 'N' -> throw wrong(at, "NaN, or a word that is none of JSON's; only numbers can be read");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("a value");
        };
    }

    private int deeper(int depth) {
        if (depth == limits.jsonDepth()) {
            throw wrong(at, "nested deeper than the limit of %d".formatted(limits.jsonDepth()));
        }
        return depth + 1;
    }

    private Json members(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        skipSpaces();
        while (!accept('}')) {
            if (!members.isEmpty()) {
                expect(',', "a comma or the object's end");
            }
            int start = at;
            if (peek() != '"') {
                throw unexpected("a name in quotes");
            }
            String name = string();
            skipSpaces();
            expect(':', "a colon");
            if (members.put(name, value(depth)) != null) {
                throw wrong(start, "the name \"%s\" occurs twice in an object".formatted(ErrorText.quoted(name)));
            }
            skipSpaces();
        }
        return new Json.Members(members);
    }

    private Json elements(int depth) {
        List<Json> elements = new ArrayList<>();
        at++;
        skipSpaces();
        while (!accept(']')) {
            if (!elements.isEmpty()) {
                expect(',', "a comma or the list's end");
            }
            elements.add(value(depth));
            skipSpaces();
        }
        return new Json.Elements(elements);
    }

    private Json word(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= length || text[at + i] != word.charAt(i)) {
                throw unexpected("a value");
            }
        }
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        if (accept('-') && peek() == 'I') {
            return word("Infinity", new Json.Real(Double.NEGATIVE_INFINITY));
        }
        if (!accept('0')) {
            digits();
        }
        boolean whole = true;
        if (accept('.')) {
            whole = false;
            digits();
        }
        if (accept('e') || accept('E')) {
            whole = false;
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        if (at - start > LONGEST_NUMBER) {
            throw wrong(start, "a number of %d characters; at most %d".formatted(at - start, LONGEST_NUMBER));
        }
        String number = new String(text, start, at - start);
        if (!whole) {
            double value = Double.parseDouble(number);
            if (Double.isInfinite(value)) {
                throw wrong(start, "%s is too large; at most 1.797e308, or Infinity".formatted(number));
            }
            return new Json.Real(value);
        }
        try {
            return new Json.Whole(Long.parseLong(number));
        } catch (NumberFormatException e) {
            throw wrong(start, "%s is beyond 64 bits; write it with a fraction if it is no count".formatted(number));
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("a digit");
        }
    }

    private String string() {
        int start = at++;
        StringBuilder string = new StringBuilder();
        while (!accept('"')) {
            if (at >= length) {
                throw wrong(start, "a text without an end");
            }
            char c = text[at];
            if (c < ' ') {
                throw wrong(at, "the control character 0x%02x within a text; write it as an escape".formatted((int) c));
            }
            at++;
            string.append(c == '\\' ? escape(start) : c);
        }
        if (!surrogatesArePaired(string)) {
            throw wrong(start, "a text with half a surrogate pair");
        }
        return string.toString();
    }

    static boolean surrogatesArePaired(CharSequence text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private char escape(int start) {
        char c = peek();
        if (at >= length) {
            throw wrong(start, "a text without an end");
        }
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw wrong(at - 2, "an unknown escape within a text");
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private void expect(char c, String what) {
        if (!accept(c)) {
            throw unexpected(what);
        }
        skipSpaces();
    }

    private boolean accept(char c) {
        if (at < length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private char peek() {
        return at < length ? text[at] : END;
    }

    private void skipSpaces() {
        while (at < length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
    }

    private FormatException unexpected(String expected) {
        return wrong(
                at,
                at < length
                        ? "found '%s'; expected %s".formatted(ErrorText.quoted(String.valueOf(text[at])), expected)
                        : "the document ends too early; expected " + expected);
    }

    private FormatException wrong(int place, String what) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < place; i++) {
            if (text[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new FormatException("%s: line %d, column %d: %s".formatted(where, line, place - start + 1, what));
    }
}
