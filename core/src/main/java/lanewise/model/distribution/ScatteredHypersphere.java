package lanewise.model.distribution;

import java.util.Objects;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;

/**
 * Points that fill the unit sphere or the unit ball evenly: a quasi-random sequence in the unit cube, mapped onto the
 * sphere and rotated at random. These are the default encoders (surface) and evaluation points (ball) of an ensemble.
 *
 * <p>In d dimensions, d at least 2, the sphere takes d - 1 numbers a point from the base, the ball d, of which the last
 * gives the point's norm rho: {@code (rho (1 - m^d) + m^d)^(1/d)} with m = minMagnitude. The rotation is the orthogonal
 * polar factor of a matrix of standard normal numbers, drawn after the base. In one dimension the points are -1 and 1,
 * or two sequences of magnitudes, one for each sign, shuffled.
 *
 * @param onSurface true for the sphere, false for the ball
 * @param minMagnitude the smallest norm of a point in the ball, 0 or more and less than 1; ignored on the sphere
 * @param method how the unit cube is mapped onto the sphere
 * @param base what fills the unit cube
 */
public record ScatteredHypersphere(boolean onSurface, double minMagnitude, Method method, Distribution base)
        implements Distribution {
    /** How the unit cube is mapped onto the sphere. The formulas are those of Fang and Wang (1994). */
    public enum Method {
        /** Spherical coordinates whose angles come from a table of the inverse beta distribution; the default. */
        SCT_APPROX,
        /** Spherical coordinates, exactly (section 1.5.3): the slowest one. */
        SCT,
        /** The method of Tashiro, Fang, Wang and Wong (section 4.3): fast, and as even from some 4,000 points on. */
        TFWW
    }

    /**
     * Checks the parameters.
     *
     * @throws ModelException if minMagnitude is out of range
     */
    public ScatteredHypersphere {
        Require.magnitude("ScatteredHypersphere", minMagnitude);
        IgnoredMagnitude.warn("ScatteredHypersphere", onSurface, minMagnitude);
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(base, "base");
    }

    /**
     * The default base, {@link QuasirandomSequence}.
     *
     * @param onSurface true for the sphere, false for the ball
     * @param minMagnitude the smallest norm of a point in the ball
     * @param method how the unit cube is mapped onto the sphere
     */
    public ScatteredHypersphere(boolean onSurface, double minMagnitude, Method method) {
        this(onSurface, minMagnitude, method, new QuasirandomSequence());
    }

    /**
     * The unit sphere, by the default method.
     *
     * @return points of norm 1
     */
    public static ScatteredHypersphere surface() {
        return new ScatteredHypersphere(true, 0, Method.SCT_APPROX);
    }

    /**
     * The unit ball, by the default method.
     *
     * @return points of norm 0 to 1
     */
    public static ScatteredHypersphere ball() {
        return new ScatteredHypersphere(false, 0, Method.SCT_APPROX);
    }

    /** Always fails: points need a dimension. */
    @Override
    public double[] sample(int n, RandomStream rng) {
        throw Require.dimensionNeeded(this);
    }

    @Override
    public double[] sample(int n, int d, RandomStream rng) {
        Require.size(this, n, d);
        if (d == 1) {
            return onSurface ? signs(n, rng) : interval(n, rng);
        }
        return scattered(n, d, rng).values();
    }

    /**
     * Draws points as {@link #sample} does, but computes their coordinates only when they are read: that takes many times
     * longer than drawing. Several threads may read them.
     *
     * @param n how many points, 0 or more
     * @param d their dimension, 2 or more
     * @param rng where the randomness is taken from; it advances as by {@link #sample}
     * @return the points
     * @throws ModelException if n or d is out of range
     */
    public Points points(int n, int d, RandomStream rng) {
        Require.size(this, n, d);
        Require.atLeast("ScatteredHypersphere", "the points' dimension", 2, d);
        return scattered(n, d, rng);
    }

    private ScatteredPoints scattered(int n, int d, RandomStream rng) {
        double[] cube = fromBase(n, onSurface ? d - 1 : d, rng);
        double[] normal = new double[d * d];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = rng.gaussian();
        }
        return new ScatteredPoints(this, n, d, cube, normal);
    }

    private double[] fromBase(int n, int d, RandomStream rng) {
        double[] cube = base.sample(n, d, rng);
        if (cube.length != n * d) {
            throw new ModelException(
                    "ScatteredHypersphere: its base %s gave %d numbers for %d samples of dimension %d; let it give %d"
                            .formatted(base, cube.length, n, d, n * d));
        }
        return cube;
    }

    private double[] signs(int n, RandomStream rng) {
        double[] points = fromBase(n, 1, rng);
        for (int i = 0; i < n; i++) {
            points[i] = Math.signum(points[i] - 0.5);
        }
        return points;
    }

    private double[] interval(int n, RandomStream rng) {
        int positive = n / 2;
        double[] above = fromBase(positive, 1, rng);
        double[] below = fromBase(n - positive, 1, rng);
        double[] points = new double[n];
        for (int i = 0; i < n; i++) {
            double magnitude = i < positive ? above[i] : below[i - positive];
            magnitude = magnitude * (1 - minMagnitude) + minMagnitude;
            points[i] = i < positive ? magnitude : -magnitude;
        }
        rng.shuffleRows(points, 1);
        return points;
    }
}
