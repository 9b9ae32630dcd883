package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += factor * input}, value by value, or with one factor for all.
 *
 * @param factor as many values as the input, or one
 * @param input as many values as the target
 * @param target to which is added
 */
public record ElementwiseInc(Signal factor, Signal input, Signal target) implements Operator {
    /** With the checks of the sizes. */
    public ElementwiseInc {
        if (input.size() != target.size() || (factor.size() != 1 && factor.size() != input.size())) {
            throw new ModelException("elementwise product of %s and %s into %s: the sizes do not match"
                    .formatted(factor, input, target));
        }
    }

    @Override
    public List<Signal> increments() {
        return List.of(target);
    }

    @Override
    public List<Signal> reads() {
        return List.of(factor, input);
    }
}
