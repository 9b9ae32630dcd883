package lanewise.model.transform;

import lanewise.error.ModelException;
import lanewise.math.Points;

/**
 * The product with a full matrix.
 *
 * @param matrix one row an output, one column an input
 */
public record Dense(Points matrix) implements Transform {
    /** With the check that there is one. */
    public Dense {
        if (matrix == null) {
            throw new ModelException("Dense: the matrix is null; give one row an output, one column an input");
        }
    }

    /** The rows of a table. */
    public Dense(double[][] matrix) {
        this(Points.of(matrix));
    }

    @Override
    public boolean fits(int sizeOut, int sizeIn) {
        return matrix.count() == sizeOut && matrix.dimensions() == sizeIn;
    }

    @Override
    public String described() {
        return "its transform is %d x %d".formatted(matrix.count(), matrix.dimensions());
    }
}
