package lanewise.network.spa;

import lanewise.error.ModelException;

/**
 * What a person wrote, for messages that point into it.
 *
 * @param text an expression or an action
 */
record SourceText(String text) {
    /** Longer texts are shown around the column only. */
    private static final int SHOWN = 100;

    /** Refuses null. */
    SourceText {
        Checks.given("an expression or a rule", "text", text);
    }

    /**
     * The error of what stands at a place: the text is shown, with a mark below.
     *
     * @param at the place, from 0
     * @param said what is wrong there, and what to do
     */
    ModelException error(int at, String said) {
        int from = at <= SHOWN / 2 ? 0 : at - SHOWN / 2;
        int to = text.length() <= from + SHOWN ? text.length() : from + SHOWN;
        String before = from > 0 ? "..." : "";
        String shown = text.substring(from, to).replaceAll("\\s", " ");
        return new ModelException("column %d: %s\n  %s%s%s\n  %s^"
                .formatted(
                        at + 1,
                        said,
                        before,
                        shown,
                        to < text.length() ? "..." : "",
                        " ".repeat(before.length() + at - from)));
    }
}
