package lanewise.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.solver.FullWeights;
import lanewise.model.solver.Solver;

/**
 * Connections whose decoders are solved for with the same activities, and so with the same matrix: their targets are
 * columns side by side. No column's solution depends on the others. A connection that draws random numbers, or whose
 * solver does not treat columns so, has a problem of its own.
 */
final class DecoderProblem {
    private final Shared shared;
    private final BuiltEnsemble built;
    private final Points evalPoints;
    private final Optional<RandomStream> stream;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Points> targets = new ArrayList<>();

    /**
     * What connections have to have in common.
     *
     * @param alone the connection, if it has to be alone
     */
    record Shared(
            Ensemble source,
            Solver solver,
            Optional<Points> evalPoints,
            boolean scaleEvalPoints,
            Optional<Connection> alone) {
        /** Of a connection that starts at an ensemble. */
        static Shared by(Connection connection) {
            Solver solver = decoding(connection);
            boolean alone = connection.drawnEvalPoints().isPresent()
                    || !Solving.isShared(solver)
                    || solvesForWeights(connection);
            return new Shared(
                    (Ensemble) connection.pre().whole(),
                    solver,
                    connection.evalPoints(),
                    connection.scaleEvalPoints(),
                    alone ? Optional.of(connection) : Optional.empty());
        }
    }

    /**
     * What is found for a connection.
     *
     * @param stream the connection's random numbers, if some were taken
     */
    record Solved(Solution solution, Points evalPoints, Optional<RandomStream> stream) {}

    /** How a connection's decoders or weights are found. */
    static Solver decoding(Connection connection) {
        return connection.solver() instanceof FullWeights full ? full.solver() : connection.solver();
    }

    /** Whether the full matrix of weights is solved for, with what reaches the target's neurons as targets. */
    static boolean solvesForWeights(Connection connection) {
        return connection.solver().weights() && !connection.solver().compositional();
    }

    private DecoderProblem(Shared shared, BuiltEnsemble built, Points evalPoints, Optional<RandomStream> stream) {
        this.shared = shared;
        this.built = built;
        this.evalPoints = evalPoints;
        this.stream = stream;
    }

    /**
     * The problem of which a connection is the first; it is not part of it yet.
     *
     * @param built what was drawn for its source
     * @param seed the connection's
     */
    static DecoderProblem of(Connection connection, BuiltEnsemble built, long seed) {
        Shared shared = Shared.by(connection);
        Optional<RandomStream> stream = shared.alone.map(alone -> new RandomStream(seed));
        Optional<Points> own = connection
                .drawnEvalPoints()
                .map(from -> Drawn.named(
                        "its evaluation points",
                        () -> EnsembleBuilder.evalPoints(shared.source, from, stream.orElseThrow())))
                .or(connection::evalPoints);
        double scale = shared.scaleEvalPoints ? shared.source.radius() : 1;
        Points evalPoints = own.map(points -> ScaledPoints.by(scale, points)).orElse(built.evalPoints());
        return new DecoderProblem(shared, built, evalPoints, stream);
    }

    /**
     * Adds a connection, and calls its function for every point; this problem.
     *
     * @param ensembles what was drawn for ensembles
     */
    DecoderProblem with(Connection connection, Function<Ensemble, BuiltEnsemble> ensembles) {
        Points wanted = Targets.of(connection, evalPoints);
        if (solvesForWeights(connection)) {
            if (!(connection.post().whole() instanceof Ensemble target)) {
                throw new ModelException(
                        "%s, but %s is no ensemble, whose neurons weights could lead to; leave out weights"
                                .formatted(
                                        connection.solver(), connection.post().label()));
            }
            wanted = Targets.currents(connection, wanted, ensembles.apply(target), stream.orElseThrow());
        }
        connections.add(connection);
        targets.add(wanted);
        return this;
    }

    /** About how many multiply-adds solving takes. */
    double work() {
        return work(evalPoints.count(), shared.source.neuronCount());
    }

    static double work(double points, double neurons) {
        return points * neurons * neurons;
    }

    /**
     * The connections' decoders.
     *
     * @param besides the {@link #work} of all problems of the build
     */
    Map<Connection, Solved> solve(Builder.Options options, int threads, double besides) {
        Activities activities = new EnsembleActivities(shared.source, built, evalPoints, options, threads, besides);
        Columns columns = Columns.of(targets);
        Found found = Solving.solve(shared.solver, activities, columns, stream.orElse(null));
        Map<Connection, Solved> solutions = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            Points wanted = targets.get(i);
            double[] decoders = columns.part(found.decoders(), wanted);
            Solution solution = Solution.of(found, decoders, activities, wanted);
            solutions.put(connections.get(i), new Solved(solution, evalPoints, stream));
        }
        return solutions;
    }
}
