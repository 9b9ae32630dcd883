package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * How gradients change parameters. Optimizers are values: they hold settings, and what has to be kept from update to
 * update lies in arrays of the training's own, so that it can be saved and resumed to the bit. The family is closed;
 * {@link CustomOptimizer} is where a person's own goes.
 *
 * <p>Everything is computed in float, in a fixed order of operations, value by value: however parameters are split into
 * ranges, they get the same bits. No parameter becomes -0. Where not said otherwise formulas are those of Keras, with
 * {@code g} the gradient,
 * {@code w} the parameter, {@code eta} the learning rate, {@code t} the number of the update.
 */
public sealed interface Optimizer
        permits Sgd, RmsProp, Adagrad, Adadelta, Adam, AdamW, Adamax, Nadam, Ftrl, CustomOptimizer {
    /** The learning rate, which a training asks for each update. */
    LearningRate learningRate();

    /** How many values are kept for each parameter from update to update. */
    int slots();

    /** What the values of a slot are before the first update: 0, unless said otherwise. */
    default float initial(int slot) {
        return 0;
    }

    /**
     * Updates some parameters, whose gradients and kept values lie at the same places of other arrays.
     *
     * @param parameters the parameters are those from {@code from} to before {@code to}
     * @param gradient their gradients; not changed
     * @param slots one array a slot, with what is kept
     * @param update the number of the update, from 1; the same for all parameters of an update
     * @param rate the learning rate of this update
     */
    void update(float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate);

    /**
     * The same with arrays that have different layouts, to the same bits.
     *
     * @param at where the first parameter is
     * @param gradientAt where its gradient is
     * @param slotAt where its kept values are
     * @param n how many parameters
     */
    default void update(
            float[] parameters,
            int at,
            float[] gradient,
            int gradientAt,
            float[][] slots,
            int slotAt,
            int n,
            long update,
            double rate) {
        if (at == gradientAt && (at == slotAt || slots.length == 0)) {
            update(parameters, gradient, slots, at, at + n, update, rate);
        } else {
            new Blocks(this, n).update(parameters, at, gradient, gradientAt, slots, slotAt, update, rate);
        }
    }
}
