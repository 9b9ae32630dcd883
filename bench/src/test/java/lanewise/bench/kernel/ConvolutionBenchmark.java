package lanewise.bench.kernel;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.Padding;
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

/** The layers of small image networks, and one over sound, with inputs that are all active or spike now and then. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {
    /** Layers by what they are good for; extents are those of channels last. */
    public enum Layer {
        /** 0.2 million products: the first layer for digits. */
        FIRST(new int[] {28, 28, 1}, 32, 3, 1, Padding.VALID, 1, false),
        /** 2.7 million products: their second layer. */
        SECOND(new int[] {26, 26, 32}, 64, 3, 2, Padding.VALID, 1, false),
        /** 37.7 million products: inside a network for photographs. */
        SAME(new int[] {32, 32, 64}, 64, 3, 1, Padding.SAME, 1, false),
        /** 1.3 million products, one filter for each channel. */
        DEPTHWISE(new int[] {32, 32, 64}, 64, 3, 1, Padding.SAME, 64, false),
        /** 4.1 million products: sound, a thousand samples. */
        SOUND(new int[] {1000, 16}, 32, 8, 1, Padding.SAME, 1, false),
        /** 0.2 million products: back to a picture of one channel. */
        PICTURE(new int[] {14, 14, 16}, 1, 3, 2, Padding.SAME, 1, true),
        /** 1.8 million products: back to more channels. */
        UNFOLD(new int[] {7, 7, 64}, 64, 3, 2, Padding.SAME, 1, true);

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
        private final int[] input;

        private final int filters;
        private final int kernel;
        private final int stride;
        private final Padding padding;
        private final int groups;
        private final boolean transposed;

        Layer(int[] input, int filters, int kernel, int stride, Padding padding, int groups, boolean transposed) {
            this.input = input;
            this.filters = filters;
            this.kernel = kernel;
            this.stride = stride;
            this.padding = padding;
            this.groups = groups;
            this.transposed = transposed;
        }

        ConvolutionShape shape(boolean channelsLast) {
            int axes = input.length - 1;
            int[] in = new int[axes + 1];
            int[] out = new int[axes + 1];
            int[] kernels = new int[axes];
            int[] strides = new int[axes];
            Arrays.fill(kernels, kernel);
            Arrays.fill(strides, stride);
            for (int d = 0; d < axes; d++) {
                int to = channelsLast ? d : d + 1;
                in[to] = input[d];
                out[to] = transposed ? input[d] * stride : padding.outputs(input[d], kernel, stride);
            }
            in[channelsLast ? axes : 0] = input[axes];
            out[channelsLast ? axes : 0] = filters;
            return transposed
                    ? ConvolutionShape.transposed(in, out, kernels, strides, padding, channelsLast)
                    : ConvolutionShape.of(in, out, kernels, strides, padding, channelsLast, groups);
        }
    }

    @Param({"scalar", "simd"})
    String kernels;

    @Param
    Layer layer;

    @Param({"true", "false"})
    boolean channelsLast;

    @Param({"1", "16"})
    int items;

    /** Share of inputs that are not zero. */
    @Param({"1", "0.05"})
    double activity;

    private Kernels chosen;
    private ConvolutionShape shape;
    private float[] weights;
    private float[] x;
    private float[] y;
    private ConvolutionShape adjoint;
    private float[] adjointWeights;
    private float[] gradient;
    private float[] yBar;
    private float[] xBar;

    @Setup
    public void draw() {
        chosen = KernelChoice.of(kernels).kernels();
        shape = layer.shape(channelsLast);
        weights = random(shape.weights(), 1);
        x = random(items * shape.inputs(), activity);
        y = new float[items * shape.outputs()];
        adjoint = shape.adjoint();
        adjointWeights = new float[shape.weights()];
        chosen.gradients().adjointWeights(adjointWeights, 0, weights, 0, shape);
        gradient = new float[shape.weights()];
        yBar = random(items * shape.outputs(), 1);
        xBar = new float[items * shape.inputs()];
    }

    private static float[] random(int n, double share) {
        SplittableRandom random = new SplittableRandom(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble() < share ? random.nextFloat() - 0.5f : 0;
        }
        return values;
    }

    @Benchmark
    public float[] convInc() {
        chosen.convolutions().convInc(y, 0, shape.outputs(), weights, 0, x, 0, shape.inputs(), shape, items);
        return y;
    }

    /** The gradient of the weights. */
    @Benchmark
    public float[] convGradient() {
        int rows = shape.rows();
        chosen.gradients()
                .convGradient(gradient, 0, yBar, 0, shape.outputs(), x, 0, shape.inputs(), shape, 0, rows, items);
        return gradient;
    }

    /** The gradient of the input. */
    @Benchmark
    public float[] convIncBack() {
        chosen.convolutions()
                .convInc(xBar, 0, shape.inputs(), adjointWeights, 0, yBar, 0, shape.outputs(), adjoint, items);
        return xBar;
    }
}
