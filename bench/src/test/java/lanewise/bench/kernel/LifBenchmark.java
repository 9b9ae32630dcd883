package lanewise.bench.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifStep;
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

/** A step of leaky integrate-and-fire neurons under constant currents, in microseconds a population. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LifBenchmark {
    @Param({"scalar", "simd"})
    String kernels;

    @Param({"2000", "10000", "100000"})
    int neurons;

    private final LifStep step = LifStep.of(0.001, 0.02, 0.002, 0, 1, true);
    private Kernels chosen;
    private float[] current;
    private float[] voltage;
    private float[] refractory;
    private float[] out;

    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        SplittableRandom random = new SplittableRandom(1);
        current = new float[neurons];
        voltage = new float[neurons];
        refractory = new float[neurons];
        out = new float[neurons];
        for (int i = 0; i < neurons; i++) {
            current[i] = 0.5f + 3.5f * random.nextFloat();
            voltage[i] = random.nextFloat();
        }
    }

    @Benchmark
    public float[] lif() {
        chosen.neurons().lif(out, 0, voltage, 0, refractory, 0, current, 0, neurons, step);
        return out;
    }
}
