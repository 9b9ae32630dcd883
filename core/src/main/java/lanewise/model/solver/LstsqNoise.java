package lanewise.model.solver;

/**
 * Least squares with noise on the activities, which keeps decoders small: each activity has a normal number of standard
 * deviation {@code noise * max |A|} added, from the connection's random stream.
 *
 * @param noise the noise, relative to the largest activity; at least 0
 * @param solver the method, without a penalty
 */
public record LstsqNoise(double noise, SubSolver solver) implements Solver {
    /** With the checks. */
    public LstsqNoise {
        Checks.atLeast0("LstsqNoise", "noise", noise);
        Checks.given("LstsqNoise", "solver", solver);
    }

    /** By {@link Cholesky}. */
    public LstsqNoise(double noise) {
        this(noise, new Cholesky());
    }

    /** With noise of 0.1. */
    public LstsqNoise() {
        this(0.1);
    }
}
