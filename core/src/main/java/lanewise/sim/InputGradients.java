package lanewise.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Layout;

/** The gradients of what functions and processes give, step by step: taken where the operator that gives it uses them up. */
final class InputGradients {
    private final Layout layout;
    private final Memory gradients;
    private final Wanted[] wanted;
    private int steps;
    private int step;

    /** The gradients of an input, [item][step][value]. */
    private static final class Wanted {
        private final Signal input;
        private float[] gradients = {};

        Wanted(Signal input) {
            this.input = input;
        }
    }

    InputGradients(Set<Signal> inputs, Layout layout, Memory gradients) {
        this.layout = layout;
        this.gradients = gradients;
        wanted = inputs.stream().map(Wanted::new).toArray(Wanted[]::new);
    }

    /** How many bytes a step takes. */
    long size() {
        return Arrays.stream(wanted).mapToLong(each -> each.input.size()).sum() * gradients.items() * Float.BYTES;
    }

    /** Takes room for a run of so many steps. */
    void reserve(int count) {
        steps = count;
        for (Wanted each : wanted) {
            int length = Math.multiplyExact(Math.multiplyExact(gradients.items(), count), each.input.size());
            if (each.gradients.length != length) {
                each.gradients = new float[length];
            }
        }
    }

    /** The adjoints that follow are of a step of the run, from 0. */
    void back(int number) {
        step = number;
    }

    /** Takes the gradients of what an operator writes, if they are wanted. */
    List<Task> of(Operator operator) {
        return Arrays.stream(wanted)
                .filter(each -> operator.writes().contains(each.input))
                .map(this::taking)
                .toList();
    }

    private Task taking(Wanted each) {
        int size = each.input.size();
        int[] positions = layout.positions(each.input);
        Place from = Place.ofBase(each.input, layout, gradients);
        return Task.each(size, item -> {
            int to = (item * steps + step) * size;
            for (int i = 0; i < size; i++) {
                each.gradients[to + i] = from.array()[from.at(item) + positions[i]];
            }
        });
    }

    /** Those of an input, [item][step][value]. */
    float[] of(Signal input) {
        return Arrays.stream(wanted)
                .filter(each -> each.input.equals(input))
                .findAny()
                .orElseThrow()
                .gradients;
    }
}
