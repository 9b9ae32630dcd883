package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * The length of some coordinates of a random unit vector: {@code SqrtBeta(dimensions - subdimensions, subdimensions)}.
 *
 * @param dimensions of the unit vector, 2 or more
 * @param subdimensions how many coordinates, 1 or more and fewer than dimensions
 */
public record SubvectorLength(int dimensions, int subdimensions) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is out of range
     */
    public SubvectorLength {
        Require.atLeast("SubvectorLength", "dimensions", 2, dimensions);
        Require.atLeast("SubvectorLength", "subdimensions", 1, subdimensions);
        if (subdimensions >= dimensions) {
            throw new ModelException("SubvectorLength: subdimensions is %d, but has to be less than dimensions, %d"
                    .formatted(subdimensions, dimensions));
        }
    }

    /**
     * The length of one coordinate.
     *
     * @param dimensions of the unit vector
     */
    public SubvectorLength(int dimensions) {
        this(dimensions, 1);
    }

    private SqrtBeta length() {
        return new SqrtBeta(dimensions - subdimensions, subdimensions);
    }

    @Override
    public double[] sample(int n, RandomStream rng) {
        return length().sample(n, rng);
    }

    /**
     * The probability of a length up to x.
     *
     * @param x 0 or more
     * @return 0 .. 1
     */
    public double cdf(double x) {
        return length().cdf(x);
    }

    /**
     * The density.
     *
     * @param x from 0 to 1
     * @return the density, which may be infinite at 1; 0 outside
     */
    public double pdf(double x) {
        return length().pdf(x);
    }

    /**
     * The length that is not exceeded with a given probability.
     *
     * @param y a probability, 0 .. 1
     * @return 0 .. 1
     */
    public double ppf(double y) {
        return length().ppf(y);
    }
}
