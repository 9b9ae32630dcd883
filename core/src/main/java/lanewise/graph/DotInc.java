package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += weights . input}, as NumPy's {@code dot}: a matrix by a vector or a matrix, a vector by a vector or a
 * matrix, or a scalar on either side. The result is put into the target's shape.
 *
 * @param weights a matrix of one row a target value and one column an input value; or a vector, which is one row; or a
 *     scalar
 * @param input a vector; or a matrix, of which each column is an input; or a scalar
 * @param target as many values as the result
 */
public record DotInc(Signal weights, Signal input, Signal target) implements Operator {
    /** With the checks of the sizes. */
    public DotInc {
        boolean elementwise = weights.rank() == 0 || input.rank() == 0;
        boolean fits = elementwise
                ? weights.size() * input.size() == target.size()
                : weights.rank() <= 2
                        && input.rank() <= 2
                        && weights.extent(weights.rank() - 1) == input.extent(0)
                        && (long) rows(weights) * columns(input) == target.size();
        if (!fits) {
            throw new ModelException(
                    "product of %s and %s into %s: the sizes do not match".formatted(weights, input, target));
        }
    }

    /** Whether one side is a scalar. */
    public boolean isElementwise() {
        return weights.rank() == 0 || input.rank() == 0;
    }

    /** How many rows the weights have; the result has as many values for each column of the input. */
    public int rows() {
        return rows(weights);
    }

    /** How many columns the weights have: the length of each sum. */
    public int cols() {
        return input.rank() == 0 ? 1 : input.extent(0);
    }

    /** How many columns the input has. */
    public int columns() {
        return columns(input);
    }

    private static int rows(Signal weights) {
        return weights.rank() == 2 ? weights.extent(0) : 1;
    }

    private static int columns(Signal input) {
        return input.rank() == 2 ? input.extent(1) : 1;
    }

    @Override
    public List<Signal> increments() {
        return List.of(target);
    }

    @Override
    public List<Signal> reads() {
        return List.of(weights, input);
    }
}
