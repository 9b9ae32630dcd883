package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.kernel.GradientKernels;
import lanewise.plan.Layout;

/**
 * The values and gradients of one operator's signals as its adjoint kernels want them: in one piece, and where they are
 * added to, one for each item. What lies with gaps, is repeated, or is shared by the items gets room of the operator's
 * own, which is added to where it belongs when the operator has run.
 */
final class AdjointOperands {
    private final Layout layout;
    private final Memory memory;
    private final Memory gradients;
    private final Operands values;
    private final Operands incoming;
    private final Sensitivity sensitivity;
    private final GradientKernels kernels;
    private final Operator operator;
    private final TapedValues taped;
    private final List<Signal> written;
    private final List<Task> before = new ArrayList<>();
    private final List<Task> cleared = new ArrayList<>();
    private final List<Task> after = new ArrayList<>();

    /** @param taped takes what is read */
    AdjointOperands(
            Operator operator,
            Layout layout,
            Memory memory,
            Memory gradients,
            Sensitivity sensitivity,
            GradientKernels kernels,
            TapedValues taped) {
        this.layout = layout;
        this.memory = memory;
        this.gradients = gradients;
        values = Operands.asTheyAre(layout, memory);
        incoming = Operands.asTheyAre(layout, gradients);
        this.sensitivity = sensitivity;
        this.kernels = kernels;
        this.operator = operator;
        this.taped = taped;
        written = new ArrayList<>(operator.sets());
        written.addAll(operator.updates());
    }

    /** Whether the gradient of a signal that is read is wanted. */
    boolean wants(Signal signal) {
        return sensitivity.of(signal);
    }

    /** What the signal held when the operator ran. */
    Place value(Signal signal) {
        return taped.view(operator, signal, memory)
                .map(view -> values.direct(signal).seenBy(view))
                .orElseGet(() -> values.read(signal));
    }

    /** The signal has to be in the state, for code that looks at nothing else. */
    void needs(Signal signal) {
        taped.add(operator, signal);
    }

    /** The same, spread over a target: value number {@code i} is that of number {@code numbers[i]}. */
    Place value(Signal signal, int[] numbers) {
        taped.add(operator, signal);
        return values.read(signal, numbers);
    }

    /** The gradient of a signal that the operator writes, as it has come in. */
    Place incoming(Signal signal) {
        return incoming.read(signal);
    }

    /** Where the gradient of a signal that is read is added to. */
    Place outgoing(Signal signal) {
        boolean apart = layout.isParameter(signal) || written.stream().anyMatch(signal::overlaps);
        return layout.isGapless(signal) && !apart
                ? incoming.direct(signal)
                : outgoing(signal, IntStream.range(0, signal.size()).toArray());
    }

    /** The same, or room that nobody looks at where the gradient is not wanted. */
    Place outgoingIfWanted(Signal signal) {
        return wants(signal) ? outgoing(signal) : unwanted(signal.size());
    }

    /** The same for what was spread over a target. */
    Place outgoing(Signal signal, int[] numbers) {
        int size = numbers.length;
        Place room = Place.apart(size, gradients.items());
        before.add(Task.each(size, item -> Arrays.fill(room.array(), room.at(item), room.at(item) + size, 0f)));
        Place base = Place.ofBase(signal, layout, gradients);
        int[] positions = layout.positions(signal);
        boolean whole =
                numbers.length == positions.length && IntStream.range(0, size).allMatch(i -> numbers[i] == i);
        if (whole && isShared(signal)) {
            after.add(sum(signal, room));
            return room;
        }
        boolean shared = layout.isParameter(signal);
        int sums = size > positions.length ? shared ? 1 : gradients.items() : 0;
        Scatter scatter = new Scatter(room, base, positions, numbers, new double[sums][positions.length]);
        after.add(
                shared
                        ? new SumTask(size, 1, (first, items, from, to) -> {
                            for (int item = first; item < first + items; item++) {
                                scatter.add(item);
                            }
                        })
                        : Task.each(size, scatter::add));
        return room;
    }

    /**
     * Adds what was spread over a target to where it came from.
     *
     * @param numbers which value of the signal each value of the room belongs to
     * @param sums room for the sums of all items, which share it if one adds after the other; none if nothing was spread
     */
    private record Scatter(Place room, Place base, int[] positions, int[] numbers, double[][] sums) {
        void add(int item) {
            if (sums.length > 0) {
                addSums(sums[item % sums.length], item);
                return;
            }
            for (int i = 0; i < numbers.length; i++) {
                int at = base.at(item) + positions[numbers[i]];
                base.array()[at] = base.array()[at] + room.array()[room.at(item) + i] + 0f;
            }
        }

        /** A value may have been spread over many: they are added up as doubles first. */
        private void addSums(double[] sum, int item) {
            Arrays.fill(sum, 0);
            for (int i = 0; i < numbers.length; i++) {
                sum[numbers[i]] += room.array()[room.at(item) + i];
            }
            for (int i = 0; i < positions.length; i++) {
                int at = base.at(item) + positions[i];
                base.array()[at] = (float) (base.array()[at] + sum[i]) + 0f;
            }
        }
    }

    /** Whether the items share the signal, whose values lie in one piece. */
    boolean isShared(Signal signal) {
        return layout.isParameter(signal) && layout.isGapless(signal);
    }

    /** The gradient of what the items share. */
    Place sharedGradient(Signal signal) {
        return incoming.direct(signal);
    }

    /** The gradient that the step behind has left of a state, to be replaced by that before the step. */
    Place carried(Signal state) {
        return incoming.changed(state);
    }

    /** Room for gradients that nobody wants. */
    Place unwanted(int size) {
        return Place.apart(size, gradients.items());
    }

    /** Adds what the items have to the gradient of what they share. */
    Task sum(Signal signal, Place each) {
        Place shared = sharedGradient(signal);
        return new SumTask(
                each.size(),
                each.size(),
                (first, items, from, to) -> kernels.addItems(
                        shared.array(), shared.at(), each.array(), each.at(first), each.stride(), from, to, items));
    }

    /**
     * The gradient that has come in, if there is any, is used up when the operator has run: what was there before it wrote
     * has another, which may be what the operator itself reads.
     */
    void clear(Signal signal) {
        if (sensitivity.of(signal) && layout.isGapless(signal)) {
            Place place = incoming.direct(signal);
            cleared.add(Task.each(
                    place.size(),
                    item -> Arrays.fill(place.array(), place.at(item), place.at(item) + place.size(), 0f)));
        } else {
            clear(signal, IntStream.range(0, signal.size()).toArray());
        }
    }

    /** The same for values of a signal by their numbers. */
    void clear(Signal signal, int[] numbers) {
        if (!sensitivity.of(signal)) {
            return;
        }
        Place base = Place.ofBase(signal, layout, gradients);
        int[] all = layout.positions(signal);
        cleared.add(Task.each(numbers.length, item -> {
            for (int number : numbers) {
                base.array()[base.at(item) + all[number]] = 0f;
            }
        }));
    }

    /** The tasks with what has to come before and after them. */
    List<Task> around(List<Task> tasks) {
        List<Task> all = new ArrayList<>(before);
        all.addAll(tasks);
        all.addAll(cleared);
        all.addAll(after);
        return values.around(incoming.around(all));
    }
}
