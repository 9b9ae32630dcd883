package lanewise.build;

import java.util.Arrays;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.math.Points;
import lanewise.model.Ensemble;

/**
 * The static rates of an ensemble's neurons at points: {@code rates(gain (x . encoder) / radius + bias)}, a row a point and
 * a column a neuron. Computed in blocks of rows, so that they need not all be in memory: for 60,000 pictures and 2,000
 * neurons they would fill a gigabyte.
 */
final class Activities {
    /** How many values are computed at a time, at most: 32 MB. */
    private static final int BLOCK_VALUES = 1 << 22;

    private static final int BLOCK_ROWS = 2048;

    /** Multiply-adds from which on vector kernels, which take a second to warm up, are worth it. */
    private static final double WORTH_VECTORS = 5e9;

    private final Ensemble ensemble;
    private final BuiltEnsemble built;
    private final Points points;
    private final Builder.Options options;
    private final int threads;
    private final double[] directions;

    Activities(Ensemble ensemble, BuiltEnsemble built, Points points, Builder.Options options, int threads) {
        this.ensemble = ensemble;
        this.built = built;
        this.points = points;
        this.options = options;
        this.threads = threads;
        directions = transposed(built.encoders(), ensemble.neuronCount(), ensemble.dimensions());
    }

    private static double[] transposed(double[] matrix, int rows, int cols) {
        double[] result = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < cols; k++) {
                result[k * rows + i] = matrix[i * cols + k];
            }
        }
        return result;
    }

    int points() {
        return points.count();
    }

    Points evalPoints() {
        return points;
    }

    int neurons() {
        return ensemble.neuronCount();
    }

    /** How many rows to compute at a time, if each has some more values beside it. */
    int block(int more) {
        int values = Math.max(neurons() + more, ensemble.dimensions());
        return Math.min(Math.min(BLOCK_ROWS, points()), Math.max(1, BLOCK_VALUES / values));
    }

    /** What to compute with that takes some number of multiply-adds. */
    private Kernels kernels(double work) {
        return work < WORTH_VECTORS ? ScalarKernels.INSTANCE : options.kernels();
    }

    /** What to compute with that takes, for every point, a square of some side. */
    Kernels kernelsOfSquare(double side) {
        return kernels(points() * side * side);
    }

    int threads() {
        return threads;
    }

    /** Writes rows {@code from} to {@code from + count - 1} to the start of {@code rates}. */
    void rows(int from, int count, double[] rates) {
        Shares.split(threads, count, (first, end) -> share(from + first, end - first, rates, first * neurons()));
    }

    private void share(int from, int count, double[] rates, int at) {
        int n = neurons();
        int d = ensemble.dimensions();
        double[] point = new double[d];
        double[] columns = new double[d * count];
        for (int i = 0; i < count; i++) {
            points.copy(from + i, point, 0);
            for (int k = 0; k < d; k++) {
                columns[k * count + i] = point[k];
            }
        }
        Arrays.fill(rates, at, at + count * n, 0);
        double work = (double) points() * n * d;
        kernels(work).matrices().productInc(rates, at, n, columns, 0, count, directions, 0, n, count, n, d, 1);
        double[] gain = built.gain();
        double[] bias = built.bias();
        for (int i = 0; i < count; i++) {
            int row = at + i * n;
            for (int j = 0; j < n; j++) {
                rates[row + j] = gain[j] * (rates[row + j] / ensemble.radius()) + bias[j];
            }
        }
        ensemble.neuronType().rates(rates, at, count * n);
    }
}
