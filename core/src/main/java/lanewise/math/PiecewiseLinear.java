package lanewise.math;

/** A curve through points, straight between them and flat outside. Immutable. */
public final class PiecewiseLinear {
    private final double[] xs;
    private final double[] ys;

    /** How many abscissae lie in steps before each of as many equal steps as there are points, for finding one's place. */
    private final int[] before;

    private final double stepsPerX;

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
        double length = xs[xs.length - 1] - xs[0];
        stepsPerX = length > 0 && length < Double.POSITIVE_INFINITY ? xs.length / length : 0;
        before = new int[xs.length + 1];
        int counted = 0;
        for (int step = 0; step < before.length; step++) {
            while (counted < xs.length && step(xs[counted]) < step) {
                counted++;
            }
            before[step] = counted;
        }
    }

    private int step(double x) {
        return Math.min((int) ((x - xs[0]) * stepsPerX), xs.length);
    }

    /**
     * The curve's value.
     *
     * @param x where
     * @return the ordinate there; of the last of several points with this abscissa
     */
    public double at(double x) {
        if (x < xs[0]) {
            return ys[0];
        }
        if (!(x < xs[xs.length - 1])) {
            return ys[xs.length - 1];
        }
        int next = before[step(x)];
        while (xs[next] <= x) {
            next++;
        }
        int last = next - 1;
        // A point's own ordinate, without a slope that might be infinite.
        if (xs[last] == x) {
            return ys[last];
        }
        double slope = (ys[next] - ys[last]) / (xs[next] - xs[last]);
        return slope * (x - xs[last]) + ys[last];
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
