package lanewise.model;

/**
 * A node's output as a function of time and of what is connected to it, called once for each item of a batch. The order
 * in which the nodes of a step are called is only that of what flows between them: functions should not share what they
 * change.
 */
@FunctionalInterface
public interface NodeFunction {
    /**
     * Writes the node's output at time {@code t} (seconds; the first step is at {@code dt}) for the input {@code x}
     * into {@code out}. Both are buffers of the engine that must not be kept; {@code out} holds zeros on entry. Every
     * value must be finite.
     */
    void apply(double t, double[] x, double[] out);
}
