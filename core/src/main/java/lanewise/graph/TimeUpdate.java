package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * Advances the clock: the step by one, the time to {@code step * dt}. The clock is kept by the run itself, as a long and
 * a double.
 *
 * @param step the number of the step, from 1
 * @param time in seconds
 */
public record TimeUpdate(Signal step, Signal time) implements Operator {
    /** With the check that both are scalars and the step counts from 0. */
    public TimeUpdate {
        if (step.size() != 1 || time.size() != 1) {
            throw new ModelException("clock: step %s and time %s; both are single values".formatted(step, time));
        }
        if (step.initial(0) != 0) {
            throw new ModelException("clock: step %s starts at %s; it counts from 0".formatted(step, step.initial(0)));
        }
    }

    @Override
    public List<Signal> sets() {
        return List.of(step, time);
    }
}
