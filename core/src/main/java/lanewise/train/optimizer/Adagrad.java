package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Moves by the gradient over the root of the sum of its squares: {@code s += g^2}, {@code w -= eta g / (sqrt(s) +
 * epsilon)}. Duchi, Hazan and Singer, 2011.
 *
 * @param learningRate the learning rate
 * @param initialAccumulator what {@code s} starts from, at least 0
 * @param epsilon what is added to the divisor, positive
 */
public record Adagrad(LearningRate learningRate, double initialAccumulator, double epsilon) implements Optimizer {
    /** With the checks. */
    public Adagrad {
        Checks.given("Adagrad", learningRate);
        Checks.notNegative("Adagrad", "the initial accumulator", initialAccumulator);
        Checks.positive("Adagrad", "epsilon", epsilon);
    }

    /** With an initial accumulator of 0.1 and an {@code epsilon} of 1e-7. */
    public Adagrad(double learningRate) {
        this(LearningRate.constant(learningRate), 0.1, 1e-7);
    }

    /** With a learning rate of 0.001. */
    public Adagrad() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Adagrad withLearningRate(LearningRate value) {
        return new Adagrad(value, initialAccumulator, epsilon);
    }

    /** The same with another start of the sum, at least 0. */
    public Adagrad withInitialAccumulator(double value) {
        return new Adagrad(learningRate, value, epsilon);
    }

    /** The same with another {@code epsilon}, positive. */
    public Adagrad withEpsilon(double value) {
        return new Adagrad(learningRate, initialAccumulator, value);
    }

    /** {@inheritDoc} The sum of squares. */
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public float initial(int slot) {
        return (float) initialAccumulator;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float[] sum = slots[0];
        float eta = (float) rate;
        float e = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = Math.fma(g, g, sum[i]);
            sum[i] = s;
            parameters[i] -= eta * g / ((float) Math.sqrt(s) + e);
        }
    }
}
