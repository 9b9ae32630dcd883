package lanewise.model.solver;

import java.util.Optional;
import lanewise.math.Points;

/**
 * Conjugate gradients on the normal equations, for all targets together, until what is left of each is below
 * {@code tol * sqrt(m)} for {@code m} points; in at most {@code n / d + 1} steps for n neurons and d targets. The targets
 * have to be independent of each other.
 *
 * @param tol the tolerance, at least 0
 * @param start where to start, one row a neuron and one column a target; by default from 0
 */
public record BlockConjgrad(double tol, Optional<Points> start) implements SubSolver {
    /** With the checks. */
    public BlockConjgrad {
        Checks.atLeast0("BlockConjgrad", "tol", tol);
        Checks.given("BlockConjgrad", "start", start);
    }

    /** From 0. */
    public BlockConjgrad(double tol) {
        this(tol, Optional.empty());
    }

    /** With a tolerance of 0.01. */
    public BlockConjgrad() {
        this(0.01);
    }
}
