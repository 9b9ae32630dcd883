package lanewise.sim;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lanewise.error.SimulationException;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/**
 * Constants of a task that may follow from parameters of one value. They are computed when the task is bound, and again
 * when variables have changed and one of them is another value, so that a step does not have to.
 *
 * @param <T> what they are
 */
final class Derived<T> {
    private final int[] at;
    private final float[] from;
    private T present;

    private Derived(int[] at, float[] parameters, T present) {
        this.at = at;
        this.present = present;
        from = new float[at.length];
        isNews(parameters);
    }

    /** What follows from no parameter. */
    static <T> Derived<T> constant(T value) {
        return new Derived<>(new int[0], new float[0], value);
    }

    /** What follows from the value of a parameter. */
    static <T> Derived<T> of(Signal parameter, Layout layout, Memory memory, DoubleFunction<T> follows) {
        return of(List.of(parameter), layout, memory, values -> follows.apply(values.applyAsDouble(parameter)));
    }

    /** What follows from the values of parameters. */
    static <T> Derived<T> of(
            List<Signal> parameters, Layout layout, Memory memory, Function<ToDoubleFunction<Signal>, T> follows) {
        int[] at = parameters.stream()
                .mapToInt(parameter -> position(parameter, layout))
                .toArray();
        ToDoubleFunction<Signal> values = parameter -> memory.parameters()[position(parameter, layout)];
        Derived<T> derived = new Derived<>(at, memory.parameters(), follows.apply(values));
        if (parameters.stream().anyMatch(memory::isVariable)) {
            memory.whenChanged(() -> {
                if (derived.isNews(memory.parameters())) {
                    derived.present = follows.apply(values);
                }
            });
        }
        return derived;
    }

    private static int position(Signal parameter, Layout layout) {
        if (!layout.isParameter(parameter)) {
            throw new SimulationException(
                    "%s: an operator writes it, but it is a time constant, which is the same for a whole run"
                            .formatted(parameter));
        }
        return layout.offset(parameter) + parameter.offset() * layout.step(parameter);
    }

    /** Takes the values, and tells whether one is another than before. */
    private boolean isNews(float[] parameters) {
        boolean news = false;
        for (int i = 0; i < at.length; i++) {
            float value = parameters[at[i]];
            news |= Float.floatToRawIntBits(value) != Float.floatToRawIntBits(from[i]);
            from[i] = value;
        }
        return news;
    }

    T get() {
        return present;
    }
}
