package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Exponential numbers, shifted and cut off: {@code shift - scale ln(1 - u)}, clipped to [shift, high).
 *
 * @param scale the mean before shifting and clipping; greater than 0, finite
 * @param shift the smallest value; finite
 * @param high what no value reaches; greater than shift, may be infinite
 */
public record Exponential(double scale, double shift, double high) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public Exponential {
        Require.positive("Exponential", "scale", scale);
        Require.finite("Exponential", "shift", shift);
        if (!(high > shift)) {
            throw new ModelException(
                    "Exponential: high is %s, but has to be greater than shift, %s".formatted(high, shift));
        }
    }

    /**
     * Neither shifted nor cut off.
     *
     * @param scale the mean
     */
    public Exponential(double scale) {
        this(scale, 0, Double.POSITIVE_INFINITY);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        double[] samples = new double[Require.count(this, n)];
        samplePoint(samples, rng);
        return samples;
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        double largest = Math.nextDown(high);
        for (int i = 0; i < into.length; i++) {
            double value = rng.exponential(scale) + shift;
            into[i] = value > largest ? largest : value < shift ? shift : value;
        }
    }
}
