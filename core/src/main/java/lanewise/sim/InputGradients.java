package lanewise.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/** The gradients of what functions and processes give, step by step: taken where the operator that gives it uses them up. */
final class InputGradients {
    private final Layout layout;
    private final Memory gradients;
    private final Map<Signal, float[]> recorded = new LinkedHashMap<>();
    private int steps;
    private int step;

    InputGradients(Set<Signal> inputs, Layout layout, Memory gradients) {
        this.layout = layout;
        this.gradients = gradients;
        inputs.forEach(input -> recorded.put(input, new float[0]));
    }

    /** How many bytes a step takes. */
    long size() {
        return recorded.keySet().stream().mapToLong(Signal::size).sum() * gradients.items() * Float.BYTES;
    }

    /** Takes room for a run of so many steps. */
    void reserve(int count) {
        steps = count;
        recorded.replaceAll((input, known) -> {
            int length = Math.multiplyExact(Math.multiplyExact(gradients.items(), count), input.size());
            return known.length == length ? known : new float[length];
        });
    }

    /** The adjoints that follow are of a step of the run, from 0. */
    void back(int number) {
        step = number;
    }

    /** Takes the gradients of what an operator writes, if they are wanted. */
    List<Task> of(Operator operator) {
        return operator.writes().stream()
                .filter(recorded::containsKey)
                .map(this::taking)
                .toList();
    }

    private Task taking(Signal input) {
        int size = input.size();
        int[] positions = layout.positions(input);
        Place from = Place.ofBase(input, layout, gradients);
        return Task.each(size, item -> {
            float[] into = recorded.get(input);
            int to = (item * steps + step) * size;
            for (int i = 0; i < size; i++) {
                into[to + i] = from.array()[from.at(item) + positions[i]];
            }
        });
    }

    /** Those of an input, [item][step][value]. */
    float[] of(Signal input) {
        return recorded.get(input);
    }
}
