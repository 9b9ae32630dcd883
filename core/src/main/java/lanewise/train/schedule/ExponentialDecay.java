package lanewise.train.schedule;

/**
 * A rate that is multiplied by the same in every so many updates: {@code initial factor^(u / updates)}, where {@code u}
 * counts updates from 0; in stairs, the exponent is rounded down.
 *
 * @param initial the rate of the first update, at least 0
 * @param factor what the rate is multiplied by, positive
 * @param updates in how many updates, at least 1
 * @param staircase whether it falls in stairs
 */
public record ExponentialDecay(double initial, double factor, long updates, boolean staircase) implements LearningRate {
    /** With the checks. */
    public ExponentialDecay {
        Checks.notNegative("ExponentialDecay", "the initial rate", initial);
        Checks.positive("ExponentialDecay", "the factor", factor);
        Checks.atLeast(1, "ExponentialDecay", "the number of updates", updates);
    }

    /** Smoothly. */
    public ExponentialDecay(double initial, double factor, long updates) {
        this(initial, factor, updates, false);
    }

    @Override
    public double at(long update) {
        return initial * StrictMath.pow(factor, Times.of(update - 1, updates, staircase));
    }
}
