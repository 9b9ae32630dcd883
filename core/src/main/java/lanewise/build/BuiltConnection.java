package lanewise.build;

import java.util.Optional;

/**
 * What was solved for a connection.
 *
 * @param weights transform times decoders, row-major, one row a value that is sent; empty if the values go on as they are
 * @param solution how well the decoders fit; empty where none were solved for
 */
public record BuiltConnection(Optional<double[]> weights, Optional<Solution> solution) {}
