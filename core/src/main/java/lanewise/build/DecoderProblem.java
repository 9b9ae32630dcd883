package lanewise.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.solver.FullWeights;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.Solver;

/**
 * Connections whose decoders are solved for with the same activities, and so with the same matrix: their targets are
 * columns side by side. No column's solution depends on the others.
 */
final class DecoderProblem {
    private final Shared shared;
    private final BuiltEnsemble built;
    private final Points evalPoints;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Points> targets = new ArrayList<>();

    /** What connections have to have in common. */
    record Shared(Ensemble source, Solver solver, Optional<Points> evalPoints, boolean scaleEvalPoints) {
        /** Of a connection that starts at an ensemble. */
        static Shared by(Connection connection) {
            return new Shared(
                    (Ensemble) connection.pre().whole(),
                    connection.solver() instanceof FullWeights full ? full.solver() : connection.solver(),
                    connection.evalPoints(),
                    connection.scaleEvalPoints());
        }
    }

    DecoderProblem(Shared shared, BuiltEnsemble built) {
        this.shared = shared;
        this.built = built;
        evalPoints = shared.evalPoints
                .map(own -> ScaledPoints.by(shared.scaleEvalPoints ? shared.source.radius() : 1, own))
                .orElse(built.evalPoints());
    }

    /** Adds a connection, and calls its function for every point; this problem. */
    DecoderProblem with(Connection connection) {
        Points wanted = Targets.of(connection, evalPoints);
        connections.add(connection);
        targets.add(wanted);
        return this;
    }

    /** About how many multiply-adds solving takes. */
    double work() {
        return (double) evalPoints.count() * shared.source.neuronCount() * shared.source.neuronCount();
    }

    /** The connections' decoders. */
    Map<Connection, Solution> solve(Builder.Options options, int threads) {
        Activities activities = new Activities(shared.source, built, evalPoints, options, threads);
        Columns columns = Columns.of(targets);
        double[] decoders = switch (shared.solver) {
            case LstsqL2 solver -> LeastSquares.solve(solver, activities, columns);
            case NnlsL2nz solver -> NonNegative.solve(solver, activities, columns);
            case FullWeights full -> throw new AssertionError("not unwrapped: " + full);
            case NoSolver solver -> throw new AssertionError("there is nothing to solve for " + shared);
        };
        Map<Connection, Solution> solutions = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            Points wanted = targets.get(i);
            solutions.put(connections.get(i), new Solution(columns.part(decoders, wanted), activities, wanted));
        }
        return solutions;
    }
}
