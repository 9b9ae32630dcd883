package lanewise.build;

import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.math.Points;

/**
 * The sums over all points that least squares need, taken over blocks of points.
 *
 * @param gram {@code A^T A}, n by n, of which only the upper triangle means anything
 * @param products {@code A^T Y}, one row a neuron and one column a target
 * @param max the largest rate
 * @param firing at how many points each neuron's rate is above 0
 */
record NormalEquations(double[] gram, double[] products, double max, int[] firing) {
    /** The square root of the length of the longest array. */
    private static final int MOST_NEURONS = 46_340;

    /**
     * Sums up.
     *
     * @throws ModelException if there are too many neurons, or all are silent at all points
     */
    static NormalEquations of(Activities activities, Points targets) {
        Kernels kernels = activities.kernels();
        int n = activities.neurons();
        if (n > MOST_NEURONS) {
            throw new ModelException("%d neurons need a Gram matrix of %d x %d; at most %d fit: split the ensemble"
                    .formatted(n, n, n, MOST_NEURONS));
        }
        int d = targets.dimensions();
        double[] gram = new double[Math.multiplyExact(n, n)];
        double[] products = new double[Math.multiplyExact(n, d)];
        double[] rates = new double[activities.block() * n];
        double[] wanted = new double[activities.block() * d];
        int[] firing = new int[n];
        double max = Double.NEGATIVE_INFINITY;
        boolean silent = true;
        for (int from = 0; from < activities.points(); from += activities.block()) {
            int count = Math.min(activities.block(), activities.points() - from);
            activities.rows(from, count, rates);
            for (int i = 0; i < count; i++) {
                targets.copy(from + i, wanted, i * d);
                for (int j = 0; j < n; j++) {
                    double rate = rates[i * n + j];
                    max = rate > max ? rate : max;
                    silent &= rate == 0;
                    firing[j] += rate > 0 ? 1 : 0;
                }
            }
            Shares.splitTriangle(activities.threads(), n, (first, end) -> {
                kernels.matrices().gramInc(gram, 0, n, rates, 0, n, n, count, 1, first, end);
                kernels.matrices()
                        .productInc(products, first * d, d, rates, first, n, wanted, 0, d, end - first, d, count, 1);
            });
        }
        if (silent) {
            throw new ModelException(
                    "no neuron fires at any evaluation point; lower the intercepts or choose other evaluation points");
        }
        return new NormalEquations(gram, products, max, firing);
    }
}
