package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Adam with Nesterov's momentum. With {@code b(t) = b1 (1 - 0.96^(0.004 t) / 2)} and {@code p(t)} the product of the first
 * {@code t} of them: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code w -= eta ((1 - b(t)) g / (1 -
 * p(t)) + b(t + 1) m / (1 - p(t + 1))) / (sqrt(v / (1 - b2^t)) + epsilon)}. Dozat, 2015.
 *
 * @param learningRate the learning rate
 * @param beta1 how much of the mean gradient stays in an update, from 0 to below 1
 * @param beta2 how much of the mean square stays in an update, from 0 to below 1
 * @param epsilon what is added to the divisor, positive
 */
public record Nadam(LearningRate learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    /** A product below this is nothing beside 1. */
    private static final double NOTHING = 0x1p-60;

    /** With the checks. */
    public Nadam {
        Checks.given("Nadam", learningRate);
        Checks.fraction("Nadam", "beta1", beta1);
        Checks.fraction("Nadam", "beta2", beta2);
        Checks.positive("Nadam", "epsilon", epsilon);
    }

    /** With {@code beta1} 0.9, {@code beta2} 0.999, {@code epsilon} 1e-7. */
    public Nadam(double learningRate) {
        this(LearningRate.constant(learningRate), 0.9, 0.999, 1e-7);
    }

    /** With a learning rate of 0.001. */
    public Nadam() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Nadam withLearningRate(LearningRate value) {
        return new Nadam(value, beta1, beta2, epsilon);
    }

    /** The same with other decays, from 0 to below 1. */
    public Nadam withBetas(double first, double second) {
        return new Nadam(learningRate, first, second, epsilon);
    }

    /** The same with another {@code epsilon}, positive. */
    public Nadam withEpsilon(double value) {
        return new Nadam(learningRate, beta1, beta2, value);
    }

    /** {@inheritDoc} The mean gradient and its mean square. */
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float[] mean = slots[0];
        float[] square = slots[1];
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        float e = (float) epsilon;
        float ofGradient = (float) (rate * (1 - momentum(update)) / (1 - product(update)));
        float ofMean = (float) (rate * momentum(update + 1) / (1 - product(update + 1)));
        float unbias = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, (double) update)));
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Math.fma(b1, mean[i], c1 * g);
            float v = Math.fma(b2, square[i], c2 * g * g);
            mean[i] = m;
            square[i] = v;
            parameters[i] -= Math.fma(ofMean, m, ofGradient * g) / Math.fma(unbias, (float) Math.sqrt(v), e);
        }
    }

    /** The momentum of an update. */
    private double momentum(long update) {
        return beta1 * (1 - 0.5 * StrictMath.pow(0.96, 0.004 * update));
    }

    /** The product of the momenta of the first updates. As they are near a half, it is nothing after some sixty. */
    private double product(long updates) {
        double product = 1;
        for (long update = 1; update <= updates && product > NOTHING; update++) {
            product *= momentum(update);
        }
        return product;
    }
}
