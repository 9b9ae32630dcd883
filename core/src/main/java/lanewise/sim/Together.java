package lanewise.sim;

import java.util.Set;
import lanewise.graph.Signal;
import lanewise.plan.Plan;

/**
 * How many items of a batch go through a step together, and the memory that they do it on.
 *
 * @param items how many
 * @param lapSteps how many steps they go through in a row, before the next ones do; 1 or more
 * @param memory of the run
 */
record Together(int items, int lapSteps, Memory memory) {
    /**
     * Bytes of all items from which on they get in each other's way in the last cache, so that it pays to take few
     * together. With 4.7 MB of circular convolutions a step took 4 % longer that way, with 19 MB 8 % less, and with 42 MB
     * of basal ganglia a third of the time.
     */
    private static final long LARGE = 8 << 20;

    /**
     * Values that stay in the cache of a core, 1.25 MiB: parameters, and what is kept of the items that run a lap; with
     * what they share it may be twice as much, of which fused work touches little. On two cores 64 items of circular
     * convolutions, four together, ran 1.01 to 1.16 times as many steps a second as step by step, eight together; of basal
     * ganglia, one by one, 1.08 to 1.14 times; of other benchmark networks 0.99 to 1.11 times.
     */
    private static final int CACHED = 5 << 16;

    /** Values of an item from which on it pays in training: then few items stay in the cache of a core. */
    private static final int LARGE_IN_TRAINING = 1 << 14;

    /** How many values of such items go together. */
    private static final int VALUES_IN_TRAINING = 1 << 18;

    /** Products take so many items at once, or what is left over one by one. */
    private static final int ROWS = 8;

    /** What is chosen for a run, by its options or by how much memory it takes. */
    static Together of(Plan plan, SimulatorOptions options) {
        int batch = options.batch;
        int threads = options.threads.orElse(Runtime.getRuntime().availableProcessors());
        Set<Signal> transients = batch > 1 && options.fused ? Transients.of(plan) : Set.of();
        boolean alone = batch < Math.max(2, options.threads.orElse(2)) || options.timed;
        int steps = alone ? 1 : Lap.steps(plan, batch);
        int cached = steps > 1 ? cached(plan, transients) : 0;
        int items = Math.min(batch, options.together.orElseGet(() -> chosen(plan, batch, threads, cached)));
        Memory memory = transients.isEmpty() || items == batch
                ? new Memory(plan, batch)
                : new Memory(plan, batch, Commons.of(plan, transients, batch, items, threads));
        return new Together(items, items <= cached ? steps : 1, memory);
    }

    /**
     * How many items of a batch go through all tasks of a step together, forwards and backwards: in parts of about the same
     * size, of whole rows of products.
     *
     * @param size the values of an item's state
     */
    static int inTraining(int batch, int size) {
        if (size < LARGE_IN_TRAINING) {
            return batch;
        }
        long parts = Math.clamp((long) batch * size / VALUES_IN_TRAINING, 1, batch);
        long each = (batch + parts - 1) / parts;
        return (int) ((each + ROWS - 1) / ROWS * ROWS);
    }

    /** How many items stay in the cache of a core while they run a lap, one after the other in what they share. */
    private static int cached(Plan plan, Set<Signal> transients) {
        int all = plan.layout().stateSize();
        int kept = all - transients.stream().mapToInt(Signal::size).sum();
        int left = Math.max(0, CACHED - plan.parameters().length);
        return Math.min(left / Math.max(1, kept), 2 * CACHED / Math.max(1, all));
    }

    /** In groups of about the same size. */
    private static int chosen(Plan plan, int batch, int threads, int cached) {
        if (cached > 0) {
            return Math.ceilDiv(batch, Math.ceilDiv(batch, cached));
        }
        if ((long) batch * plan.layout().stateSize() * Float.BYTES < LARGE) {
            return batch;
        }
        int share = Math.ceilDiv(batch, threads);
        int groups = Math.max(1, share / ROWS);
        return groups == 1 ? batch : Math.ceilDiv(share, groups);
    }
}
