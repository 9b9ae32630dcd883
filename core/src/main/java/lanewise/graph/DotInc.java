package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += weights . input}.
 *
 * @param weights a matrix, one row a target value and one column an input value
 * @param input a vector
 * @param target a vector
 */
public record DotInc(Signal weights, Signal input, Signal target) implements Operator {
    /** With the checks of the sizes. */
    public DotInc {
        if (weights.rank() != 2 || weights.extent(0) != target.size() || weights.extent(1) != input.size()) {
            throw new ModelException(
                    "product of %s and %s into %s: the sizes do not match".formatted(weights, input, target));
        }
    }

    /** How many values the target has. */
    public int rows() {
        return weights.extent(0);
    }

    /** How many values the input has. */
    public int cols() {
        return weights.extent(1);
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
