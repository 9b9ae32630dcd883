package lanewise.io;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** The layout, the escapes and the numbers of Python's {@code json.dumps(value, indent=1)}. */
final class JsonWriter {
    /** Python writes numbers from 1e-4 to below 1e16 without an exponent. */
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private static final int LEAST_LARGE_EXPONENT = 16;

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String text(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(Json value, int depth) {
        switch (value) {
            case Json.Null none -> out.append("null");
            case Json.Flag flag -> out.append(flag.value());
            case Json.Whole whole -> out.append(whole.value());
            case Json.Real real -> out.append(number(real.value()));
            case Json.Text text -> text(text.value());
            case Json.Elements elements -> elements(elements, depth);
            case Json.Members members -> members(members, depth);
        }
    }

    private void elements(Json.Elements elements, int depth) {
        if (elements.values().isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        for (Iterator<Json> values = elements.values().iterator(); values.hasNext(); ) {
            line(depth + 1);
            value(values.next(), depth + 1);
            out.append(values.hasNext() ? "," : "");
        }
        line(depth);
        out.append(']');
    }

    private void members(Json.Members members, int depth) {
        if (members.values().isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        for (Iterator<Map.Entry<String, Json>> values =
                        members.values().entrySet().iterator();
                values.hasNext(); ) {
            Map.Entry<String, Json> member = values.next();
            line(depth + 1);
            text(member.getKey());
            out.append(": ");
            value(member.getValue(), depth + 1);
            out.append(values.hasNext() ? "," : "");
        }
        line(depth);
        out.append('}');
    }

    private void line(int depth) {
        out.append('\n').repeat(' ', depth);
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        out.append("\\u%04x".formatted((int) c));
                    }
                }
            }
        }
        out.append('"');
    }

    /** Java and Python find the same shortest digits, save for a few numbers below 1e-322, and lay them out differently. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String sign = value < 0 ? "-" : "";
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < LEAST_LARGE_EXPONENT) {
            String plain = decimal.toPlainString();
            return sign + plain + (decimal.scale() <= 0 ? ".0" : "");
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return "%s%s%se%s%02d"
                .formatted(sign, digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
