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
final class EnsembleActivities implements Activities {
    /** Multiply-adds from which on vector kernels, which take a second to warm up, are worth it. */
    private static final double WORTH_VECTORS = 5e9;

    private final Ensemble ensemble;
    private final BuiltEnsemble built;
    private final Points points;
    private final Builder.Options options;
    private final int threads;
    private final double besides;
    private final double[] directions;

    EnsembleActivities(Ensemble ensemble, BuiltEnsemble built, Points points, Builder.Options options, int threads) {
        this(ensemble, built, points, options, threads, 0);
    }

    /**
     * @param besides how many multiply-adds the whole build takes, about: vector kernels warm up once for all
     */
    EnsembleActivities(
            Ensemble ensemble,
            BuiltEnsemble built,
            Points points,
            Builder.Options options,
            int threads,
            double besides) {
        this.ensemble = ensemble;
        this.built = built;
        this.points = points;
        this.options = options;
        this.threads = threads;
        this.besides = besides;
        directions = Weights.transposed(built.flatEncoders(), ensemble.neuronCount());
    }

    @Override
    public int points() {
        return points.count();
    }

    @Override
    public int neurons() {
        return ensemble.neuronCount();
    }

    @Override
    public int block(int more) {
        return Activities.rowsOf(Math.max(neurons() + more, ensemble.dimensions()), points());
    }

    /** What to compute with that takes some number of multiply-adds. */
    private Kernels kernels(double work) {
        return isWorthVectors(Math.max(work, besides)) ? options.warmKernels() : ScalarKernels.INSTANCE;
    }

    /** Whether so many multiply-adds, in a whole build, are enough for vector kernels. */
    static boolean isWorthVectors(double work) {
        return work >= WORTH_VECTORS;
    }

    @Override
    public Kernels kernelsOfSquare(double side) {
        return kernels(points() * side * side);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public void rows(int from, int count, double[] rates) {
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
        built.neurons().rates(rates, at, count * n);
    }
}
