package lanewise.bench.kernel;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.LearningKernels;
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

/** A step of learning rules, post by pre weights, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LearningBenchmark {
    @Param({"scalar", "simd"})
    String kernels;

    @Param({"pes", "oja", "voja", "rls"})
    String rule;

    @Param({"2x60", "10x1000", "300x300", "1000x2"})
    String shape;

    private LearningKernels chosen;
    private int post;
    private int pre;
    private float[] delta;
    private float[] weights;
    private float[] inverse;
    private float[] in;
    private float[] out;

    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels().learning();
        int cross = shape.indexOf('x');
        post = Integer.parseInt(shape.substring(0, cross));
        pre = Integer.parseInt(shape.substring(cross + 1));
        delta = new float[post * pre + 16];
        weights = random(post * pre + 16);
        in = random(pre + 16);
        out = random(post + 16);
        inverse = new float[pre * pre + 16];
        for (int i = 0; i < pre; i++) {
            inverse[i * pre + i] = 0.1f / pre;
        }
    }

    private static float[] random(int n) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    @Benchmark
    public float[] step() {
        switch (rule) {
            case "pes" -> chosen.pes(delta, 0, out, 0, in, 0, post, pre, -1e-3f);
            case "oja" -> chosen.oja(delta, 0, weights, 0, in, 0, out, 0, post, pre, 1e-3f, 1);
            case "voja" -> chosen.voja(delta, 0, weights, 0, out, 0, in, 0, out, 0, 0.5f, post, pre, 1e-3f);
            case "rls" -> chosen.rls(inverse, 0, delta, 0, in, 0, out, 0, post, pre);
            default -> throw new IllegalArgumentException(rule);
        }
        return delta;
    }
}
