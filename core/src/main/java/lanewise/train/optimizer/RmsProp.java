package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Moves by the gradient over the root of its mean square, or, centred, of its variance: {@code s = rho s + (1 - rho) g^2},
 * centred {@code m = rho m + (1 - rho) g} and {@code d = s - m^2}, else {@code d = s}. Then {@code w -= eta g / (sqrt(d) +
 * epsilon)}, or with a momentum {@code mu}: {@code u = mu u + eta g / sqrt(d + epsilon)}, {@code w -= u}. Tieleman and
 * Hinton, 2012.
 *
 * @param learningRate the learning rate
 * @param rho how much of the means stays in an update, from 0 to below 1
 * @param momentum how much of the last move is made again, from 0 to below 1
 * @param epsilon what is added to the divisor, positive
 * @param centered whether the mean's square is taken away
 */
public record RmsProp(LearningRate learningRate, double rho, double momentum, double epsilon, boolean centered)
        implements Optimizer {
    /** With the checks. */
    public RmsProp {
        Checks.given("RmsProp", learningRate);
        Checks.fraction("RmsProp", "rho", rho);
        Checks.fraction("RmsProp", "the momentum", momentum);
        Checks.positive("RmsProp", "epsilon", epsilon);
    }

    /** With {@code rho} 0.9, without momentum, {@code epsilon} 1e-7, not centred. */
    public RmsProp(double learningRate) {
        this(LearningRate.constant(learningRate), 0.9, 0, 1e-7, false);
    }

    /** With a learning rate of 0.001. */
    public RmsProp() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public RmsProp withLearningRate(LearningRate value) {
        return new RmsProp(value, rho, momentum, epsilon, centered);
    }

    /** The same with another decay of the means, from 0 to below 1. */
    public RmsProp withRho(double value) {
        return new RmsProp(learningRate, value, momentum, epsilon, centered);
    }

    /** The same with a momentum, from 0 to below 1. */
    public RmsProp withMomentum(double value) {
        return new RmsProp(learningRate, rho, value, epsilon, centered);
    }

    /** The same with another {@code epsilon}, positive. */
    public RmsProp withEpsilon(double value) {
        return new RmsProp(learningRate, rho, momentum, value, centered);
    }

    /** The same, centred. */
    public RmsProp withCentering() {
        return new RmsProp(learningRate, rho, momentum, epsilon, true);
    }

    /** {@inheritDoc} The mean square; the mean, if centred; the move, with a momentum. */
    @Override
    public int slots() {
        return 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0);
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float[] square = slots[0];
        float r = (float) rho;
        float c = (float) (1 - rho);
        for (int i = from; i < to; i++) {
            square[i] = Math.fma(r, square[i], c * gradient[i] * gradient[i]);
        }
        if (centered) {
            float[] mean = slots[1];
            for (int i = from; i < to; i++) {
                mean[i] = Math.fma(r, mean[i], c * gradient[i]);
            }
        }
        float eta = (float) rate;
        if (momentum > 0) {
            move(gradient, slots, from, to, eta);
            float[] move = slots[slots.length - 1];
            for (int i = from; i < to; i++) {
                parameters[i] -= move[i];
            }
        } else {
            step(parameters, gradient, slots, from, to, eta);
        }
    }

    private void step(float[] parameters, float[] gradient, float[][] slots, int from, int to, float eta) {
        float[] square = slots[0];
        float e = (float) epsilon;
        if (centered) {
            float[] mean = slots[1];
            for (int i = from; i < to; i++) {
                float d = Math.max(Math.fma(-mean[i], mean[i], square[i]), 0f);
                parameters[i] -= eta * gradient[i] / ((float) Math.sqrt(d) + e);
            }
        } else {
            for (int i = from; i < to; i++) {
                parameters[i] -= eta * gradient[i] / ((float) Math.sqrt(square[i]) + e);
            }
        }
    }

    private void move(float[] gradient, float[][] slots, int from, int to, float eta) {
        float[] square = slots[0];
        float[] move = slots[slots.length - 1];
        float mu = (float) momentum;
        float e = (float) epsilon;
        if (centered) {
            float[] mean = slots[1];
            for (int i = from; i < to; i++) {
                float d = Math.max(Math.fma(-mean[i], mean[i], square[i]), 0f);
                move[i] = Math.fma(mu, move[i], eta * gradient[i] / (float) Math.sqrt(d + e));
            }
        } else {
            for (int i = from; i < to; i++) {
                move[i] = Math.fma(mu, move[i], eta * gradient[i] / (float) Math.sqrt(square[i] + e));
            }
        }
    }
}
