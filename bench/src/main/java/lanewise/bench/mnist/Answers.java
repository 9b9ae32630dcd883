package lanewise.bench.mnist;

/** The answer that outputs give: the digit whose output is largest. */
final class Answers {
    private Answers() {}

    /** The first place of the largest of {@code values[at .. at + n - 1]}, counted from {@code at}. */
    static int largest(float[] values, int at, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[at + i] > values[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
