package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target += factor * input}, value by value. Factor and input spread over the target as in NumPy: a scalar, or an
 * axis of extent 1, is repeated.
 *
 * @param factor of a shape that spreads over the target's
 * @param input of a shape that spreads over the target's
 * @param target to which is added
 */
public record ElementwiseInc(Signal factor, Signal input, Signal target) implements Operator {
    /** With the checks of the shapes. */
    public ElementwiseInc {
        for (Signal operand : List.of(factor, input)) {
            if (!Shapes.spreads(operand.shape(), target.shape())) {
                throw new ModelException("elementwise product of %s and %s into %s: %s does not spread over the target"
                        .formatted(factor, input, target, operand));
            }
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
