package lanewise.model.distribution;

import lanewise.error.ModelException;
import lanewise.math.DoubleMath;
import lanewise.math.RandomStream;
import lanewise.math.SumOfSquares;

/**
 * Points equally likely on the unit sphere or in the unit ball: rows of standard normal numbers, divided by their norm,
 * and for the ball then multiplied by u^(1/d), with u uniform from minMagnitude^d to 1 (Muller 1959).
 *
 * @param onSurface true for the sphere, false for the ball
 * @param minMagnitude the smallest norm of a point in the ball, 0 or more and less than 1; ignored on the sphere
 */
public record UniformHypersphere(boolean onSurface, double minMagnitude) implements Distribution {
    /**
     * Checks the parameters.
     *
     * @throws ModelException if minMagnitude is out of range
     */
    public UniformHypersphere {
        Require.magnitude("UniformHypersphere", minMagnitude);
        IgnoredMagnitude.warn("UniformHypersphere", onSurface, minMagnitude);
    }

    /**
     * The unit sphere.
     *
     * @return points of norm 1
     */
    public static UniformHypersphere surface() {
        return new UniformHypersphere(true, 0);
    }

    /**
     * The unit ball.
     *
     * @return points of norm 0 to 1
     */
    public static UniformHypersphere ball() {
        return new UniformHypersphere(false, 0);
    }

    /** Always fails: points need a dimension. */
    @Override
    public double[] sample(int n, RandomStream rng) {
        throw Require.dimensionNeeded(this);
    }

    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        double[] points = new double[Require.size(this, n, d)];
        draw(points, n, d, rng);
        return points;
    }

    @Override
    public void samplePoint(double[] into, RandomStream rng) {
        draw(into, 1, into.length, rng);
    }

    private void draw(double[] points, int n, int d, RandomStream rng) {
        for (int i = 0; i < points.length; i++) {
            points[i] = rng.gaussian();
        }
        for (int i = 0; i < n; i++) {
            double norm = Math.sqrt(SumOfSquares.of(points, i * d, d));
            for (int j = 0; j < d; j++) {
                points[i * d + j] /= norm;
            }
        }
        if (!onSurface) {
            double smallest = DoubleMath.pow(minMagnitude, d);
            for (int i = 0; i < n; i++) {
                double magnitude = DoubleMath.pow(rng.uniform(smallest, 1), 1.0 / d);
                for (int j = 0; j < d; j++) {
                    points[i * d + j] *= magnitude;
                }
            }
        }
    }
}
