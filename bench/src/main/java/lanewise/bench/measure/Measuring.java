package lanewise.bench.measure;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalInt;
import lanewise.bench.mnist.Progress;
import lanewise.bench.zoo.Workload;
import lanewise.graph.Graph;
import lanewise.kernel.KernelChoice;
import lanewise.plan.PlanReport;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;

/** Measures a workload: build, warm-up, and repetitions of some steps. */
public final class Measuring {
    private static final int REPETITIONS = 9;

    /** Vector code is interpreted a hundred times slower until it is compiled, which takes calls and time. */
    private static final long WARM_UP_NANOS = 2_500_000_000L;

    /** Enough for the compiler to have seen every method, if there is time for as many. */
    private static final int WARM_UP_STEPS = 3_000;

    /** A step may take long: after this time its code is compiled, however few steps there were. */
    private static final long LONGEST_WARM_UP_NANOS = 4 * WARM_UP_NANOS;

    private final Workload workload;
    private final Settings settings;
    private final Progress progress;

    /**
     * What can be chosen.
     *
     * @param kernels what computes
     * @param threads how many share a step; without it as many as the simulator finds to help
     * @param batch how many items are run side by side
     * @param steps of a repetition; without it as many as fit into the time
     * @param seconds that all repetitions take together, unless steps say otherwise
     */
    public record Settings(KernelChoice kernels, OptionalInt threads, int batch, OptionalInt steps, double seconds) {}

    private Measuring(Workload workload, Settings settings, Progress progress) {
        this.workload = workload;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures a workload.
     *
     * @param bandwidth the machine's
     * @throws lanewise.error.LanewiseException if the workload cannot be built or run
     */
    public static Measurement of(Workload workload, Settings settings, ReadBandwidth bandwidth, Progress progress) {
        return new Measuring(workload, settings, progress).measure(bandwidth);
    }

    private Measurement measure(ReadBandwidth bandwidth) {
        progress.at(workload.name() + ": building");
        long before = memoryInUse();
        long start = System.nanoTime();
        Graph graph = workload.build(options -> options.kernels(settings.kernels));
        try (Simulator simulator = Simulator.of(graph, this::choose)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            double[] micros = micros(simulator);
            Arrays.sort(micros);
            long memory = memoryInUse() - before;
            PlanReport plan = simulator.plan().report();
            long weights = Math.min(plan.parameterBytes(), plan.bytesPerStep());
            long bytes = weights + (plan.bytesPerStep() - weights) * settings.batch;
            return new Measurement(
                    workload.name(),
                    graph.neurons(),
                    graph.operators().size(),
                    plan.blocks().size(),
                    buildSeconds,
                    micros[0],
                    micros[micros.length / 2],
                    bytes,
                    bandwidth.of(Math.min(bytes, plan.memoryBytes(settings.batch))),
                    graph.dt(),
                    memory,
                    settings.kernels.kernels().name(),
                    settings.kernels.lanes(),
                    simulator.threads(),
                    settings.batch);
        }
    }

    private void choose(SimulatorOptions options) {
        options.batch(settings.batch).kernels(settings.kernels.kernels());
        settings.threads.ifPresent(options::threads);
    }

    /** Microseconds a step of each repetition. */
    private double[] micros(Simulator simulator) {
        double nanosPerStep = warmUp(simulator);
        double nanosEach = settings.seconds * 1e9 / REPETITIONS;
        int steps = settings.steps.orElse((int) Math.clamp(nanosEach / nanosPerStep, 1, 1_000_000));
        double[] micros = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            progress.at(workload.name(), i, REPETITIONS);
            long start = System.nanoTime();
            simulator.runSteps(steps);
            micros[i] = (System.nanoTime() - start) / 1e3 / steps;
            simulator.clearProbes();
        }
        return micros;
    }

    /** Runs until the code is compiled, and returns how long a step then takes. */
    private double warmUp(Simulator simulator) {
        progress.at(workload.name() + ": warming up");
        long start = System.nanoTime();
        int steps = 0;
        int round = 1;
        double nanosPerStep;
        long spent;
        do {
            long began = System.nanoTime();
            simulator.runSteps(round);
            simulator.clearProbes();
            long now = System.nanoTime();
            steps += round;
            nanosPerStep = (double) (now - began) / round;
            round = (int) Math.clamp(WARM_UP_NANOS / 20 / nanosPerStep, 1, WARM_UP_STEPS);
            spent = now - start;
        } while (spent < WARM_UP_NANOS || (steps < WARM_UP_STEPS && spent < LONGEST_WARM_UP_NANOS));
        return nanosPerStep;
    }

    /** What is alive, after what is not has been collected. */
    static long memoryInUse() {
        System.gc();
        System.gc(); // what the first has made unreachable through cleaners
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }
}
