package lanewise.build;

import java.util.Optional;
import lanewise.build.DecoderProblem.Solved;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.solver.NoSolver;

/**
 * The decoders of a connection from an ensemble, or its weights if those are solved for themselves.
 *
 * @param values one row a neuron, one column a decoded value or a neuron of the target
 * @param solution how they were found, if they were solved for
 * @param evalPoints at which points that was
 * @param stream the connection's random numbers, of which solving has taken its own
 */
record Decoders(double[] values, Optional<Solution> solution, Optional<Points> evalPoints, RandomStream stream) {
    static Decoders of(Connection connection, Ensemble source, Draft draft) {
        long seed = draft.seed(connection);
        try {
            if (DecoderProblem.decoding(connection) instanceof NoSolver solver) {
                double[] given = draft.givenDecoders().of(solver, source.neuronCount(), connection.sizeMid());
                return new Decoders(given, Optional.empty(), Optional.empty(), new RandomStream(seed));
            }
            Solved solved = draft.preparation().solved(connection).orElseGet(() -> solved(connection, source, draft));
            return new Decoders(
                    solved.solution().values(),
                    Optional.of(solved.solution()),
                    Optional.of(solved.evalPoints()),
                    solved.stream().orElseGet(() -> new RandomStream(seed)));
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(connection, e.getMessage()), e);
        }
    }

    private static Solved solved(Connection connection, Ensemble source, Draft draft) {
        return DecoderProblem.of(connection, draft.built(source), draft.seed(connection))
                .with(connection, draft::built)
                .solve(draft.options(), draft.options().threads(), 0)
                .get(connection);
    }
}
