package lanewise.sim;

import java.util.function.DoubleFunction;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * Constants of a task that may follow from a parameter of one value. They are computed when the task is bound, and again
 * whenever variables have changed, so that a step does not have to.
 *
 * @param <T> what they are
 */
final class Derived<T> {
    private T present;

    private Derived(T present) {
        this.present = present;
    }

    /** What follows from no parameter. */
    static <T> Derived<T> constant(T value) {
        return new Derived<>(value);
    }

    /** What follows from the value of a parameter. */
    static <T> Derived<T> of(Signal parameter, Layout layout, Memory memory, DoubleFunction<T> follows) {
        if (!layout.isParameter(parameter)) {
            throw new SimulationException(
                    "%s: an operator writes it, but it is a time constant, which is the same for a whole run"
                            .formatted(parameter));
        }
        int at = layout.offset(parameter) + parameter.offset() * layout.step(parameter);
        Derived<T> derived = new Derived<>(follows.apply(memory.parameters()[at]));
        if (memory.isVariable(parameter)) {
            memory.whenChanged(() -> derived.present = follows.apply(memory.parameters()[at]));
        }
        return derived;
    }

    T get() {
        return present;
    }
}
