package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Adam with the largest instead of the mean square: {@code m = b1 m + (1 - b1) g}, {@code u = max(b2 u, |g|)}, {@code w -=
 * eta / (1 - b1^t) m / (u + epsilon)}. Kingma and Ba, 2015, section 7.1.
 *
 * @param learningRate the learning rate
 * @param beta1 how much of the mean gradient stays in an update, from 0 to below 1
 * @param beta2 how much of the largest gradient stays in an update, from 0 to below 1
 * @param epsilon what is added to the divisor, positive
 */
public record Adamax(LearningRate learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    /** With the checks. */
    public Adamax {
        Checks.given("Adamax", learningRate);
        Checks.fraction("Adamax", "beta1", beta1);
        Checks.fraction("Adamax", "beta2", beta2);
        Checks.positive("Adamax", "epsilon", epsilon);
    }

    /** With {@code beta1} 0.9, {@code beta2} 0.999, {@code epsilon} 1e-7. */
    public Adamax(double learningRate) {
        this(LearningRate.constant(learningRate), 0.9, 0.999, 1e-7);
    }

    /** With a learning rate of 0.001. */
    public Adamax() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Adamax withLearningRate(LearningRate value) {
        return new Adamax(value, beta1, beta2, epsilon);
    }

    /** The same with other decays, from 0 to below 1. */
    public Adamax withBetas(double first, double second) {
        return new Adamax(learningRate, first, second, epsilon);
    }

    /** The same with another {@code epsilon}, positive. */
    public Adamax withEpsilon(double value) {
        return new Adamax(learningRate, beta1, beta2, value);
    }

    /** {@inheritDoc} The mean gradient and the largest one. */
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float[] mean = slots[0];
        float[] largest = slots[1];
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float e = (float) epsilon;
        float eta = (float) (rate / (1 - StrictMath.pow(beta1, (double) update)));
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = Math.fma(b1, mean[i], c1 * g);
            float u = Math.max(b2 * largest[i], Math.abs(g));
            mean[i] = m;
            largest[i] = u;
            parameters[i] -= eta * m / (u + e);
        }
    }
}
