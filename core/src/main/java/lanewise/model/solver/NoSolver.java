package lanewise.model.solver;

import lanewise.math.Points;

/**
 * Decoders that are given rather than solved for.
 *
 * @param decoders one row a neuron, one column a decoded value
 */
public record NoSolver(Points decoders) implements Solver {
    /** The rows of a table. */
    public NoSolver(double[][] decoders) {
        this(Points.of(decoders));
    }
}
