package lanewise.io;

import java.util.ArrayList;
import java.util.List;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/** Reads the Python dict that an array file starts with: the three keys in any order, each once, and nothing else. */
final class NpyHeaderParser {
    private final String where;
    private final String text;
    private int at;

    private NpyHeaderParser(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /**
     * The header that a text holds.
     *
     * @param where what messages call the array
     */
    static NpyHeader parse(String where, String text) {
        return new NpyHeaderParser(where, text).header();
    }

    private NpyHeader header() {
        NpyHeader.Type type = null;
        Boolean fortranOrder = null;
        int[] shape = null;
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            switch (key) {
                case "descr" -> {
                    refuseTwice(type, key);
                    type = type();
                }
                case "fortran_order" -> {
                    refuseTwice(fortranOrder, key);
                    fortranOrder = bool();
                }
                case "shape" -> {
                    refuseTwice(shape, key);
                    shape = tuple();
                }
                default -> throw wrong("has the unknown key '%s'".formatted(ErrorText.quoted(key)));
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        if (!text.substring(at).isBlank()) {
            throw wrong("goes on after the dict");
        }
        if (type == null || fortranOrder == null || shape == null) {
            String missing = type == null ? "descr" : fortranOrder == null ? "fortran_order" : "shape";
            throw wrong("lacks the key '%s'".formatted(missing));
        }
        return new NpyHeader(type, fortranOrder, shape);
    }

    private void refuseTwice(Object earlier, String key) {
        if (earlier != null) {
            throw wrong("has the key '%s' twice".formatted(key));
        }
    }

    private NpyHeader.Type type() {
        if (peek() == '[') {
            throw new FormatException(
                    "%s: an array of structures; save each field as an array of its own".formatted(where));
        }
        return NpyHeader.type(where, string());
    }

    private boolean bool() {
        skipSpaces();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw wrong("has a fortran_order that is neither True nor False");
    }

    private int[] tuple() {
        List<Integer> extents = new ArrayList<>();
        boolean comma = true;
        expect('(');
        while (!accept(')')) {
            if (!comma) {
                throw wrong("has a shape that is no tuple of whole numbers");
            }
            if (extents.size() == NpyHeader.MOST_AXES) {
                throw wrong("has a shape of more than %d axes".formatted(NpyHeader.MOST_AXES));
            }
            extents.add(extent());
            comma = accept(',');
        }
        if (!comma && extents.size() == 1) {
            throw wrong("has a shape that is no tuple");
        }
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    private int extent() {
        if (peek() == '-') {
            throw wrong("has a shape with a negative extent");
        }
        int from = at;
        long extent = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            extent = extent * 10 + (text.charAt(at++) - '0');
            if (extent > Integer.MAX_VALUE) {
                throw wrong("has a shape with an extent beyond %d".formatted(Integer.MAX_VALUE));
            }
        }
        boolean leadingZero = at > from + 1 && text.charAt(from) == '0';
        if (at == from || leadingZero) {
            throw wrong("has a shape that is no tuple of whole numbers");
        }
        return (int) extent;
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw wrong("has no text where one is due");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw wrong("has a text without an end");
        }
        String string = text.substring(at + 1, end);
        if (string.indexOf('\\') >= 0) {
            throw wrong("has a text with an escape sequence");
        }
        at = end + 1;
        return string;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw wrong("lacks a '%s'".formatted(c));
        }
    }

    private boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private char peek() {
        skipSpaces();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private FormatException wrong(String what) {
        return new FormatException(
                ("%s: its header %s, at character %d; expected {'descr': '<f8', 'fortran_order': False,"
                                + " 'shape': (2, 3), } and the like; save it with numpy.save")
                        .formatted(where, what, at));
    }
}
