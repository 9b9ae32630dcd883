package lanewise.build;

import lanewise.kernel.Cholesky;
import lanewise.math.Points;
import lanewise.model.solver.LstsqL2;

/** Solves {@link LstsqL2} by its normal equations {@code (A^T A + m sigma^2 I) X = A^T Y}. */
final class LeastSquares {
    private LeastSquares() {}

    /** The decoders, one row a neuron and one column a target. */
    static Solution solve(LstsqL2 solver, Activities activities, Points targets) {
        NormalEquations equations = NormalEquations.of(activities, targets);
        int n = activities.neurons();
        double sigma = solver.reg() * equations.max();
        for (int i = 0; i < n; i++) {
            equations.gram()[i * n + i] += activities.points() * sigma * sigma;
        }
        Cholesky.of(activities.kernels(), equations.gram(), n).solve(equations.products(), targets.dimensions());
        return new Solution(equations.products(), activities, targets);
    }
}
