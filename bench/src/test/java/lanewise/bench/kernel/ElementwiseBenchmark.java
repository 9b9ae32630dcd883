package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.FilterStep;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
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

/** The steps that are little but traffic, over values that lie in the first cache, in others and in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
    /** What is done with each value. */
    public enum Step {
        /** {@code y = y + x}. */
        ADD,
        /** {@code y = fma(a, x, y)} with one factor. */
        SCALE_INC,
        /** {@code y = fma(g, x, y)} with a factor for each value. */
        MULTIPLY_INC,
        /** {@code y = max(x, 0)}. */
        RECTIFIED_LINEAR,
        /** {@code y = fma(g, x, b)} and then its positive part: a layer of rectified linear neurons. */
        BIASED_RECTIFIED_LINEAR,
        /** {@code y = fma(a, y, b * x)}. */
        LOWPASS,
        /** The same after silence so long that what is left is subnormal. */
        LOWPASS_SUBNORMAL
    }

    /** As a simulator runs neighbouring steps. */
    private static final int STRIP = 1024;

    private static final float DECAY = 0.8187308f;

    @Param({"scalar", "simd"})
    String kernels;

    @Param
    Step step;

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    int values;

    private final FilterStep lowpass = FilterStep.lowpass(DECAY, 1 - DECAY);
    private Kernels chosen;
    private float[] x;
    private float[] y;
    private float[] gain;
    private float[] bias;

    /** Draws values, and holds the first step to the scalar kernels' bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        SplittableRandom random = new SplittableRandom(1);
        boolean silent = step == Step.LOWPASS_SUBNORMAL;
        x = silent ? new float[values] : random(random);
        y = new float[values];
        Arrays.fill(y, silent ? 1e-42f : 0);
        gain = random(random);
        bias = random(random);
        float[] initial = y.clone();
        run(ScalarKernels.INSTANCE);
        float[] expected = y;
        y = initial;
        if (!Arrays.equals(step(), expected)) {
            throw new IllegalStateException("%s gives other bits than scalar for %s".formatted(kernels, step));
        }
    }

    private float[] random(SplittableRandom random) {
        float[] drawn = new float[values];
        for (int i = 0; i < values; i++) {
            drawn[i] = random.nextFloat() - 0.5f;
        }
        return drawn;
    }

    @Benchmark
    public float[] step() {
        run(chosen);
        return y;
    }

    private void run(Kernels k) {
        switch (step) {
            case ADD -> k.elementwise().add(y, 0, x, 0, values);
            case SCALE_INC -> k.elementwise().scaleInc(y, 0, DECAY, x, 0, values);
            case MULTIPLY_INC -> k.elementwise().multiplyInc(y, 0, gain, 0, x, 0, values);
            case RECTIFIED_LINEAR -> k.neurons().rectifiedLinear(y, 0, x, 0, values, 1);
            case BIASED_RECTIFIED_LINEAR -> {
                for (int at = 0; at < values; at += STRIP) {
                    int n = Math.min(STRIP, values - at);
                    k.elementwise().multiplyAdd(y, at, bias, at, gain, at, x, at, n);
                    k.neurons().rectifiedLinear(y, at, y, at, n, 1);
                }
            }
            case LOWPASS, LOWPASS_SUBNORMAL -> k.filters().linearFilter(y, 0, y, 0, values, x, 0, values, lowpass);
        }
    }
}
