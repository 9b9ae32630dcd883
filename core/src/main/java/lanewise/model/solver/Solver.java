package lanewise.model.solver;

/**
 * How a connection's decoders, or its full matrix of weights, are found from its neurons' activities at the evaluation
 * points: with activities A, one row a point and one column a neuron, and targets Y, one row a point, a matrix X with
 * {@code A X} close to Y. Solvers are values and may serve any number of connections. The
 * family is closed; {@link CustomSolver} is where a person's own goes.
 */
public sealed interface Solver
        permits Lstsq,
                LstsqNoise,
                LstsqMultNoise,
                LstsqL2,
                LstsqL2nz,
                LstsqL1,
                LstsqDrop,
                Nnls,
                NnlsL2,
                NnlsL2nz,
                NoSolver,
                FullWeights,
                CustomSolver {
    /** Whether the full matrix of weights to the target's neurons is used, rather than decoders and encoders. */
    default boolean weights() {
        return false;
    }

    /**
     * Whether the solution for a linear image of the targets is that image of the solution. If not, full weights are solved
     * for themselves, and not put together from decoders, transform and encoders.
     */
    default boolean compositional() {
        return true;
    }

    /**
     * The same solver for a full matrix of weights from neurons to neurons: Nengo's {@code weights=True}. Where the target
     * is no ensemble it makes no difference to a compositional solver; others need one.
     */
    default Solver withWeights() {
        return new FullWeights(this);
    }
}
