package lanewise.model.solver;

import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Points;

/**
 * Decoders that are given rather than solved for.
 *
 * @param decoders one row a neuron, one column a decoded value; all are 0 if empty
 */
public record NoSolver(Optional<Points> decoders) implements Solver {
    /** With the check that values may be missing, but not null. */
    public NoSolver {
        if (decoders == null) {
            throw new ModelException("NoSolver: the decoders are null; give a row a neuron, or nothing for zeros");
        }
    }

    /** Given rows. */
    public NoSolver(Points decoders) {
        this(Optional.ofNullable(decoders));
    }

    /** The rows of a table. */
    public NoSolver(double[][] decoders) {
        this(Points.of(decoders));
    }

    /** Zeros. */
    public NoSolver() {
        this(Optional.empty());
    }
}
