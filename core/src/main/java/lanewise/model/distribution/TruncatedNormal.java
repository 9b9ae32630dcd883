package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Normal numbers of which those far from the mean are drawn again, all of them in their order, until none is left:
 * NengoDL's {@code TruncatedNormal}.
 *
 * @param mean the mean; finite
 * @param stddev the standard deviation before that; greater than 0, finite
 * @param limit how far from the mean a number may lie; greater than 0, finite, and at least a thousandth of {@code stddev},
 *     so that there is an end to it
 */
public record TruncatedNormal(double mean, double stddev, double limit) implements Distribution {
    private static final double LEAST_LIMIT = 0.001;

    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public TruncatedNormal {
        Require.finite("TruncatedNormal", "mean", mean);
        Require.positive("TruncatedNormal", "stddev", stddev);
        Require.positive("TruncatedNormal", "limit", limit);
        if (limit < LEAST_LIMIT * stddev) {
            throw new ModelException(
                    "TruncatedNormal: limit is %s with a stddev of %s; make it at least a thousandth of that, or draw from Uniform"
                            .formatted(limit, stddev));
        }
    }

    /**
     * Up to two standard deviations from the mean.
     *
     * @param mean the mean
     * @param stddev the standard deviation
     */
    public TruncatedNormal(double mean, double stddev) {
        this(mean, stddev, 2 * stddev);
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
            into[i] = rng.gaussian(mean, stddev);
        }
        for (boolean again = true; again; ) {
            again = false;
            for (int i = 0; i < into.length; i++) {
                if (isFar(into[i])) {
                    into[i] = rng.gaussian(mean, stddev);
                    again |= isFar(into[i]);
                }
            }
        }
    }

    private boolean isFar(double value) {
        return Math.abs(value - mean) > limit;
    }
}
