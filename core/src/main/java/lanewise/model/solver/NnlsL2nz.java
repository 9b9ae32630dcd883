package lanewise.model.solver;

/**
 * Decoders that are never negative, by least squares with a penalty on large ones: for each decoded value {@code y} the
 * {@code x >= 0} that minimises {@code |G x - A^T max(y, 0)|} with {@code G = A^T A + m diag(sigma^2)} over {@code m}
 * points, and {@code sigma = reg * max(A)} times the square root of the share of points at which the neuron fires. So
 * targets below 0 count as 0, and what solves the equations, if it has no negative values, is the solution.
 *
 * @param reg the regularisation, at least 0
 */
public record NnlsL2nz(double reg) implements Solver {
    /** With the check of the regularisation. */
    public NnlsL2nz {
        Checks.atLeast0("NnlsL2nz", "reg", reg);
    }

    /** With a regularisation of 0.1. */
    public NnlsL2nz() {
        this(0.1);
    }

    @Override
    public boolean compositional() {
        return false;
    }
}
