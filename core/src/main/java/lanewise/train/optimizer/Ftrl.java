package lanewise.train.optimizer;

import lanewise.error.ModelException;
import lanewise.train.schedule.LearningRate;

/**
 * Follow the regularized leader, with a learning rate for each parameter: {@code s' = s + g^2}, {@code z += g - (s'^-power -
 * s^-power) / eta w}, then {@code w = 0} where {@code |z| <= l1}, else {@code w = (sign(z) l1 - z) / (s'^-power / eta + 2
 * l2)}. McMahan et al., 2013. An update with a learning rate of 0 changes nothing.
 *
 * @param learningRate the learning rate
 * @param power how learning rates fall with the sum of squared gradients, at most 0
 * @param initialAccumulator what {@code s} starts from, at least 0
 * @param l1 how strongly parameters are drawn to exactly 0, at least 0
 * @param l2 how strongly parameters are made small, at least 0
 */
public record Ftrl(LearningRate learningRate, double power, double initialAccumulator, double l1, double l2)
        implements Optimizer {
    /** With the checks. */
    public Ftrl {
        Checks.given("Ftrl", learningRate);
        if (!(power <= 0) || Double.isInfinite(power)) {
            throw new ModelException("Ftrl: the power is %s; it must be finite and at most 0".formatted(power));
        }
        Checks.notNegative("Ftrl", "the initial accumulator", initialAccumulator);
        Checks.notNegative("Ftrl", "l1", l1);
        Checks.notNegative("Ftrl", "l2", l2);
    }

    /** With a power of -0.5, an initial accumulator of 0.1, and without {@code l1} and {@code l2}. */
    public Ftrl(double learningRate) {
        this(LearningRate.constant(learningRate), -0.5, 0.1, 0, 0);
    }

    /** With a learning rate of 0.001. */
    public Ftrl() {
        this(0.001);
    }

    /** The same with another learning rate. */
    public Ftrl withLearningRate(LearningRate value) {
        return new Ftrl(value, power, initialAccumulator, l1, l2);
    }

    /** The same with another power, at most 0; one of -0.5 is the fastest. */
    public Ftrl withPower(double value) {
        return new Ftrl(learningRate, value, initialAccumulator, l1, l2);
    }

    /** The same with another start of the sum, at least 0. */
    public Ftrl withInitialAccumulator(double value) {
        return new Ftrl(learningRate, power, value, l1, l2);
    }

    /** The same with other penalties, at least 0. */
    public Ftrl withPenalties(double first, double second) {
        return new Ftrl(learningRate, power, initialAccumulator, first, second);
    }

    /** {@inheritDoc} The sum of squared gradients, and {@code z}. */
    @Override
    public int slots() {
        return 2;
    }

    @Override
    public float initial(int slot) {
        return slot == 0 ? (float) initialAccumulator : 0;
    }

    @Override
    public void update(
            float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
        if (rate == 0) {
            return;
        }
        if (power == -0.5) {
            byRoots(parameters, gradient, slots, from, to, rate);
        } else {
            byPowers(parameters, gradient, slots, from, to, rate);
        }
    }

    private void byRoots(float[] parameters, float[] gradient, float[][] slots, int from, int to, double rate) {
        float[] sum = slots[0];
        float[] linear = slots[1];
        float perRate = (float) (1 / rate);
        float bound = (float) l1;
        float twice = (float) (2 * l2);
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float s = Math.fma(g, g, sum[i]);
            float root = (float) Math.sqrt(s);
            float grown = g * g / Math.max(root + (float) Math.sqrt(sum[i]), Float.MIN_NORMAL);
            float z = linear[i] + Math.fma(-grown * perRate, parameters[i], g);
            float beyond = z - Math.max(-bound, Math.min(bound, z));
            sum[i] = s;
            linear[i] = z;
            parameters[i] = -beyond / Math.max(Math.fma(root, perRate, twice), Float.MIN_NORMAL) + 0f;
        }
    }

    private void byPowers(float[] parameters, float[] gradient, float[][] slots, int from, int to, double rate) {
        float[] sum = slots[0];
        float[] linear = slots[1];
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double s = sum[i] + g * g;
            double grown = StrictMath.pow(s, -power);
            double z = linear[i] + g - (grown - StrictMath.pow(sum[i], -power)) / rate * parameters[i];
            double beyond = z - Math.max(-l1, Math.min(l1, z));
            sum[i] = (float) s;
            linear[i] = (float) z;
            parameters[i] = (float) (-beyond / Math.max(grown / rate + 2 * l2, Float.MIN_NORMAL)) + 0f;
        }
    }
}
