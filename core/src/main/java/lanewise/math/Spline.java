package lanewise.math;

import java.util.Arrays;

/**
 * A spline through points, several values at each: of degree 3 with knots at all abscissae but the second and the last
 * but one, of degree 2 with knots in the middle between abscissae but the first and the last one. This is what SciPy's
 * {@code interp1d} makes. Computed in B-splines by the recursion of Cox and de Boor (de Boor, "A Practical Guide to
 * Splines", 1978). Immutable.
 */
public final class Spline {
    private final int degree;
    private final double[] knots;

    /** A row of coefficients for each B-spline. */
    private final double[][] coefficients;

    /**
     * The spline through points.
     *
     * @param degree 2 or 3
     * @param xs more abscissae than the degree, ascending
     * @param ys a row of values for each
     */
    public Spline(int degree, double[] xs, double[][] ys) {
        assert xs.length > degree && xs.length == ys.length : "as many points as a spline needs";
        this.degree = degree;
        knots = knots(degree, xs);
        coefficients = solved(xs, ys);
    }

    private static double[] knots(int degree, double[] xs) {
        int last = xs.length - 1;
        double[] inner = new double[last - degree];
        for (int i = 0; i < inner.length; i++) {
            inner[i] = degree == 3 ? xs[i + 2] : (xs[i + 1] + xs[i + 2]) / 2;
        }
        double[] knots = new double[inner.length + 2 * (degree + 1)];
        Arrays.fill(knots, 0, degree + 1, xs[0]);
        System.arraycopy(inner, 0, knots, degree + 1, inner.length);
        Arrays.fill(knots, knots.length - degree - 1, knots.length, xs[last]);
        return knots;
    }

    /** Row i of the equations has the B-splines' values at xs[i]; it needs no pivoting, being totally positive. */
    private double[][] solved(double[] xs, double[][] ys) {
        int n = xs.length;
        int band = degree + 1;
        double[][] rows = new double[n][2 * band + 1]; // entry j of row i is that of B-spline i + j - band
        double[][] solution = new double[n][];
        double[] basis = new double[band];
        for (int i = 0; i < n; i++) {
            int interval = basis(xs[i], basis);
            for (int j = 0; j <= degree; j++) {
                rows[i][interval - degree + j - i + band] = basis[j];
            }
            solution[i] = ys[i].clone();
        }
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < Math.min(n, k + band + 1); i++) {
                double factor = rows[i][k - i + band] / rows[k][band];
                for (int j = k; factor != 0 && j < Math.min(n, k + band + 1); j++) {
                    rows[i][j - i + band] -= factor * rows[k][j - k + band];
                }
                subtract(solution[i], solution[k], factor);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < Math.min(n, k + band + 1); j++) {
                subtract(solution[k], solution[j], rows[k][j - k + band]);
            }
            for (int j = 0; j < solution[k].length; j++) {
                solution[k][j] /= rows[k][band];
            }
        }
        return solution;
    }

    private static void subtract(double[] from, double[] row, double factor) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * row[j];
        }
    }

    /** How many doubles {@link #at} computes with. */
    public int workSize() {
        return degree + 1;
    }

    /**
     * The spline's values.
     *
     * @param x from the first to the last abscissa
     * @param work {@link #workSize} doubles, overwritten
     * @param out takes as many values as a point has
     */
    public void at(double x, double[] work, double[] out) {
        int interval = basis(x, work);
        Arrays.fill(out, 0);
        for (int j = 0; j <= degree; j++) {
            double[] row = coefficients[interval - degree + j];
            for (int i = 0; i < out.length; i++) {
                out[i] += work[j] * row[i];
            }
        }
    }

    /** The values of the B-splines that are not 0 at x; gives the number of the last of them. */
    private int basis(double x, double[] values) {
        int interval = degree;
        int high = knots.length - degree - 2;
        while (interval < high) {
            int middle = (interval + high + 1) >>> 1;
            if (knots[middle] <= x) {
                interval = middle;
            } else {
                high = middle - 1;
            }
        }
        values[0] = 1;
        for (int j = 1; j <= degree; j++) {
            double kept = 0;
            for (int r = 0; r < j; r++) {
                double right = knots[interval + r + 1] - x;
                double left = x - knots[interval + 1 - j + r];
                double share = values[r] / (right + left);
                values[r] = kept + right * share;
                kept = left * share;
            }
            values[j] = kept;
        }
        return interval;
    }
}
