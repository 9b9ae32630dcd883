package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += weights . input} with constant weights of which most are 0. Each sum takes the entries in the order of
 * their columns, those at the same place in their own order.
 *
 * @param weights a sparse matrix
 * @param input a vector of one value a column
 * @param target a vector of one value a row
 */
public record SparseDotInc(Signal weights, Signal input, Signal target) implements Operator {
    /** With the checks of the sizes. */
    public SparseDotInc {
        if (weights.sparse().isEmpty()) {
            throw new ModelException("sparse product with %s: it is not sparse".formatted(weights));
        }
        if (input.rank() != 1
                || target.rank() != 1
                || weights.extent(0) != target.size()
                || weights.extent(1) != input.size()) {
            throw new ModelException(
                    "sparse product of %s and %s into %s: the sizes do not match".formatted(weights, input, target));
        }
    }

    @Override
    public List<Signal> increments() {
        return List.of(target);
    }

    @Override
    public List<Signal> reads() {
        return List.of(input);
    }
}
