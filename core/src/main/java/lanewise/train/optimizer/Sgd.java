package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Gradient descent: {@code w -= eta g}. With a momentum {@code mu}: {@code v = mu v - eta g}, then {@code w += v}, or after
 * Nesterov {@code w += mu v - eta g}.
 *
 * @param learningRate the learning rate
 * @param momentum how much of the last move is made again, from 0 to below 1
 * @param nesterov whether the gradient counts as if taken after the momentum's move
 */
public record Sgd(LearningRate learningRate, double momentum, boolean nesterov) implements Optimizer {
    /** With the checks. */
    public Sgd {
        Checks.given("Sgd", learningRate);
        Checks.fraction("Sgd", "the momentum", momentum);
    }

    /** Without momentum. */
    public Sgd(double learningRate) {
        this(LearningRate.constant(learningRate), 0, false);
    }

    /** With a learning rate of 0.01, without momentum. */
    public Sgd() {
        this(0.01);
    }

    /** The same with another learning rate. */
    public Sgd withLearningRate(LearningRate value) {
        return new Sgd(value, momentum, nesterov);
    }

    /** The same with a momentum, from 0 to below 1. */
    public Sgd withMomentum(double value) {
        return new Sgd(learningRate, value, nesterov);
    }

    /** The same with Nesterov's form of a momentum, from 0 to below 1. */
    public Sgd withNesterov(double value) {
        return new Sgd(learningRate, value, true);
    }

    /** {@inheritDoc} The last move, with a momentum. */
    @Override
    public int slots() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float eta = (float) rate;
        float mu = (float) momentum;
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                parameters[i] = Math.fma(-eta, gradient[i], parameters[i]) + 0f;
            }
            return;
        }
        float[] velocity = slots[0];
        if (nesterov) {
            for (int i = from; i < to; i++) {
                float move = -eta * gradient[i];
                float v = Math.fma(mu, velocity[i], move);
                velocity[i] = v;
                parameters[i] += Math.fma(mu, v, move);
            }
        } else {
            for (int i = from; i < to; i++) {
                float v = Math.fma(mu, velocity[i], -eta * gradient[i]);
                velocity[i] = v;
                parameters[i] += v;
            }
        }
    }
}
