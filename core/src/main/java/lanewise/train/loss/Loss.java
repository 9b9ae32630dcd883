package lanewise.train.loss;

/**
 * A metric that a training can make smaller, for it has a gradient. The ready-made ones are records; a person's own
 * implement this interface, or with less to write {@link PointwiseLoss} or {@link StepLoss}.
 */
public interface Loss extends Metric {
    /**
     * The value for one item, and its gradient.
     *
     * @param output what the probe recorded, not to be changed
     * @param target what was wanted, as for {@link #value}
     * @param scale what the gradient is multiplied by: the loss's weight over the number of items
     * @param into of the output's shape; each of its values, whatever it was, becomes {@code scale} times the derivative of
     *     the loss by that value of the output
     * @return what {@link #value} returns
     */
    double gradient(Trace output, Trace target, double scale, Trace into);

    /** {@inheritDoc} All others have a gradient of 0. */
    @Override
    default Loss lastSteps(int steps) {
        return new LastStepsLoss(this, steps);
    }

    /**
     * The ready-made loss of a name, such as {@code mse} or {@code sparse_categorical_crossentropy}.
     *
     * @throws lanewise.error.ModelException if there is none; the message lists those there are
     */
    static Loss named(String name) {
        return Names.loss(name);
    }
}
