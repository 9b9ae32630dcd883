package lanewise.model.solver;

/**
 * Few decoders that are not 0 (the elastic net): for each target minimises
 * {@code |y - A x|^2 / 2m + l1 max(A) |x|_1 + l2 max(A)^2 |x|^2 / 2} over {@code m} points, by coordinate descent (Friedman,
 * Hastie and Tibshirani 2010) until the duality gap is below 1e-4 of {@code |y|^2}.
 *
 * @param l1 the weight of the sum of absolute values, at least 0; the larger, the more are 0
 * @param l2 the weight of the sum of squares, at least 0
 * @param maxIterations after how many rounds over all decoders to stop, at least 1
 */
public record LstsqL1(double l1, double l2, int maxIterations) implements Solver {
    /** With the checks. */
    public LstsqL1 {
        Checks.atLeast0("LstsqL1", "l1", l1);
        Checks.atLeast0("LstsqL1", "l2", l2);
        Checks.atLeast("LstsqL1", "maxIterations", 1, maxIterations);
    }

    /** With at most 1,000 rounds. */
    public LstsqL1(double l1, double l2) {
        this(l1, l2, 1000);
    }

    /** With weights of 1e-4 and 1e-6. */
    public LstsqL1() {
        this(1e-4, 1e-6);
    }

    @Override
    public boolean compositional() {
        return false;
    }
}
