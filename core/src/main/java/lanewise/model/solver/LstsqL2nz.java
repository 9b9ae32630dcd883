package lanewise.model.solver;

/**
 * Least squares with a penalty on large decoders that is the smaller, the more rarely a neuron is active: minimises
 * {@code |A X - Y|^2 + m |sigma X|^2} over {@code m} points, with {@code sigma = reg * max |A|} times the square root of
 * the share of points at which the neuron's activity is not 0. For a neuron that is silent at all of them, it is the
 * largest of the others'.
 *
 * @param reg the regularisation, at least 0
 * @param solver the method
 */
public record LstsqL2nz(double reg, SubSolver solver) implements Solver {
    /** With the checks. */
    public LstsqL2nz {
        Checks.atLeast0("LstsqL2nz", "reg", reg);
        Checks.given("LstsqL2nz", "solver", solver);
    }

    /** By {@link Cholesky}. */
    public LstsqL2nz(double reg) {
        this(reg, new Cholesky());
    }

    /** With a regularisation of 0.1, by {@link Cholesky}. */
    public LstsqL2nz() {
        this(0.1);
    }
}
