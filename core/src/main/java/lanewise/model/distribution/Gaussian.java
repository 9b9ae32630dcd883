package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Normal numbers: {@code mean + std g} with a standard normal g.
 *
 * @param mean the mean; finite
 * @param std the standard deviation; greater than 0, finite
 */
public record Gaussian(double mean, double std) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public Gaussian {
        Require.finite("Gaussian", "mean", mean);
        Require.positive("Gaussian", "std", std);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        double[] samples = new double[Require.count(this, n)];
        samplePoint(samples, rng);
        return samples;
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        for (int i = 0; i < into.length; i++) {
            into[i] = rng.gaussian(mean, std);
        }
    }
}
