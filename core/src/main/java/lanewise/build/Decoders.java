package lanewise.build;

import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.solver.NoSolver;

/**
 * The decoders of a connection from an ensemble.
 *
 * @param values one row a neuron, one column a decoded value
 * @param solution how they were found, if they were solved for
 * @param stream the connection's random numbers, of which solving has taken its own
 */
record Decoders(double[] values, Optional<Solution> solution, RandomStream stream) {
    static Decoders of(Connection connection, Ensemble source, Draft draft) {
        RandomStream stream = new RandomStream(draft.seed(connection));
        try {
            if (connection.solver() instanceof NoSolver solver) {
                return new Decoders(given(solver.decoders(), connection, source), Optional.empty(), stream);
            }
            Solution solution =
                    draft.preparation().solved(connection).orElseGet(() -> solved(connection, source, draft));
            return new Decoders(solution.decoders(), Optional.of(solution), stream);
        } catch (ModelException e) {
            throw new ModelException("%s: %s".formatted(connection, e.getMessage()), e);
        }
    }

    private static Solution solved(Connection connection, Ensemble source, Draft draft) {
        return new DecoderProblem(DecoderProblem.Shared.by(connection), draft.built(source))
                .with(connection)
                .solve(draft.options(), draft.options().threads())
                .get(connection);
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
