package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.RandomStream;

/**
 * Equally likely numbers: {@code low + (high - low) u} with u in [0, 1), or integers from low to high - 1. For numbers,
 * low may be above high; they then lie in (high, low].
 *
 * @param low the end that can be drawn; finite
 * @param high the other end; finite
 * @param integer whether only integers are drawn; the ends then have to be integers, low below high
 */
public record Uniform(double low, double high, boolean integer) implements Distribution {
    private static final double LARGEST = 0x1p53;

    /**
     * Checks the ends.
     *
     * @throws ModelException if an end is not finite, or for integers not an integer up to 2^53, or low is not below
     *     high
     */
    public Uniform {
        Require.finite("Uniform", "low", low);
        Require.finite("Uniform", "high", high);
        Require.finite("Uniform", "high - low", high - low);
        if (integer) {
            requireInteger("low", low);
            requireInteger("high", high);
            if (low >= high) {
                throw new ModelException(
                        "Uniform: low is %s and high is %s, but integers are drawn from low to high - 1; make low "
                                        .formatted(low, high)
                                + "less than high");
            }
        }
    }

    /**
     * Numbers, not only integers.
     *
     * @param low the end that can be drawn
     * @param high the other end
     */
    public Uniform(double low, double high) {
        this(low, high, false);
    }

    private static void requireInteger(String name, double value) {
        if (value != Math.rint(value) || Math.abs(value) > LARGEST) {
            throw new ModelException("Uniform: %s is %s, but has to be an integer up to 2^53, since integers are drawn"
                    .formatted(name, value));
        }
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
            into[i] = integer ? rng.randint((long) low, (long) high) : rng.uniform(low, high);
        }
    }
}
