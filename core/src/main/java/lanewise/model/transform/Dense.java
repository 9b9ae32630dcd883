package lanewise.model.transform;

import lanewise.math.Points;

/**
 * The product with a full matrix.
 *
 * @param matrix one row an output, one column an input
 */
public record Dense(Points matrix) implements Transform {
    /** The rows of a table. */
    public Dense(double[][] matrix) {
        this(Points.of(matrix));
    }
}
