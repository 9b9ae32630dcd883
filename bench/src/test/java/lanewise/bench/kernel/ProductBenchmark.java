package lanewise.bench.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.Products;
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

/** The main job's products, encoding 784 pixels and decoding 2,000 neurons, for one item and for a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    @Param({"scalar", "simd"})
    String kernels;

    @Param({"2000x784", "10x2000"})
    String shape;

    @Param({"1", "32"})
    int items;

    private Kernels chosen;
    private int rows;
    private int cols;
    private float[] weights;
    private float[] x;
    private float[] y;

    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        int cross = shape.indexOf('x');
        rows = Integer.parseInt(shape.substring(0, cross));
        cols = Integer.parseInt(shape.substring(cross + 1));
        weights = random(Products.leading(rows, cols) * cols);
        x = random(items * cols);
        y = new float[items * rows];
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
        int leading = Products.leading(rows, cols);
        int partials = Products.partials(rows, cols);
        chosen.products().dotInc(y, 0, rows, weights, 0, x, 0, cols, rows, cols, leading, partials, items);
        return y;
    }
}
