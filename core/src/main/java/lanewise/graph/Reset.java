package lanewise.graph;

import java.util.List;

/**
 * {@code target = value}.
 *
 * @param target what is set
 * @param value to what
 */
public record Reset(Signal target, double value) implements Operator {
    @Override
    public List<Signal> sets() {
        return List.of(target);
    }
}
