package lanewise.sim;

import java.util.function.DoubleFunction;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * Constants of a task that may follow from a parameter of one value. They are computed when the task is bound, and again
 * when variables have changed and it is another value, so that a step does not have to.
 *
 * @param <T> what they are
 */
final class Derived<T> {
    private float from;
    private T present;

    private Derived(float from, T present) {
        this.from = from;
        this.present = present;
    }

    /** What follows from no parameter. */
    static <T> Derived<T> constant(T value) {
        return new Derived<>(0, value);
    }

    /** What follows from the value of a parameter. */
    static <T> Derived<T> of(Signal parameter, Layout layout, Memory memory, DoubleFunction<T> follows) {
        if (!layout.isParameter(parameter)) {
            throw new SimulationException(
                    "%s: an operator writes it, but it is a time constant, which is the same for a whole run"
                            .formatted(parameter));
        }
        int at = layout.offset(parameter) + parameter.offset() * layout.step(parameter);
        float initial = memory.parameters()[at];
        Derived<T> derived = new Derived<>(initial, follows.apply(initial));
        if (memory.isVariable(parameter)) {
            memory.whenChanged(() -> derived.update(memory.parameters()[at], follows));
        }
        return derived;
    }

    private void update(float value, DoubleFunction<T> follows) {
        if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(from)) {
            from = value;
            present = follows.apply(value);
        }
    }

    T get() {
        return present;
    }
}
