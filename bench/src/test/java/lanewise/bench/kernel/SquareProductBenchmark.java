package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.Products;
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

/** The product of two square matrices, one the weights and the other a batch of as many items, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SquareProductBenchmark {
    @Param({"scalar", "simd"})
    String kernels;

    @Param({"64", "256", "512", "1024", "2048"})
    int side;

    private Kernels chosen;
    private float[] weights;
    private float[] x;
    private float[] y;
    private float[] yBar;
    private float[] gradient;

    /** Draws both matrices, and holds the first product to the scalar one's bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        weights = random(Products.leading(side, side) * side);
        x = random(side * side);
        y = new float[side * side];
        yBar = random(side * side);
        gradient = new float[weights.length];
        multiply(ScalarKernels.INSTANCE);
        float[] expected = y.clone();
        Arrays.fill(y, 0);
        if (!Arrays.equals(dotInc(), expected)) {
            throw new IllegalStateException("%s gives other bits than scalar".formatted(kernels));
        }
    }

    private static float[] random(int n) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @Benchmark
    public float[] dotInc() {
        multiply(chosen);
        return y;
    }

    /** The gradient of the weights. */
    @Benchmark
    public float[] dotGradient() {
        int leading = Products.leading(side, side);
        chosen.gradients().dotGradient(gradient, 0, leading, yBar, 0, side, x, 0, side, side, 0, side, side);
        return gradient;
    }

    private void multiply(Kernels k) {
        int leading = Products.leading(side, side);
        k.products().dotInc(y, 0, side, weights, 0, x, 0, side, side, side, leading, 1, side);
    }
}
