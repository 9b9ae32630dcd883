package lanewise.model.distribution;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import lanewise.math.IncompleteBeta;
import lanewise.math.PiecewiseLinear;
import lanewise.math.RandomStream;
import lanewise.model.distribution.SphereMap.Inverse;

/**
 * The inverse of I_q(D/2, 1/2) as curves through 200 points, for the dimensions 1 to 25 and 25 more up to 1,000: Nengo's
 * table, whose interpolation errors are part of its samples. The abscissae of a curve are 40 equal steps from 0 to 1
 * and the function at 160 equal steps. Where some of these coincide, random ones make up the number; they come from
 * one stream with seed 0 that goes through all dimensions in order. Curves are made when they are first asked for and
 * kept; any thread may ask.
 */
final class AngleTable {
    private static final int POINTS = 200;
    private static final int EVEN_ABSCISSAE = 40;
    private static final int EVEN_ORDINATES = 160;
    private static final double LOWEST_ORDINATE = 1e-16;
    private static final double HIGHEST_ORDINATE = 1 - 1e-7;

    /** The dimensions of the table: up to 25, then the rounded powers 10^x for 25 equal steps of x from lg 26 to 3. */
    private static final int[] DIMENSIONS = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 30, 35, 41, 48, 56,
        65, 75, 88, 102, 119, 138, 161, 188, 219, 254, 296, 345, 402, 468, 544, 634, 738, 859, 1000
    };

    private static final ConcurrentMap<Integer, PiecewiseLinear> CURVES = new ConcurrentHashMap<>();

    private AngleTable() {}

    /** The curve for a dimension, 1 or more: a tabulated one, a mean of its two neighbours, or above 1,000 the last. */
    static Inverse curve(int dimension) {
        PiecewiseLinear kept = CURVES.get(dimension);
        if (kept == null) {
            // Two threads may make one curve at the same time; both make the same, and either may be kept.
            kept = make(dimension);
            CURVES.put(dimension, kept);
        }
        return kept::at;
    }

    private static PiecewiseLinear make(int dimension) {
        int found = Arrays.binarySearch(DIMENSIONS, dimension);
        if (found >= 0) {
            return tabulate(found);
        }
        int next = -1 - found;
        if (next == DIMENSIONS.length) {
            return tabulate(next - 1);
        }
        int below = DIMENSIONS[next - 1];
        int above = DIMENSIONS[next];
        double weight = (double) (above - dimension) / (above - below);
        return tabulate(next - 1).mixedWith(tabulate(next), weight);
    }

    private static PiecewiseLinear tabulate(int index) {
        IncompleteBeta beta = new IncompleteBeta(DIMENSIONS[index], 1);
        int coincident = coincident(index);
        double[] xs = new double[POINTS];
        int count = 0;
        for (int i = 0; i < EVEN_ABSCISSAE; i++) {
            xs[count++] = equalStep(0, 1, i, EVEN_ABSCISSAE);
        }
        for (int i = coincident; i < EVEN_ORDINATES; i++) {
            xs[count++] = beta.at(ordinate(i));
        }
        if (coincident > 0) {
            RandomStream fill = new RandomStream(0);
            for (int i = 0; i < index; i++) {
                for (int skipped = coincident(i); skipped > 0; skipped--) {
                    fill.uniform();
                }
            }
            while (count < POINTS) {
                xs[count++] = fill.uniform();
            }
        }
        Arrays.sort(xs);
        double[] ys = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            ys[i] = beta.inverse(xs[i]);
        }
        return new PiecewiseLinear(xs, ys);
    }

    /**
     * How many abscissae coincide: for high dimensions the function of the first ordinates is less than the smallest
     * double, and 0 is there already.
     */
    static int coincident(int index) {
        IncompleteBeta beta = new IncompleteBeta(DIMENSIONS[index], 1);
        int count = 0;
        while (beta.at(ordinate(count)) == 0) {
            count++;
        }
        return count;
    }

    private static double ordinate(int i) {
        return equalStep(LOWEST_ORDINATE, HIGHEST_ORDINATE, i, EVEN_ORDINATES);
    }

    /** The i-th of n values in equal steps from first to last. */
    private static double equalStep(double first, double last, int i, int n) {
        return i == n - 1 ? last : i * ((last - first) / (n - 1)) + first;
    }
}
