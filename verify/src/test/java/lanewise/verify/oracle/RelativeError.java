package lanewise.verify.oracle;

/** How far results are from what was expected: the root mean square of the differences over that of what was expected. */
public final class RelativeError {
    private RelativeError() {}

    /** Where all that was expected is 0, the root mean square of the differences itself; infinite if a count differs. */
    public static double of(double[] computed, double[] expected) {
        if (computed.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        // scaled, so that squares of what is very small or large do not vanish or overflow
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        double scale = largest == 0 ? 1 : largest;
        double differences = 0;
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = (computed[i] - expected[i]) / scale;
            differences += difference * difference;
            squares += expected[i] / scale * (expected[i] / scale);
        }
        if (differences == 0) {
            return 0;
        }
        return Math.sqrt(differences / (squares == 0 ? expected.length : squares));
    }

    /** The values as doubles. */
    public static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
