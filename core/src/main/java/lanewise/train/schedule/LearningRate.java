package lanewise.train.schedule;

/**
 * How far an update moves parameters, as a function of how many there were. The ready-made ones are records; a person's
 * own is a lambda. The same number has to give the same rate, so that a training can be resumed.
 */
@FunctionalInterface
public interface LearningRate {
    /**
     * The rate of an update, finite and at least 0.
     *
     * @param update the number of the update, from 1
     */
    double at(long update);

    /**
     * The same rate for all updates.
     *
     * @throws lanewise.error.ModelException if it is below 0 or not finite
     */
    static LearningRate constant(double rate) {
        return new Constant(rate);
    }
}
