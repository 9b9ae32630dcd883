package lanewise.io;

import java.util.List;
import java.util.Map;
import lanewise.error.ErrorText;
import lanewise.error.FormatException;

/**
 * A JSON object of which certain members are expected; others are passed over. Every error names the object's place and
 * the member.
 *
 * @param where what messages call the object
 * @param values its members
 */
record Fields(String where, Map<String, Json> values) {
    /** The members of a value that has to be an object. */
    static Fields of(String where, Json value) {
        if (value instanceof Json.Members members) {
            return new Fields(where, members.values());
        }
        throw new FormatException("%s: found %s; expected an object".formatted(where, kind(value)));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        if (required(key) instanceof Json.Text text) {
            return text.value();
        }
        throw unexpected(key, "a text");
    }

    boolean flag(String key) {
        if (required(key) instanceof Json.Flag flag) {
            return flag.value();
        }
        throw unexpected(key, "true or false");
    }

    long whole(String key, long least, long most) {
        if (required(key) instanceof Json.Whole whole && whole.value() >= least && whole.value() <= most) {
            return whole.value();
        }
        throw unexpected(key, "a whole number from %d to %d".formatted(least, most));
    }

    int integer(String key, int least, int most) {
        return (int) whole(key, least, most);
    }

    /** A number, which may be infinite. */
    double number(String key) {
        return switch (required(key)) {
            case Json.Whole whole -> whole.value();
            case Json.Real real -> real.value();
            default -> throw unexpected(key, "a number");
        };
    }

    double finite(String key) {
        double number = number(key);
        if (Double.isInfinite(number)) {
            throw unexpected(key, "a finite number");
        }
        return number;
    }

    Fields fields(String key) {
        return of(where + ": " + key, required(key));
    }

    List<Json> elements(String key) {
        if (required(key) instanceof Json.Elements elements) {
            return elements.values();
        }
        throw unexpected(key, "a list");
    }

    int[] integers(String key, int least, int most) {
        List<Json> elements = elements(key);
        int[] integers = new int[elements.size()];
        for (int i = 0; i < integers.length; i++) {
            if (!(elements.get(i) instanceof Json.Whole whole) || whole.value() < least || whole.value() > most) {
                throw unexpected(
                        "%s[%d]".formatted(key, i),
                        elements.get(i),
                        "a whole number from %d to %d".formatted(least, most));
            }
            integers[i] = (int) whole.value();
        }
        return integers;
    }

    double[] finites(String key) {
        List<Json> elements = elements(key);
        double[] numbers = new double[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (elements.get(i)) {
                case Json.Whole whole -> whole.value();
                case Json.Real real -> real.value();
                default -> throw unexpected("%s[%d]".formatted(key, i), elements.get(i), "a number");
            };
            if (Double.isInfinite(numbers[i])) {
                throw unexpected("%s[%d]".formatted(key, i), elements.get(i), "a finite number");
            }
        }
        return numbers;
    }

    boolean isNull(String key) {
        return required(key) instanceof Json.Null;
    }

    FormatException wrong(String what) {
        return new FormatException("%s: %s".formatted(where, what));
    }

    FormatException unexpected(String key, String expected) {
        return unexpected(key, required(key), expected);
    }

    private FormatException unexpected(String key, Json found, String expected) {
        return wrong("%s is %s; expected %s".formatted(key, kind(found), expected));
    }

    private Json required(String key) {
        Json value = values.get(key);
        if (value == null) {
            throw wrong("lacks \"%s\"".formatted(key));
        }
        return value;
    }

    private static String kind(Json value) {
        return switch (value) {
            case Json.Null none -> "null";
            case Json.Flag flag -> String.valueOf(flag.value());
            case Json.Whole whole -> String.valueOf(whole.value());
            case Json.Real real -> JsonWriter.number(real.value());
            case Json.Text text -> "\"%s\"".formatted(ErrorText.quoted(text.value()));
            case Json.Elements elements -> "a list";
            case Json.Members members -> "an object";
        };
    }
}
