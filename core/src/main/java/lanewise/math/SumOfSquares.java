package lanewise.math;

/**
 * The sum of squares in the order in which NumPy sums a row, so that lengths have NumPy's bits: in turn up to 7 values,
 * in eight sums side by side up to 128, in halves beyond.
 */
public final class SumOfSquares {
    private static final int SUMS = 8;
    private static final int LONGEST = 128;

    private SumOfSquares() {}

    /** The sum of {@code x[at]^2} to {@code x[at + n - 1]^2}. */
    public static double of(double[] x, int at, int n) {
        if (n < SUMS) {
            return inTurn(0, x, at, at + n);
        }
        if (n <= LONGEST) {
            return sideBySide(x, at, n);
        }
        int half = n / 2;
        half -= half % SUMS;
        return of(x, at, half) + of(x, at + half, n - half);
    }

    private static double sideBySide(double[] x, int at, int n) {
        double[] sums = new double[SUMS];
        int whole = n - n % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            for (int k = 0; k < SUMS; k++) {
                sums[k] += x[at + i + k] * x[at + i + k];
            }
        }
        double sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        return inTurn(sum, x, at + whole, at + n);
    }

    private static double inTurn(double sum, double[] x, int from, int to) {
        double result = sum;
        for (int i = from; i < to; i++) {
            result += x[i] * x[i];
        }
        return result;
    }
}
