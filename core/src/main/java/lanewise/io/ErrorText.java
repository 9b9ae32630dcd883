package lanewise.io;

/** Bytes of a hostile file within a message: short, and of printable characters. */
final class ErrorText {
    private static final int LONGEST = 60;

    private ErrorText() {}

    /** The text with what is not printable ASCII escaped, and cut where it is long. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length() && quoted.length() < LONGEST; i++) {
            char c = text.charAt(i);
            quoted.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return text.length() > LONGEST ? quoted.append("...").toString() : quoted.toString();
    }
}
