package lanewise.math;

import java.util.Arrays;

/** A curve through points, straight between them and flat outside. Immutable. */
public final class PiecewiseLinear {
    private final double[] xs;
    private final double[] ys;

    /**
     * The curve through the points (xs[i], ys[i]).
     *
     * @param xs abscissae, at least one, in ascending order; copied
     * @param ys as many ordinates; copied
     */
    public PiecewiseLinear(double[] xs, double[] ys) {
        assert xs.length > 0 && xs.length == ys.length : "as many abscissae as ordinates";
        this.xs = xs.clone();
        this.ys = ys.clone();
    }

    /**
     * The curve's value.
     *
     * @param x where
     * @return the ordinate there; of the last of several points with this abscissa
     */
    public double at(double x) {
        int next = Arrays.binarySearch(xs, x);
        next = next < 0 ? -1 - next : next;
        while (next < xs.length && xs[next] <= x) {
            next++;
        }
        int before = next - 1;
        if (before < 0) {
            return ys[0];
        }
        // A point's own ordinate, without a slope that might be infinite.
        if (next == xs.length || xs[before] == x) {
            return ys[before];
        }
        double slope = (ys[next] - ys[before]) / (xs[next] - xs[before]);
        return slope * (x - xs[before]) + ys[before];
    }

    /**
     * A curve between this one and another: its abscissae are the weighted means of both curves' abscissae, its
     * ordinates the weighted means of both curves there.
     *
     * @param other a curve through as many points
     * @param weight this curve's share, 0 .. 1
     * @return the curve between
     */
    public PiecewiseLinear mixedWith(PiecewiseLinear other, double weight) {
        double rest = 1 - weight;
        double[] mixedXs = new double[xs.length];
        double[] mixedYs = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            mixedXs[i] = weight * xs[i] + rest * other.xs[i];
            mixedYs[i] = weight * at(mixedXs[i]) + rest * other.at(mixedXs[i]);
        }
        return new PiecewiseLinear(mixedXs, mixedYs);
    }
}
