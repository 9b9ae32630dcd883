package lanewise.build;

import java.util.Optional;

/**
 * What a solver found.
 *
 * @param decoders one row a neuron, one column a target
 * @param info how it went
 * @param rmses the errors by the activities that it worked with, if those were not the given ones
 */
record Found(double[] decoders, SolverInfo info, Optional<double[]> rmses) {
    Found(double[] decoders, SolverInfo info) {
        this(decoders, info, Optional.empty());
    }

    Found(double... decoders) {
        this(decoders, SolverInfo.none());
    }
}
