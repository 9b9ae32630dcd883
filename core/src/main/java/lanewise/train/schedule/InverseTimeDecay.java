package lanewise.train.schedule;

/**
 * A rate over time: {@code initial / (1 + decay u / updates)}, where {@code u} counts updates from 0; in stairs, {@code u /
 * updates} is rounded down.
 *
 * @param initial the rate of the first update, at least 0
 * @param decay how fast it falls, at least 0
 * @param updates in how many updates, at least 1
 * @param staircase whether it falls in stairs
 */
public record InverseTimeDecay(double initial, double decay, long updates, boolean staircase) implements LearningRate {
    /** With the checks. */
    public InverseTimeDecay {
        Checks.notNegative("InverseTimeDecay", "the initial rate", initial);
        Checks.notNegative("InverseTimeDecay", "the decay", decay);
        Checks.atLeast(1, "InverseTimeDecay", "the number of updates", updates);
    }

    /** Smoothly. */
    public InverseTimeDecay(double initial, double decay, long updates) {
        this(initial, decay, updates, false);
    }

    @Override
    public double at(long update) {
        return initial / (1 + decay * Times.of(update - 1, updates, staircase));
    }
}
