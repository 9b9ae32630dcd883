package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.FilterStep;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifStep;
import lanewise.kernel.ScalarKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step of leaky integrate-and-fire neurons under constant currents, of which about one in fifteen spikes in each step, in
 * microseconds a population.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LifBenchmark {
    /** As a simulator runs neighbouring steps. */
    private static final int STRIP = 1024;

    private static final int CHECKED_STEPS = 20;

    @Param({"scalar", "simd"})
    String kernels;

    /** Of exponential and logarithm. */
    @Param({"short", "general"})
    String form;

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    int neurons;

    private final FilterStep synapse = FilterStep.lowpass(0.8187307530779818, 0.1812692469220182);
    private LifStep step;
    private Kernels chosen;
    private float[] current;
    private float[] voltage;
    private float[] refractory;
    private float[] out;
    private float[] filtered;

    /** Draws a population, and holds its first steps to the scalar kernels' bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        step = LifStep.of(0.001, 0.02, 0.002, 0, 1, form.equals("short"));
        SplittableRandom random = new SplittableRandom(1);
        current = new float[neurons];
        voltage = new float[neurons];
        refractory = new float[neurons];
        out = new float[neurons];
        filtered = new float[neurons];
        for (int i = 0; i < neurons; i++) {
            current[i] = 0.5f + 3.5f * random.nextFloat();
            voltage[i] = random.nextFloat();
        }
        float[] v = voltage.clone();
        float[] r = refractory.clone();
        float[] spikes = out.clone();
        for (int i = 0; i < CHECKED_STEPS; i++) {
            lif();
            ScalarKernels.INSTANCE.neurons().lif(spikes, 0, v, 0, r, 0, current, 0, neurons, step);
        }
        if (!Arrays.equals(voltage, v) || !Arrays.equals(refractory, r) || !Arrays.equals(out, spikes)) {
            throw new IllegalStateException("%s gives other bits than scalar".formatted(kernels));
        }
    }

    @Benchmark
    public float[] lif() {
        chosen.neurons().lif(out, 0, voltage, 0, refractory, 0, current, 0, neurons, step);
        return out;
    }

    @Benchmark
    public float[] lifAndLowpass() {
        for (int at = 0; at < neurons; at += STRIP) {
            int n = Math.min(STRIP, neurons - at);
            chosen.neurons().lif(out, at, voltage, at, refractory, at, current, at, n, step);
            chosen.filters().linearFilter(filtered, at, filtered, at, neurons, out, at, n, synapse);
        }
        return filtered;
    }
}
