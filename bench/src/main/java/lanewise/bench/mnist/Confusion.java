package lanewise.bench.mnist;

import static java.util.Locale.ROOT;

import java.util.Arrays;

/** How often each digit was answered with each digit. */
final class Confusion {
    private final int[][] counts = new int[IdxFile.CLASSES][IdxFile.CLASSES];

    /** Compares answers, one a picture, with what the pictures show. */
    static Confusion of(DigitSet digits, int[] answers) {
        var confusion = new Confusion();
        for (int image = 0; image < answers.length; image++) {
            confusion.counts[digits.label(image)][answers[image]]++;
        }
        return confusion;
    }

    /** How often a digit was given an answer. */
    int count(int digit, int answer) {
        return counts[digit][answer];
    }

    int total() {
        return Arrays.stream(counts).mapToInt(Confusion::sum).sum();
    }

    /** The share of right answers, 0 to 1. */
    double accuracy() {
        int right = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            right += counts[digit][digit];
        }
        return (double) right / total();
    }

    /** A table with a row for each digit and a column for each answer. */
    String table() {
        var text = new StringBuilder("digit   answered");
        for (int answer = 0; answer < counts.length; answer++) {
            text.append(String.format(ROOT, answer == 0 ? "%4d" : "%6d", answer));
        }
        text.append("     right\n");
        for (int digit = 0; digit < counts.length; digit++) {
            text.append(String.format(ROOT, "%5d         ", digit));
            for (int answer = 0; answer < counts.length; answer++) {
                int count = counts[digit][answer];
                text.append(String.format(ROOT, "%6s", count == 0 ? "." : count));
            }
            int all = sum(counts[digit]);
            text.append(all == 0 ? "" : String.format(ROOT, "   %5.1f %%", 100.0 * counts[digit][digit] / all))
                    .append('\n');
        }
        return text.toString();
    }

    private static int sum(int[] row) {
        return Arrays.stream(row).sum();
    }
}
