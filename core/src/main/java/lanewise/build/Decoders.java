package lanewise.build;

import java.util.Optional;
import java.util.function.BiFunction;
import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;

/**
 * The decoders of a connection from an ensemble.
 *
 * @param values one row a neuron, one column a decoded value
 * @param solution how they were found, if they were solved for
 */
record Decoders(double[] values, Optional<Solution> solution) {
    /** Multiply-adds from which on vector kernels, which take a second to warm up, are worth it. */
    private static final double WORTH_VECTORS = 5e9;

    static Decoders of(Connection connection, Ensemble source, Draft draft) {
        try {
            return switch (connection.solver()) {
                case NoSolver solver -> new Decoders(given(solver.decoders(), connection, source), Optional.empty());
                case LstsqL2 solver ->
                    solved(
                            (activities, targets) -> LeastSquares.solve(solver, activities, targets),
                            connection,
                            source,
                            draft);
                case NnlsL2nz solver ->
                    solved(
                            (activities, targets) -> NonNegative.solve(solver, activities, targets),
                            connection,
                            source,
                            draft);
            };
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(connection, e.getMessage()), e);
        }
    }

    private static Decoders solved(
            BiFunction<Activities, Points, Solution> solver, Connection connection, Ensemble source, Draft draft) {
        BuiltEnsemble built = draft.built(source);
        Points evalPoints = connection
                .evalPoints()
                .map(own -> ScaledPoints.by(connection.scaleEvalPoints() ? source.radius() : 1, own))
                .orElse(built.evalPoints());
        Kernels kernels = (double) evalPoints.count() * source.neuronCount() * source.neuronCount() < WORTH_VECTORS
                ? ScalarKernels.INSTANCE
                : draft.options().kernels();
        Activities activities = new Activities(
                source, built, evalPoints, kernels, draft.options().threads());
        Solution solution = solver.apply(activities, Targets.of(connection, evalPoints));
        return new Decoders(solution.decoders(), Optional.of(solution));
    }

    private static double[] given(Points decoders, Connection connection, Ensemble source) {
        int n = source.neuronCount();
        int d = connection.sizeMid();
        if (decoders.count() != n || decoders.dimensions() != d) {
            throw new ModelException(
                    "decoders of %d rows, %d columns; give a row for each of %d neurons, a column for each of %d values"
                            .formatted(decoders.count(), decoders.dimensions(), n, d));
        }
        double[] values = new double[n * d];
        for (int i = 0; i < n; i++) {
            decoders.copy(i, values, i * d);
        }
        return values;
    }
}
