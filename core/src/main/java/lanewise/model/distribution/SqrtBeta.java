package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.IncompleteBeta;
import lanewise.math.RandomStream;

/**
 * The square root of a Beta(m/2, n/2) variable: the length of m coordinates of a random unit vector of n + m.
 *
 * @param n how many coordinates are left out, 1 or more
 * @param m how many make up the length, 1 or more
 */
public record SqrtBeta(int n, int m) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if one is less than 1
     */
    public SqrtBeta {
        Require.atLeast("SqrtBeta", "n", 1, n);
        Require.atLeast("SqrtBeta", "m", 1, m);
    }

    /**
     * One coordinate's length.
     *
     * @param n how many coordinates are left out
     */
    public SqrtBeta(int n) {
        this(n, 1);
    }

    @Override
    public double[] sample(int count, RandomStream rng) {
        double[] samples = new double[Require.count(this, count)];
        samplePoint(samples, rng);
        return samples;
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.sqrt(rng.beta(m / 2.0, n / 2.0));
        }
    }

    /**
     * The probability of a value up to x: I_(x^2)(m/2, n/2).
     *
     * @param x 0 or more
     * @return 0 .. 1
     */
    public double cdf(double x) {
        return new IncompleteBeta(m, n).at(x * x);
    }

    /**
     * The density: 2 / B(m/2, n/2) x^(m-1) (1 - x^2)^(n/2-1).
     *
     * @param x from 0 to 1
     * @return the density, which may be infinite at 1; 0 outside
     */
    public double pdf(double x) {
        if (x < 0) {
            return 0;
        }
        // With m = 1 this density is flat near 0, but that of the square becomes infinite there.
        double near = m == 1 ? Math.max(x, 0x1p-500) : x;
        return 2 * near * new IncompleteBeta(m, n).density(near * near);
    }

    /**
     * The value that is not exceeded with a given probability, {@link #cdf} inverted.
     *
     * @param y a probability, 0 .. 1
     * @return 0 .. 1
     */
    public double ppf(double y) {
        return Math.sqrt(new IncompleteBeta(m, n).inverse(y));
    }
}
