package lanewise.model.solver;

/**
 * Conjugate gradients on the normal equations, target by target, as SciPy's {@code cg} does: until what is left of them is
 * at most {@code max(tol * |A^T y|, atol)}, or after {@code 10 n} steps for n neurons.
 *
 * @param tol the relative tolerance, at least 0
 * @param atol the absolute tolerance, at least 0
 */
public record ConjgradScipy(double tol, double atol) implements SubSolver {
    /** With the checks. */
    public ConjgradScipy {
        Checks.atLeast0("ConjgradScipy", "tol", tol);
        Checks.atLeast0("ConjgradScipy", "atol", atol);
    }

    /** With an absolute tolerance of 1e-8. */
    public ConjgradScipy(double tol) {
        this(tol, 1e-8);
    }

    /** With a relative tolerance of 1e-4. */
    public ConjgradScipy() {
        this(1e-4);
    }
}
