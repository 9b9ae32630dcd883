package lanewise.model.transform;

import lanewise.model.distribution.Distribution;

/**
 * The linear map that a connection applies to its values, after its function and before its synapse. Transforms are
 * values and may serve any number of connections.
 */
public sealed interface Transform
        permits NoTransform, Scale, Diagonal, Dense, RandomDense, Sparse, Convolution, ConvolutionTranspose {
    /** No transform: the values as they are. */
    static Transform none() {
        return new NoTransform();
    }

    /** A full matrix drawn from a distribution with the connection's seed, one sample a row. */
    static Transform random(Distribution distribution) {
        return new RandomDense(distribution);
    }

    /**
     * Whether the map can lead from {@code sizeIn} values to {@code sizeOut}.
     *
     * @throws lanewise.error.ModelException if the map contradicts itself
     */
    boolean fits(int sizeOut, int sizeIn);

    /** What messages call it, with its sizes if it has any of its own. */
    String described();
}
