package lanewise.build;

import lanewise.kernel.Cholesky;
import lanewise.math.Points;
import lanewise.model.solver.LstsqL2;

/** Solves {@link LstsqL2} by its normal equations {@code (A^T A + m sigma^2 I) X = A^T Y}. */
final class LeastSquares {
    private LeastSquares() {}

    /** The decoders, one row a neuron and one column a target. */
    static double[] solve(LstsqL2 solver, Activities activities, Points targets) {
        NormalEquations equations = NormalEquations.of(activities, targets);
        double sigma = solver.reg() * equations.max();
        double penalty = activities.points() * sigma * sigma;
        if (penalty == 0) {
            equations.whole(); // without a penalty a silent neuron's decoder may be anything, which is an error
        }
        int n = equations.size();
        double[] decoders = equations.products();
        double[] gram = equations.gram();
        for (int i = 0; i < n; i++) {
            gram[i * n + i] += penalty;
        }
        Cholesky.of(activities.kernelsOfSquare(n), gram, n).solve(decoders, targets.dimensions());
        return equations.spread(decoders);
    }
}
