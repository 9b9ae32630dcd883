package lanewise.model;

/** A node's output as a function of time and of what is connected to it. */
@FunctionalInterface
public interface NodeFunction {
    /**
     * Writes the node's output at time {@code t} (seconds; the first step is at {@code dt}) for the input {@code x}
     * into {@code out}. Both are buffers of the engine that must not be kept; {@code out} holds zeros on entry. Every
     * value must be finite.
     */
    void apply(double t, double[] x, double[] out);
}
