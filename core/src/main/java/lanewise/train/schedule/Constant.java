package lanewise.train.schedule;

/**
 * The same rate for all updates.
 *
 * @param rate at least 0
 */
public record Constant(double rate) implements LearningRate {
    /** With the check of the rate. */
    public Constant {
        Checks.notNegative("Constant", "the rate", rate);
    }

    @Override
    public double at(long update) {
        return rate;
    }
}
