package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Moves by the mean gradient over the root of its mean square: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2)
 * g^2}, {@code w -= eta sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)}. Kingma and Ba, 2015, section 2's efficient
 * form. AMSGrad divides by the largest {@code v} so far. Reddi, Kale and Kumar, 2018.
 *
 * @param learningRate the learning rate
 * @param beta1 how much of the mean gradient stays in an update, from 0 to below 1
 * @param beta2 how much of the mean square stays in an update, from 0 to below 1
 * @param epsilon what is added to the divisor, positive
 * @param amsgrad whether it is AMSGrad
 */
public record Adam(LearningRate learningRate, double beta1, double beta2, double epsilon, boolean amsgrad)
        implements Optimizer {
    /** With the checks. */
    public Adam {
        Checks.given("Adam", learningRate);
        Checks.fraction("Adam", "beta1", beta1);
        Checks.fraction("Adam", "beta2", beta2);
        Checks.positive("Adam", "epsilon", epsilon);
    }

    /** With {@code beta1} 0.9, {@code beta2} 0.999, {@code epsilon} 1e-7. */
    public Adam(double learningRate) {
        this(LearningRate.constant(learningRate), 0.9, 0.999, 1e-7, false);
    }

    /** With a learning rate of 0.001. */
    public Adam() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Adam withLearningRate(LearningRate value) {
        return new Adam(value, beta1, beta2, epsilon, amsgrad);
    }

    /** The same with other decays, from 0 to below 1. */
    public Adam withBetas(double first, double second) {
        return new Adam(learningRate, first, second, epsilon, amsgrad);
    }

    /** The same with another {@code epsilon}, positive. */
    public Adam withEpsilon(double value) {
        return new Adam(learningRate, beta1, beta2, value, amsgrad);
    }

    /** AMSGrad. */
    public Adam withAmsgrad() {
        return new Adam(learningRate, beta1, beta2, epsilon, true);
    }

    /** {@inheritDoc} The mean gradient, its mean square, and for AMSGrad the largest one of those. */
    @Override
    public int slots() {
        return amsgrad ? 3 : 2;
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
        float eta = (float) corrected(rate, update);
        if (amsgrad) {
            float[] largest = slots[2];
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float m = Math.fma(b1, mean[i], c1 * g);
                float v = Math.fma(b2, square[i], c2 * g * g);
                float top = Math.max(largest[i], v);
                mean[i] = m;
                square[i] = v;
                largest[i] = top;
                parameters[i] -= eta * m / ((float) Math.sqrt(top) + e);
            }
        } else {
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                float m = Math.fma(b1, mean[i], c1 * g);
                float v = Math.fma(b2, square[i], c2 * g * g);
                mean[i] = m;
                square[i] = v;
                parameters[i] -= eta * m / ((float) Math.sqrt(v) + e);
            }
        }
    }

    /** The rate by which the means count that have not yet forgotten that they started at 0. */
    private double corrected(double rate, long update) {
        return rate
                * Math.sqrt(1 - StrictMath.pow(beta2, (double) update))
                / (1 - StrictMath.pow(beta1, (double) update));
    }
}
