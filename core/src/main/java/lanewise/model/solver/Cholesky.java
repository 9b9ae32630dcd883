package lanewise.model.solver;

/**
 * Factorises the normal equations. The most exact method that is fast; the only one that need not hold all activities at
 * once. Without a penalty there may be no solution, if neurons are silent or alike.
 *
 * @param form which equations
 */
public record Cholesky(Form form) implements SubSolver {
    /** With the check of the form. */
    public Cholesky {
        Checks.given("Cholesky", "form", form);
    }

    /** With the smaller of the equations. */
    public Cholesky() {
        this(Form.SMALLER);
    }

    /** Which equations are factorised. Their solutions differ by rounding only. */
    public enum Form {
        /** The dual ones if there are fewer points than neurons and one penalty for all neurons, else the primal ones. */
        SMALLER,
        /** {@code (A^T A + m sigma^2) X = A^T Y}: as many as neurons. Nengo's {@code transpose=False}. */
        PRIMAL,
        /** {@code X = A^T Z} with {@code (A A^T + m sigma^2) Z = Y}: as many as points. Nengo's {@code transpose=True}. */
        DUAL
    }
}
