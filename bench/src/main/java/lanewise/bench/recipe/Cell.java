package lanewise.bench.recipe;

import static java.util.Locale.ROOT;

import lanewise.io.Json;

/**
 * A value that is reported.
 *
 * @param text for people
 * @param json for programs
 */
record Cell(String text, Json json) {
    static Cell of(String text) {
        return new Cell(text, new Json.Text(text));
    }

    static Cell of(long value) {
        return new Cell(String.format(ROOT, "%,d", value), new Json.Whole(value));
    }

    /** @param format what people see of the value */
    static Cell of(double value, String format) {
        return new Cell(
                String.format(ROOT, format, value), Double.isNaN(value) ? new Json.Null() : new Json.Real(value));
    }

    /** A share of 1. */
    static Cell percent(double share) {
        return new Cell(
                String.format(ROOT, "%.2f %%", 100 * share),
                Double.isNaN(share) ? new Json.Null() : new Json.Real(share));
    }

    static Cell seconds(double value) {
        return of(value, value < 100 ? "%.1f s" : "%,.0f s");
    }
}
