package lanewise.graph;

import java.util.List;

/**
 * Advances the clock: the step by one, the time to {@code step * dt}. The clock is kept by the run itself, as a long and
 * a double.
 *
 * @param step the number of the step, from 1
 * @param time in seconds
 */
public record TimeUpdate(Signal step, Signal time) implements Operator {
    @Override
    public List<Signal> sets() {
        return List.of(step, time);
    }
}
