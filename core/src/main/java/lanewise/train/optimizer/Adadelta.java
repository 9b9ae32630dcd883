package lanewise.train.optimizer;

import lanewise.train.schedule.LearningRate;

/**
 * Moves by the gradient, times the root of the mean square of moves over that of gradients: {@code s = rho s + (1 - rho)
 * g^2}, {@code d = g sqrt(u + epsilon) / sqrt(s + epsilon)}, {@code u = rho u + (1 - rho) d^2}, {@code w -= eta d}. Zeiler,
 * 2012, whose learning rate is 1.
 *
 * @param learningRate the learning rate
 * @param rho how much of the mean squares stays in an update, from 0 to below 1
 * @param epsilon what is added to both, positive
 */
public record Adadelta(LearningRate learningRate, double rho, double epsilon) implements Optimizer {
    /** With the checks. */
    public Adadelta {
        Checks.given("Adadelta", learningRate);
        Checks.fraction("Adadelta", "rho", rho);
        Checks.positive("Adadelta", "epsilon", epsilon);
    }

    /** With {@code rho} 0.95 and an {@code epsilon} of 1e-7. */
    public Adadelta(double learningRate) {
        this(LearningRate.constant(learningRate), 0.95, 1e-7);
    }

    /** With a learning rate of 0.001. */
    public Adadelta() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Adadelta withLearningRate(LearningRate value) {
        return new Adadelta(value, rho, epsilon);
    }

    /** The same with another decay of the mean squares, from 0 to below 1. */
    public Adadelta withRho(double value) {
        return new Adadelta(learningRate, value, epsilon);
    }

    /** The same with another {@code epsilon}, positive. */
    public Adadelta withEpsilon(double value) {
        return new Adadelta(learningRate, rho, value);
    }

    /** {@inheritDoc} The mean squares of gradients and of moves. */
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        float[] gradients = slots[0];
        float[] moves = slots[1];
        float eta = (float) rate;
        float r = (float) rho;
        float c = (float) (1 - rho);
        float e = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float u = moves[i];
            float s = Math.fma(r, gradients[i], c * g * g);
            float d = g * (float) Math.sqrt(u + e) / (float) Math.sqrt(s + e);
            gradients[i] = s;
            moves[i] = Math.fma(r, u, c * d * d);
            parameters[i] = Math.fma(-eta, d, parameters[i]) + 0f;
        }
    }
}
