package lanewise.build;

import java.util.IdentityHashMap;
import lanewise.math.Points;
import lanewise.model.solver.NoSolver;

/**
 * Decoders that are given. Those that many connections share are read once, and so are the weights that are nothing but
 * their rows and columns exchanged.
 */
final class GivenDecoders {
    private final IdentityHashMap<Points, double[]> decoders = new IdentityHashMap<>();
    private final IdentityHashMap<double[], double[]> weights = new IdentityHashMap<>();

    /** One row a neuron, one column a decoded value; not to be changed. */
    double[] of(NoSolver solver, int neurons, int targets) {
        Points given = solver.decoders().orElse(null);
        double[] known = given == null ? null : decoders.get(given);
        if (known != null && given.count() == neurons && given.dimensions() == targets) {
            return known;
        }
        double[] values = Solving.given(solver, neurons, targets);
        if (given != null) {
            decoders.put(given, values);
        }
        return values;
    }

    /** One row a decoded value, one column a neuron, of what {@link #of} gave; not to be changed. */
    double[] weights(double[] given, int neurons) {
        return weights.computeIfAbsent(given, values -> Weights.transposed(values, neurons));
    }
}
