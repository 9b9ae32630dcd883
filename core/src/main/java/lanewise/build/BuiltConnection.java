package lanewise.build;

import java.util.Optional;
import lanewise.math.Points;

/**
 * What was solved for a connection.
 *
 * @param weights transform times decoders, row-major, one row a value that is sent; with full weights one row a neuron of
 *     the target; empty if the values go on as they are
 * @param solution how well the decoders fit; empty where none were solved for
 * @param evalPoints the points at which they were solved for, scaled
 */
public record BuiltConnection(Optional<double[]> weights, Optional<Solution> solution, Optional<Points> evalPoints) {
    /** What is built where nothing is solved for. */
    static BuiltConnection given(Optional<double[]> weights) {
        return new BuiltConnection(weights, Optional.empty(), Optional.empty());
    }
}
