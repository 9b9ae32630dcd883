package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.DoubleMath;
import lanewise.math.RandomStream;

/**
 * Points that fill the unit cube evenly, in random order: a random offset plus multiples of (phi^-1, ..., phi^-d),
 * modulo 1, where phi is the positive root of x^(d+1) = x + 1, the golden ratio's generalisation (Martin Roberts, The
 * unreasonable effectiveness of quasirandom sequences, 2018). In one dimension the points are n equal steps. The
 * offset is drawn first, then the rows are shuffled.
 */
public record QuasirandomSequence() implements Distribution {
    private static final double TOLERANCE = 1e-10;
    private static final int MAX_ITERATIONS = 100;

    /** One-dimensional points. */
    @Override
    public double[] sample(int n, RandomStream rng) {
        return sample(n, 1, rng);
    }

    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        double[] points = new double[Require.size(this, n, d)];
        double[] offset = new double[d];
        for (int k = 0; k < d; k++) {
            offset[k] = rng.uniform();
        }
        double[] step = d == 1 ? new double[] {1.0 / n} : steps(d);
        int first = d == 1 ? 0 : 1;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                double value = offset[k] + (i + first) * step[k];
                points[i * d + k] = value - Math.floor(value);
            }
        }
        rng.shuffleRows(points, d);
        return points;
    }

    private static double[] steps(int d) {
        double inverse = 1 / phi(d);
        double[] steps = new double[d];
        for (int k = 0; k < d; k++) {
            steps[k] = DoubleMath.pow(inverse, k + 1);
        }
        return steps;
    }

    /** The positive root of x^(d+1) = x + 1 by Newton's method from 1. */
    static double phi(int d) {
        double x = 1;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double change = (DoubleMath.pow(x, d + 1) - x - 1) / ((d + 1) * DoubleMath.pow(x, d) - 1);
            x -= change;
            if (Math.abs(change) < TOLERANCE) {
                return x;
            }
        }
        throw new ModelException(
                "QuasirandomSequence: the step for dimension %d was not found in %d iterations; use a smaller dimension"
                        .formatted(d, MAX_ITERATIONS));
    }
}
