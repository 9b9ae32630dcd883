package lanewise.model.solver;

/**
 * Least squares with noise on the activities in proportion to them, which keeps decoders small: each activity is
 * multiplied by 1 plus a normal number of standard deviation {@code noise}, from the connection's random stream.
 *
 * @param noise the noise, relative to each activity; at least 0
 * @param solver the method, without a penalty
 */
public record LstsqMultNoise(double noise, SubSolver solver) implements Solver {
    /** With the checks. */
    public LstsqMultNoise {
        Checks.atLeast0("LstsqMultNoise", "noise", noise);
        Checks.given("LstsqMultNoise", "solver", solver);
    }

    /** By {@link Cholesky}. */
    public LstsqMultNoise(double noise) {
        this(noise, new Cholesky());
    }

    /** With noise of 0.1. */
    public LstsqMultNoise() {
        this(0.1);
    }
}
