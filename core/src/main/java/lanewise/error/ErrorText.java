package lanewise.error;

/** What others have written, such as names in a hostile file, as a message may show it: short, and safe for a terminal. */
public final class ErrorText {
    private static final int LONGEST = 60;

    private ErrorText() {}

    /** The text with what cannot be seen escaped, and cut where it is long. */
    public static String quoted(String text) {
        return quoted(text, LONGEST);
    }

    /** The same, cut where it has so many characters. */
    public static String quoted(String text, int longest) {
        StringBuilder quoted = new StringBuilder();
        int at = 0;
        while (at < text.length() && quoted.length() < longest) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isVisible(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append("\\u%04x".formatted(c));
            }
        }
        return at < text.length() ? quoted.append("...").toString() : quoted.toString();
    }

    /** Control characters could be commands to a terminal, and others change the direction of writing. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
