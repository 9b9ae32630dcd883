package lanewise.model;

/**
 * A node's output as a function of time alone. The order in which the nodes of a step are called is not defined:
 * functions should not share what they change. In a batch a function may be called for some steps before the first of
 * them is run.
 */
@FunctionalInterface
public interface TimeFunction {
    /**
     * Writes the node's output at time {@code t} (seconds; the first step is at {@code dt}) into {@code out}, a buffer
     * of the engine that holds zeros on entry and must not be kept. Every value must be finite.
     */
    void apply(double t, double[] out);
}
