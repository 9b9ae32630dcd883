package lanewise.build;

import lanewise.error.ModelException;
import lanewise.kernel.Cholesky;
import lanewise.kernel.Kernels;
import lanewise.math.Points;
import lanewise.model.solver.LstsqL2;

/** Solves {@link LstsqL2} by its normal equations {@code (A^T A + m sigma^2 I) X = A^T Y}, over blocks of points. */
final class LeastSquares {
    /** The square root of the length of the longest array. */
    private static final int MOST_NEURONS = 46_340;

    private LeastSquares() {}

    /** The decoders, one row a neuron and one column a target. */
    static Solution solve(LstsqL2 solver, Activities activities, Points targets) {
        Kernels kernels = activities.kernels();
        int n = activities.neurons();
        if (n > MOST_NEURONS) {
            throw new ModelException("%d neurons need a Gram matrix of %d x %d; at most %d fit: split the ensemble"
                    .formatted(n, n, n, MOST_NEURONS));
        }
        int d = targets.dimensions();
        double[] gram = new double[Math.multiplyExact(n, n)];
        double[] decoders = new double[Math.multiplyExact(n, d)];
        double[] rates = new double[activities.block() * n];
        double[] wanted = new double[activities.block() * d];
        double max = Double.NEGATIVE_INFINITY;
        boolean silent = true;
        for (int from = 0; from < activities.points(); from += activities.block()) {
            int count = Math.min(activities.block(), activities.points() - from);
            activities.rows(from, count, rates);
            for (int i = 0; i < count; i++) {
                targets.copy(from + i, wanted, i * d);
            }
            for (int i = 0; i < count * n; i++) {
                max = rates[i] > max ? rates[i] : max;
                silent &= rates[i] == 0;
            }
            Shares.splitTriangle(activities.threads(), n, (first, end) -> {
                kernels.matrices().gramInc(gram, 0, n, rates, 0, n, n, count, 1, first, end);
                kernels.matrices()
                        .productInc(decoders, first * d, d, rates, first, n, wanted, 0, d, end - first, d, count, 1);
            });
        }
        if (silent) {
            throw new ModelException(
                    "no neuron fires at any evaluation point; lower the intercepts or choose other evaluation points");
        }
        double sigma = solver.reg() * max;
        for (int i = 0; i < n; i++) {
            gram[i * n + i] += activities.points() * sigma * sigma;
        }
        Cholesky.of(kernels, gram, n).solve(decoders, d);
        return new Solution(decoders, activities, targets);
    }
}
