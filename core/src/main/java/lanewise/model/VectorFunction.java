package lanewise.model;

/**
 * A function of a vector, as a connection computes it: at build time on the evaluation points where it is decoded from
 * neurons, at every step where it reads a node. It must return arrays of one length, give the same values for the same
 * input, and may keep or change {@code x}, which is its own copy.
 */
@FunctionalInterface
public interface VectorFunction {
    /** The function's value at {@code x}. */
    double[] apply(double[] x);
}
