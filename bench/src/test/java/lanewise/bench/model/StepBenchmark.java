package lanewise.bench.model;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import lanewise.bench.zoo.Zoo;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.sim.Simulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A step of whole networks, on one thread, after a check that the kernels give the scalar ones' bits. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
    private static final int STEPS = 10;
    private static final int CHECKED_STEPS = 50;

    @Param({"scalar", "simd"})
    String kernels;

    @Param({
        "cconv-128-64-lif",
        "cconv-128-64-relu",
        "integrator-128-32-lif",
        "basal-ganglia-128-64-lif",
        "random-2-25-100-10-lif",
        "wide-16-2048-lif",
        "population-1e5-lif",
        "convnet",
        "lmu"
    })
    String workload;

    @Param({"1", "16"})
    int batch;

    private Simulator simulator;

    @Setup
    public void build() {
        Graph graph = Zoo.named(workload).build(options -> {});
        Kernels chosen = KernelChoice.of(kernels).kernels();
        if (!Arrays.deepEquals(recorded(graph, chosen), recorded(graph, ScalarKernels.INSTANCE))) {
            throw new AssertionError("%s kernels give other values than the scalar ones".formatted(kernels));
        }
        simulator = simulator(graph, chosen);
    }

    private Simulator simulator(Graph graph, Kernels chosen) {
        return Simulator.of(graph, options -> options.batch(batch).threads(1).kernels(chosen));
    }

    private float[][] recorded(Graph graph, Kernels chosen) {
        try (Simulator run = simulator(graph, chosen)) {
            run.runSteps(CHECKED_STEPS);
            return graph.probes().stream()
                    .map((ProbedSignal probe) -> run.data(probe).values(batch - 1))
                    .toArray(float[][]::new);
        }
    }

    @Setup(Level.Iteration)
    public void forget() {
        simulator.clearProbes();
    }

    @TearDown
    public void close() {
        simulator.close();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long step() {
        return simulator.runSteps(STEPS);
    }
}
