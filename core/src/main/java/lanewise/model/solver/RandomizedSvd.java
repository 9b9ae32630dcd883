package lanewise.model.solver;

/**
 * The largest singular values, from random combinations of the neurons (Halko, Martinsson and Tropp 2011), drawn from the
 * connection's random stream; then as {@link Svd}. Where there are hardly more neurons or points than singular values
 * wanted, it is {@link Svd}.
 *
 * @param components how many singular values, at least 1
 * @param oversamples how many random combinations more than that, at least 0
 * @param iterations how often to sharpen the combinations, at least 0
 */
public record RandomizedSvd(int components, int oversamples, int iterations) implements SubSolver {
    /** With the checks. */
    public RandomizedSvd {
        Checks.atLeast("RandomizedSvd", "components", 1, components);
        Checks.atLeast("RandomizedSvd", "oversamples", 0, oversamples);
        Checks.atLeast("RandomizedSvd", "iterations", 0, iterations);
    }

    /** With 10 more combinations, which are not sharpened. */
    public RandomizedSvd(int components) {
        this(components, 10, 0);
    }

    /** With 60 singular values. */
    public RandomizedSvd() {
        this(60);
    }
}
