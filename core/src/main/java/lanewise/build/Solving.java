package lanewise.build;

import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.solver.Cholesky;
import lanewise.model.solver.CustomSolver;
import lanewise.model.solver.FullWeights;
import lanewise.model.solver.Lstsq;
import lanewise.model.solver.LstsqDrop;
import lanewise.model.solver.LstsqL1;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.LstsqL2nz;
import lanewise.model.solver.LstsqMultNoise;
import lanewise.model.solver.LstsqNoise;
import lanewise.model.solver.Nnls;
import lanewise.model.solver.NnlsL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.Solver;

/** Which solver is solved how. */
final class Solving {
    private Solving() {}

    /**
     * The decoders, or weights, for some targets.
     *
     * @param stream where solvers with random numbers take them from
     */
    static Found solve(Solver solver, Activities activities, Points targets, RandomStream stream) {
        return switch (solver) {
            case Lstsq lstsq -> SingularValues.solve(lstsq, activities, targets);
            case LstsqNoise noise -> LeastSquares.solve(noise, activities, targets, stream);
            case LstsqMultNoise noise -> LeastSquares.solve(noise, activities, targets, stream);
            case LstsqL2 l2 -> LeastSquares.solve(l2, activities, targets, stream);
            case LstsqL2nz l2 -> LeastSquares.solve(l2, activities, targets, stream);
            case LstsqL1 l1 -> ElasticNet.solve(l1, activities, targets);
            case LstsqDrop drop -> Dropped.solve(drop, activities, targets, stream);
            case Nnls nnls -> NonNegative.solve(nnls, activities, targets);
            case NnlsL2 l2 -> NonNegative.solve(l2, activities, targets);
            case NnlsL2nz l2 -> NonNegative.solve(l2, activities, targets);
            case NoSolver none -> new Found(given(none, activities.neurons(), targets.dimensions()));
            case CustomSolver custom -> CustomSolving.solve(custom, activities, targets, stream);
            case FullWeights full -> solve(full.solver(), activities, targets, stream);
        };
    }

    /** Whether columns of targets may be solved for together with others, each as if alone, and without random numbers. */
    static boolean isShared(Solver solver) {
        return switch (solver) {
            case LstsqL2 l2 -> l2.solver() instanceof Cholesky;
            case LstsqL2nz l2 -> l2.solver() instanceof Cholesky;
            case NnlsL2 l2 -> true;
            case NnlsL2nz l2 -> true;
            case FullWeights full -> isShared(full.solver());
            case Lstsq lstsq -> false;
            case LstsqNoise noise -> false;
            case LstsqMultNoise noise -> false;
            case LstsqL1 l1 -> false;
            case LstsqDrop drop -> false;
            case Nnls nnls -> false;
            case NoSolver none -> false;
            case CustomSolver custom -> false;
        };
    }

    /** Decoders that are given, or zeros. */
    static double[] given(NoSolver solver, int neurons, int targets) {
        if (solver.decoders().isEmpty()) {
            return Matrix.zeros(neurons, targets).values();
        }
        Points decoders = solver.decoders().get();
        if (decoders.count() != neurons || decoders.dimensions() != targets) {
            throw new ModelException(
                    "decoders of %d rows, %d columns; give a row for each of %d neurons, a column for each of %d values"
                            .formatted(decoders.count(), decoders.dimensions(), neurons, targets));
        }
        return Matrix.of(decoders).values();
    }
}
