package lanewise.model.solver;

/**
 * How a connection's decoders, or its full matrix of weights, are found from its neurons' activities at the evaluation
 * points. Solvers are values and may serve any number of connections.
 */
public sealed interface Solver permits LstsqL2, NnlsL2nz, NoSolver, FullWeights {
    /** Whether the full matrix of weights to the target's neurons is used, rather than decoders and encoders. */
    default boolean weights() {
        return false;
    }

    /**
     * The same solver for a full matrix of weights from neurons to neurons: Nengo's {@code weights=True}. Where the target
     * is no ensemble it makes no difference.
     */
    default Solver withWeights() {
        return new FullWeights(this);
    }
}
