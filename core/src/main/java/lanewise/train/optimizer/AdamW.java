package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Adam with decay of weights apart from gradients: first {@code w -= eta decay w}, then {@link Adam}'s update. Loshchilov
 * and Hutter, 2019.
 *
 * @param adam the update that follows the decay
 * @param decay how much of the weights is lost, per learning rate; at least 0
 */
public record AdamW(Adam adam, double decay) implements Optimizer {
    /** With the checks. */
    public AdamW {
        Checks.given("AdamW", adam);
        Checks.notNegative("AdamW", "the decay", decay);
    }

    /** With {@code Adam}'s defaults. */
    public AdamW(double learningRate, double decay) {
        this(new Adam(learningRate), decay);
    }

    /** With a decay of 0.004. */
    public AdamW(double learningRate) {
        this(learningRate, 0.004);
    }

    /** With a learning rate of 0.001. */
    public AdamW() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public AdamW withLearningRate(LearningRate value) {
        return new AdamW(adam.withLearningRate(value), decay);
    }

    /** The same with another decay, at least 0. */
    public AdamW withDecay(double value) {
        return new AdamW(adam, value);
    }

    @Override
    public LearningRate learningRate() {
        return adam.learningRate();
    }

    @Override
    public int slots() {
        return adam.slots();
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float lost = (float) (rate * decay);
        for (int i = from; i < to; i++) {
            parameters[i] = Math.fma(-lost, parameters[i], parameters[i]) + 0f;
        }
        adam.update(parameters, gradient, slots, from, to, update, rate);
    }
}
