package lanewise.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.kernel.Kernels;
import lanewise.plan.Block;
import lanewise.plan.Plan;

/**
 * What a program computes, to be bound to memory of its own: there other kernels can run without a trace in the run.
 *
 * @param plan what is computed
 * @param starts which copies need not run
 * @param joined whether populations are one task
 * @param items how many items of a batch
 * @param commons of the run, or null
 * @param isShort whether LIF neurons take the short form of their step
 * @param sources what gives the values of functions and processes; their values are read, but they are never run
 */
record Shadow(
        Plan plan,
        Starts starts,
        boolean joined,
        int items,
        Commons commons,
        Predicate<SimNeurons> isShort,
        Map<Operator, Source> sources) {
    /** Kernels take four items of a batch at once, then those that are left one by one. */
    private static final int ITEMS = 4;

    /** The values of the largest state that gets a shadow: 64 MB. */
    private static final long LARGEST = 1L << 24;

    /** Of as many items as show the kernels everything that the whole batch does. */
    static Shadow of(
            Plan plan,
            Starts starts,
            boolean joined,
            Memory run,
            Predicate<SimNeurons> isShort,
            Map<Operator, Source> sources) {
        int batch = run.items();
        int items = batch < 2 * ITEMS ? batch : ITEMS + batch % ITEMS;
        return new Shadow(plan, starts, joined, items, run.commons(), isShort, sources);
    }

    /** Memory of its own, which has the run's layout. */
    Memory memory() {
        return commons == null ? new Memory(plan, items) : new Memory(plan, items, commons.apart(items));
    }

    /** Whether its memory is small beside what this JVM may have. */
    boolean isSmall() {
        long values = (long) items * plan.initialState().length;
        return values <= Math.min(LARGEST, Runtime.getRuntime().maxMemory() / Float.BYTES / 16);
    }

    /** The tasks of a step without those that call code of the host program. */
    List<Task> tasks(Kernels kernels, Memory memory) {
        Map<Operator, Streams> streams = new HashMap<>();
        for (Operator operator : plan.operators()) {
            if (operator instanceof SimNeurons neurons && neurons.type().random()) {
                streams.put(operator, new Streams(neurons.seed(), items));
            }
        }
        Clock clock = new Clock(plan.graph().dt());
        Binder binder = new Binder(
                plan.layout(), memory, starts, kernels, clock, new RunMoment(clock, false), isShort, sources, streams);
        Populations populations = new Populations(plan, starts, memory);
        List<Task> all = new ArrayList<>();
        for (List<Block> blocks : Gate.blocks(plan)) {
            List<Task> tasks = blocks.stream()
                    .flatMap(block -> binder.tasks(block).stream())
                    .toList();
            all.addAll(joined ? populations.in(tasks) : tasks);
        }
        all.removeIf(task -> task.kind() == Task.Kind.SERIAL);
        return all;
    }
}
