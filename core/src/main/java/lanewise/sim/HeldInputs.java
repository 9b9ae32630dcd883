package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.kernel.ElementwiseKernels;
import lanewise.plan.Block;
import lanewise.plan.Pulse;

/**
 * Which inputs of products stand still through some steps of a run. Their weights get one product for all these steps, of the
 * input with the sum of the output gradients, instead of one for each.
 */
final class HeldInputs {
    private final Program program;
    private final ElementwiseKernels kernels;
    private final Map<Signal, Pulse> pulses = new HashMap<>();
    private final Map<Pulse, Stretch> stretches = new HashMap<>();
    private final List<Place> sums = new ArrayList<>();
    private Stretch[] all = {};

    /** @param program whose steps are run backwards */
    HeldInputs(Program program, ElementwiseKernels kernels) {
        this.program = program;
        this.kernels = kernels;
        for (Block block : program.plan().blocks()) {
            for (Operator operator : block.operators()) {
                operator.writes().forEach(signal -> pulses.put(signal.base(), block.pulse()));
            }
        }
    }

    /** Steps through which what follows from some sources stands still. */
    static final class Stretch {
        private final Gate gate;
        private boolean[] changes = {};
        private boolean begins;
        private boolean ends;

        Stretch(Gate gate) {
            this.gate = gate;
        }

        /** Whether values of a step may differ from those of the one before. */
        boolean changesWith(int step) {
            return changes[step];
        }

        private boolean isOneStep() {
            return begins && ends;
        }

        private boolean isOver() {
            return begins && !ends;
        }
    }

    /**
     * The tasks that add to the gradient of weights.
     *
     * @param input what is multiplied with the weights
     * @param y the gradient of the output
     * @param weights makes the task that adds to the gradient of the weights from that of the output
     */
    List<Task> tasks(Signal input, Place y, Function<Place, Task> weights) {
        Optional<Stretch> known = stretch(input);
        if (known.isEmpty()) {
            return List.of(weights.apply(y));
        }
        Stretch stretch = known.get();
        Place sum = Place.apart(y.size(), program.memory().items());
        sums.add(sum);
        Task add = Task.each(y.size(), item -> kernels.add(sum.array(), sum.at(item), y.array(), y.at(item), y.size()));
        Task clear = Task.each(y.size(), item -> Arrays.fill(sum.array(), sum.at(item), sum.at(item) + sum.size(), 0f));
        return List.of(
                new Conditional(stretch::isOneStep, weights.apply(y)),
                new Conditional(() -> !stretch.isOneStep(), add),
                new Conditional(stretch::isOver, weights.apply(sum)),
                new Conditional(stretch::isOver, clear));
    }

    /** Through which steps a signal stands still, if it may. */
    Optional<Stretch> stretch(Signal signal) {
        Pulse pulse = pulses.getOrDefault(signal.base(), Pulse.ONCE);
        if (pulse.always()) {
            return Optional.empty();
        }
        return Optional.of(stretches.computeIfAbsent(pulse, key -> {
            Stretch stretch = new Stretch(program.gate(key));
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = stretch;
            return stretch;
        }));
    }

    /** How many values the sums take. */
    long size() {
        return sums.stream().mapToLong(Place::size).sum() * program.memory().items();
    }

    /** Forgets sums that no product was made of, as of a way back that was broken off. */
    void forget() {
        sums.forEach(sum -> Arrays.fill(sum.array(), 0f));
    }

    /** Takes room for so many steps. */
    void reserve(int steps) {
        for (Stretch stretch : all) {
            if (stretch.changes.length < steps) {
                stretch.changes = new boolean[steps];
            }
        }
    }

    /** Notes what has changed with a step, when it has been run for the first time. */
    void record(int step) {
        for (Stretch stretch : all) {
            stretch.changes[step] = stretch.gate.isDue(step == 0);
        }
    }

    /**
     * A step is run backwards next.
     *
     * @param isLast whether none behind it was
     * @param isCut whether no gradient goes on to the step before
     */
    void back(int step, boolean isLast, boolean isCut) {
        for (Stretch stretch : all) {
            stretch.ends = isLast || stretch.begins;
            stretch.begins = isCut || stretch.changes[step];
        }
    }

    /** A task that is left out at times. */
    private record Conditional(BooleanSupplier condition, Task task) implements TaskAround {
        @Override
        public void run(int firstItem, int endItem, int from, int to) {
            if (condition.getAsBoolean()) {
                task.run(firstItem, endItem, from, to);
            }
        }
    }
}
