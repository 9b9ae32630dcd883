package lanewise.train.schedule;

/**
 * From one rate to another along a power: {@code (initial - last) (1 - u / updates)^power + last}, where {@code u} counts
 * updates from 0 and stays at {@code updates} after that many.
 *
 * @param initial the rate of the first update, at least 0
 * @param last the rate after so many updates, at least 0
 * @param updates in how many updates, at least 1
 * @param power positive; 1 is a straight line
 */
public record PolynomialDecay(double initial, double last, long updates, double power) implements LearningRate {
    /** With the checks. */
    public PolynomialDecay {
        Checks.notNegative("PolynomialDecay", "the initial rate", initial);
        Checks.notNegative("PolynomialDecay", "the last rate", last);
        Checks.atLeast(1, "PolynomialDecay", "the number of updates", updates);
        Checks.positive("PolynomialDecay", "the power", power);
    }

    /** Along a straight line. */
    public PolynomialDecay(double initial, double last, long updates) {
        this(initial, last, updates, 1);
    }

    @Override
    public double at(long update) {
        double left = 1 - Math.min((double) (update - 1) / updates, 1);
        return (initial - last) * StrictMath.pow(left, power) + last;
    }
}
