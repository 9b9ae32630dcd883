package lanewise.model.solver;

/**
 * The method LSMR (Fong and Saunders 2011), target by target, with SciPy's rules for when to stop. It does not square the
 * condition of the activities.
 *
 * @param tol both of its tolerances, at least 0
 */
public record LsmrScipy(double tol) implements SubSolver {
    /** With the check of the tolerance. */
    public LsmrScipy {
        Checks.atLeast0("LsmrScipy", "tol", tol);
    }

    /** With a tolerance of 1e-4. */
    public LsmrScipy() {
        this(1e-4);
    }
}
