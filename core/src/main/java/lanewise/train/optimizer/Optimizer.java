package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * How gradients change parameters. Optimizers are values: they hold settings, and what has to be kept from update to
 * update lies in arrays of the training's own, so that it can be saved and resumed to the bit. The family is closed;
 * {@link CustomOptimizer} is where a person's own goes.
 *
 * <p>Everything is computed in float, in a fixed order of operations, value by value: however parameters are split into
 * ranges, they get the same bits. Where not said otherwise formulas are those of Keras, with {@code g} the gradient,
 * {@code w} the parameter, {@code eta} the learning rate, {@code t} the number of the update.
 */
public sealed interface Optimizer permits Sgd, Adam, CustomOptimizer {
    /** The learning rate, which a training asks for each update. */
    LearningRate learningRate();

    /** How many values are kept for each parameter from update to update. */
    int slots();

    /** What the values of a slot are before the first update: 0, unless said otherwise. */
    default float initial(int slot) {
        return 0;
    }

    /**
     * Updates {@code n} parameters.
     *
     * @param parameters the parameters are those from {@code at} on
     * @param gradient their gradients are those from {@code gradientAt} on; not changed
     * @param slots one array a slot, with what is kept from {@code slotAt} on
     * @param update the number of the update, from 1; the same for all parameters of an update
     * @param rate the learning rate of this update
     */
    void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            float[][] slots,
            int slotAt,
            int n,
            long update,
            double rate);
}
