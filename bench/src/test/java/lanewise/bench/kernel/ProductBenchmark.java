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

/**
 * Products of matrices with one item and with a batch: the main job's, encoding 784 pixels and decoding 2,000 neurons,
 * and some from a few weights to more than a cache holds; of inputs that are all active or spike now and then.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    @Param({"scalar", "simd"})
    String kernels;

    @Param({"2000x784", "10x2000", "1x128", "16x2048", "64x8192", "256x32768", "1024x1024", "4096x4096", "8192x8192"})
    String shape;

    @Param({"1", "32"})
    int items;

    /** Share of inputs that are not zero; those of spikes are 1. */
    @Param({"1", "0.2", "0.1", "0.05", "0.01"})
    double activity;

    private Kernels chosen;
    private int rows;
    private int cols;
    private float[] weights;
    private float[] x;
    private float[] y;

    /** Draws weights and inputs, and holds the first product to the scalar one's bits. */
    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        int cross = shape.indexOf('x');
        rows = Integer.parseInt(shape.substring(0, cross));
        cols = Integer.parseInt(shape.substring(cross + 1));
        weights = random(Products.leading(rows, cols) * cols, 1);
        x = random(items * cols, activity);
        y = new float[items * rows];
        multiply(ScalarKernels.INSTANCE);
        float[] expected = y.clone();
        Arrays.fill(y, 0);
        if (!Arrays.equals(dotInc(), expected)) {
            throw new IllegalStateException("%s gives other bits than scalar for %s".formatted(kernels, shape));
        }
    }

    private static float[] random(int n, double share) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            if (share == 1) {
                values[i] = random.nextFloat() - 0.5f;
            } else {
                values[i] = random.nextDouble() < share ? 1 : 0;
            }
        }
        return values;
    }

    @Benchmark
    public float[] dotInc() {
        multiply(chosen);
        return y;
    }

    private void multiply(Kernels k) {
        int leading = Products.leading(rows, cols);
        int partials = Products.partials(rows, cols);
        k.products().dotInc(y, 0, rows, weights, 0, x, 0, cols, rows, cols, leading, partials, items);
    }
}
