package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * The cosine of the angle between two random vectors, which is also one coordinate of a random unit vector: a
 * {@link SubvectorLength} with a random sign. The signs of all samples are drawn first. A neuron whose intercept is
 * {@code ppf(1 - p)} is active for a share p of all unit vectors.
 *
 * @param dimensions of the vectors, 2 or more
 */
public record CosineSimilarity(int dimensions) implements Distribution {
    private static final Choice SIGN = Choice.of(1, -1);

    /**
     * Checks the dimension.
     *
     * @throws ModelException if it is less than 2
     */
    public CosineSimilarity {
        Require.atLeast("CosineSimilarity", "dimensions", 2, dimensions);
    }

    private SubvectorLength length() {
        return new SubvectorLength(dimensions);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        double[] samples = SIGN.sample(n, rng);
        double[] lengths = length().sample(n, rng);
        for (int i = 0; i < n; i++) {
            samples[i] *= lengths[i];
        }
        return samples;
    }

    /**
     * The probability of a cosine up to x.
     *
     * @param x any number
     * @return 0 .. 1
     */
    public double cdf(double x) {
        return (length().cdf(x) * Math.signum(x) + 1) / 2;
    }

    /**
     * The density.
     *
     * @param x from -1 to 1
     * @return the density, which may be infinite at the ends; 0 outside
     */
    public double pdf(double x) {
        return length().pdf(Math.abs(x)) / 2;
    }

    /**
     * The cosine that is not exceeded with a given probability.
     *
     * @param y a probability, 0 .. 1
     * @return -1 .. 1
     */
    public double ppf(double y) {
        double length = length().ppf(Math.abs(2 * y - 1));
        return y > 0.5 ? length : -length;
    }
}
