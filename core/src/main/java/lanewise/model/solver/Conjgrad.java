package lanewise.model.solver;

import java.util.Optional;
import java.util.OptionalInt;
import lanewise.math.Points;

/**
 * Conjugate gradients on the normal equations, target by target, until what is left of them is below {@code tol * sqrt(m)}
 * for {@code m} points. Exact enough when the activities are rates in Hz.
 *
 * @param tol the tolerance, at least 0
 * @param maxIterations after how many steps to stop, at least 1; by default as many as neurons
 * @param start where to start, one row a neuron and one column a target; by default from 0
 */
public record Conjgrad(double tol, OptionalInt maxIterations, Optional<Points> start) implements SubSolver {
    /** With the checks. */
    public Conjgrad {
        Checks.atLeast0("Conjgrad", "tol", tol);
        Checks.given("Conjgrad", "maxIterations", maxIterations);
        Checks.given("Conjgrad", "start", start);
        maxIterations.ifPresent(most -> Checks.atLeast("Conjgrad", "maxIterations", 1, most));
    }

    /** From 0, in at most as many steps as there are neurons. */
    public Conjgrad(double tol) {
        this(tol, OptionalInt.empty(), Optional.empty());
    }

    /** With a tolerance of 0.01. */
    public Conjgrad() {
        this(0.01);
    }
}
