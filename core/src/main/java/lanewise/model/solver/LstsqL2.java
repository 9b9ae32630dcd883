package lanewise.model.solver;

/**
 * Least squares with a penalty on large decoders: minimises {@code |A X - Y|^2 + m sigma^2 |X|^2} over {@code m} points
 * with {@code sigma = reg * max(A)}. The solver of every connection that has no other.
 *
 * @param reg the regularisation, at least 0; larger decoders are noisier under spikes, smaller ones less exact
 * @param solver the method
 */
public record LstsqL2(double reg, SubSolver solver) implements Solver {
    /** With the checks. */
    public LstsqL2 {
        Checks.atLeast0("LstsqL2", "reg", reg);
        Checks.given("LstsqL2", "solver", solver);
    }

    /** By {@link Cholesky}. */
    public LstsqL2(double reg) {
        this(reg, new Cholesky());
    }

    /** With a regularisation of 0.1. */
    public LstsqL2(SubSolver solver) {
        this(0.1, solver);
    }

    /** With a regularisation of 0.1, by {@link Cholesky}. */
    public LstsqL2() {
        this(0.1);
    }
}
