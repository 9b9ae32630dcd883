package lanewise.model.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import lanewise.math.IncompleteBeta;
import lanewise.math.PiecewiseLinear;
import lanewise.math.RandomStream;
import lanewise.model.distribution.SphereMap.Inverse;

/**
 * The inverse of I_q(D/2, 1/2) as curves through 200 points, for the dimensions 1 to 25 and 25 more up to 1,000:
 * Nengo's table, whose interpolation errors are part of its samples. The abscissae of a curve are 40 equal steps from
 * 0 to 1 and the function at 160 equal steps. Where some of these coincide, random ones make up the number; they come
 * from one stream with seed 0 that goes through all dimensions in order. Curves are made when they are first asked for
 * and kept; any thread may ask.
 */
final class AngleTable {
    private static final int EVEN_ABSCISSAE = 40;
    private static final int EVEN_ORDINATES = 160;
    private static final double LOWEST_ORDINATE = 1e-16;
    private static final double HIGHEST_ORDINATE = 1 - 1e-7;

    /** The dimensions of the table: up to 25, then the rounded powers 10^x for 25 equal steps of x from lg 26 to 3. */
    private static final int[] DIMENSIONS = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 30, 35, 41, 48,
        56, 65, 75, 88, 102, 119, 138, 161, 188, 219, 254, 296, 345, 402, 468, 544, 634, 738, 859, 1000
    };

    private static final ConcurrentMap<Integer, PiecewiseLinear> CURVES = new ConcurrentHashMap<>();

    private AngleTable() {}

    private record Point(double x, double y) {
        static Point of(double x, IncompleteBeta beta) {
            return new Point(x, beta.inverse(x));
        }
    }

    /** The curve for a dimension, 1 or more: a tabulated one, a mean of its two neighbours, or above 1,000 the last. */
    static Inverse curve(int dimension) {
        int capped = Math.min(dimension, DIMENSIONS[DIMENSIONS.length - 1]);
        int found = Arrays.binarySearch(DIMENSIONS, capped);
        PiecewiseLinear curve =
                found >= 0 ? kept(capped, () -> tabulate(found)) : kept(capped, () -> between(capped, -1 - found));
        return curve::at;
    }

    private static PiecewiseLinear between(int dimension, int next) {
        int below = DIMENSIONS[next - 1];
        int above = DIMENSIONS[next];
        double weight = (double) (above - dimension) / (above - below);
        return kept(below, () -> tabulate(next - 1)).mixedWith(kept(above, () -> tabulate(next)), weight);
    }

    /** Two threads may make one curve at the same time; both make the same, and either may be kept. */
    private static PiecewiseLinear kept(int dimension, Supplier<PiecewiseLinear> maker) {
        PiecewiseLinear kept = CURVES.get(dimension);
        if (kept == null) {
            kept = maker.get();
            CURVES.put(dimension, kept);
        }
        return kept;
    }

    private static PiecewiseLinear tabulate(int index) {
        IncompleteBeta beta = new IncompleteBeta(DIMENSIONS[index], 1);
        int coincident = coincident(index);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < EVEN_ABSCISSAE; i++) {
            points.add(Point.of(equalStep(0, 1, i, EVEN_ABSCISSAE), beta));
        }
        for (int i = coincident; i < EVEN_ORDINATES; i++) {
            points.add(new Point(beta.at(ordinate(i)), ordinate(i)));
        }
        if (coincident > 0) {
            RandomStream fill = new RandomStream(0);
            for (int i = 0; i < index; i++) {
                for (int skipped = coincident(i); skipped > 0; skipped--) {
                    fill.uniform();
                }
            }
            for (int i = 0; i < coincident; i++) {
                points.add(Point.of(fill.uniform(), beta));
            }
        }
        points.sort(Comparator.comparingDouble(Point::x));
        return new PiecewiseLinear(
                points.stream().mapToDouble(Point::x).toArray(),
                points.stream().mapToDouble(Point::y).toArray());
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
