package lanewise.model.solver;

/**
 * Least squares: of all X that minimise {@code |A X - Y|^2} the smallest, by singular values. Nothing keeps decoders small
 * but the limit for singular values, so spikes make the decoded value noisy.
 *
 * @param rcond singular values below {@code rcond} times the largest count as 0; at least 0
 */
public record Lstsq(double rcond) implements Solver {
    /** With the check of the limit. */
    public Lstsq {
        Checks.atLeast0("Lstsq", "rcond", rcond);
    }

    /** With a limit of 0.01. */
    public Lstsq() {
        this(0.01);
    }
}
