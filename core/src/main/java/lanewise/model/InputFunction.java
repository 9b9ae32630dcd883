package lanewise.model;

/**
 * A node's output as what a function of time and of the node's input returns, called once for each item of a batch. It
 * must return arrays of one length, of finite values; that array is copied, and may be the same each time. Where no array
 * should be made at every step there is {@link NodeFunction}.
 */
@FunctionalInterface
public interface InputFunction {
    /** The node's output at time {@code t} (seconds; the first step is at {@code dt}) for the input {@code x}, its own copy. */
    double[] apply(double t, double[] x);
}
