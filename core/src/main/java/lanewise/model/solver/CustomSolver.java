package lanewise.model.solver;

import lanewise.math.RandomStream;

/**
 * A solver of a person's own. It is best a record, so that equal ones are equal. Builds may call it from any thread, and
 * several at once.
 */
public non-sealed interface CustomSolver extends Solver {
    /**
     * Finds decoders, or a full matrix of weights.
     *
     * @param activities A, one row an evaluation point and one column a neuron; may be changed
     * @param targets Y, one row an evaluation point; may be changed
     * @param random the connection's own random numbers
     * @return X with {@code A X} close to Y: one row a neuron, one column a target, all finite
     */
    double[][] solve(double[][] activities, double[][] targets, RandomStream random);

    /** By default not: then {@link #solve} is asked for full weights themselves, if they are wanted. */
    @Override
    default boolean compositional() {
        return false;
    }
}
