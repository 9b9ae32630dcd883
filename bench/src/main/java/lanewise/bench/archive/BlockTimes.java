package lanewise.bench.archive;

import java.util.Arrays;
import lanewise.graph.Graph;
import lanewise.io.ModelArchive;
import lanewise.kernel.Kernels;
import lanewise.plan.PlanOptions;
import lanewise.sim.Simulator;

/** Measures how long the blocks of an archive's plan take, after warm-up. */
final class BlockTimes {
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long MEASURED_NANOS = 1_000_000_000L;

    /** A run of so many steps is short enough to be repeated, and long enough for its start not to count. */
    private static final long MOST_STEPS = 1_000;

    private BlockTimes() {}

    /** Microseconds a step of each block; those that need not run in each step have them spread over all. */
    static double[] micros(ModelArchive archive, PlanOptions planning, int batch, Kernels kernels) {
        Graph graph = archive.graph();
        long steps = Math.clamp(archive.steps(), 1, MOST_STEPS);
        try (Simulator simulator = Simulator.of(graph, options -> {
            options.batch(batch).kernels(kernels).plan(planning).timed();
            HostFunctions.KNOWN.forEach(options::function);
        })) {
            run(simulator, steps, WARM_UP_NANOS);
            long[] before = simulator.blockNanos();
            long measured = run(simulator, steps, MEASURED_NANOS);
            long[] after = simulator.blockNanos();
            double[] micros = new double[after.length];
            Arrays.setAll(micros, i -> (after[i] - before[i]) / 1e3 / measured);
            return micros;
        }
    }

    /** Runs from the start again and again, and returns how many steps that were. */
    private static long run(Simulator simulator, long steps, long nanos) {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < nanos) {
            simulator.reset();
            simulator.runSteps(steps);
            done += steps;
        }
        return done;
    }
}
