package lanewise.analysis;

/** Numbers that are equally far from each other, rounded as NumPy's {@code linspace} rounds them. */
final class EqualSteps {
    private EqualSteps() {}

    static double[] between(double low, double high, int count) {
        double[] values = new double[count];
        double step = (high - low) / (count - 1);
        for (int i = 0; i < count; i++) {
            values[i] = i * step + low;
        }
        values[count - 1] = high;
        return values;
    }
}
