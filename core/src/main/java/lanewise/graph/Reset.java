package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * {@code target = value}.
 *
 * @param target what is set
 * @param value to what
 */
public record Reset(Signal target, double value) implements Operator {
    /** With the check that the value can be held. */
    public Reset {
        boolean whole = target.type() == Signal.Type.FLOAT || value == Math.rint(value);
        if (!Float.isFinite((float) value) || !whole) {
            throw new ModelException("reset of %s to %s: give a finite number, for integer signals a whole one"
                    .formatted(target, value));
        }
    }

    @Override
    public List<Signal> sets() {
        return List.of(target);
    }
}
