package lanewise.bench.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.FilterStep;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.TriangleStep;
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

/** A step of filters over so many values, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
    private static final int TAPS = 21;

    @Param({"scalar", "simd"})
    String kernels;

    /** The order; with a D if it ends with one; or the triangle of 21 taps. */
    @Param({"0D", "1", "1D", "2", "2D", "4", "triangle"})
    String filter;

    @Param({"50", "2000", "20000"})
    int values;

    private final TriangleStep triangle = TriangleStep.of(1.0 / 11, 1.0 / 231, TAPS);
    private Kernels chosen;
    private FilterStep step;
    private float[] y;
    private float[] x;
    private float[] u;

    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        SplittableRandom random = new SplittableRandom(1);
        int order = filter.equals("triangle") ? 0 : filter.charAt(0) - '0';
        double[][] a = new double[order][order];
        for (int i = 0; i < order; i++) {
            a[i] = random.doubles(order, -0.5 / order, 0.9 / order).toArray();
        }
        double[] b = random.doubles(order).toArray();
        double[] c = random.doubles(order).toArray();
        step = FilterStep.of(a, b, c, filter.endsWith("D") ? 0.5 : 0);
        y = new float[values];
        x = new float[TAPS * values];
        u = new float[values];
        for (int i = 0; i < values; i++) {
            u[i] = random.nextFloat();
        }
    }

    @Benchmark
    public float[] step() {
        if (filter.equals("triangle")) {
            chosen.filters().triangle(y, 0, x, 0, values, u, 0, values, triangle, 0);
        } else {
            chosen.filters().linearFilter(y, 0, x, 0, values, u, 0, values, step);
        }
        return y;
    }
}
