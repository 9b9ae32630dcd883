package lanewise.bench.archive;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a file says, as a terminal may show it. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** A text without control characters, which could be commands to a terminal, and cut where it is long. */
    static String text(String text) {
        String shown = text.codePoints()
                .limit(LONGEST)
                .map(c -> isPlain(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown;
    }

    /** Whether a character can be seen, and does nothing else. */
    static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A shape, as 1000 x 3. */
    static String shape(int... shape) {
        return shape.length == 0
                ? "a single value"
                : IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    /** Extents in front of a shape. */
    static int[] joined(int[] front, int... shape) {
        int[] joined = Arrays.copyOf(front, front.length + shape.length);
        System.arraycopy(shape, 0, joined, front.length, shape.length);
        return joined;
    }
}
