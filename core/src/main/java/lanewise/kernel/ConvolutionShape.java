package lanewise.kernel;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernel.Nest.Loop;

/**
 * A convolution over one to three axes, or the transpose of one, made ready for {@link ConvolutionKernels#convInc}.
 * Immutable. Weights are {@code (*kernel, channels / groups, filters)} by row, where channels are those of the input
 * and filters are the channels of the output, for a transposed convolution too.
 *
 * @param inputs length of an item of x
 * @param outputs length of an item of y
 * @param weights length of w
 * @param filters channels of the output: the distance between rows of weights
 * @param groups parts that channels and filters fall into; each filter sees the channels of its part
 * @param channelsLast whether the channels of a position lie side by side, or else the positions of a channel
 * @param channels channels of the input
 * @param xChannel distance between channels in the input
 * @param yFilter distance between filters in the output
 * @param boxes all output positions that have an input
 * @param targets where each input goes to along each of three axes
 * @param axes the three axes of space, for gradients
 */
public record ConvolutionShape(
        int inputs,
        int outputs,
        int weights,
        int filters,
        int groups,
        boolean channelsLast,
        int channels,
        int xChannel,
        int yFilter,
        List<ConvolutionBox> boxes,
        List<ConvolutionTargets> targets,
        List<ConvolutionAxis> axes) {

    /** Axes of space, those that are missing being of extent 1. */
    private static final int AXES = 3;

    /** Keeps copies of the lists. */
    public ConvolutionShape {
        boxes = List.copyOf(boxes);
        targets = List.copyOf(targets);
        axes = List.copyOf(axes);
    }

    /**
     * A cross-correlation: {@code y[o, f] += sum over k and c of x[o * stride + k - before, c] * w[k, c, f]}.
     *
     * @param input extents of the input as it lies, with its channels first or last
     * @param output extents of the output as it lies
     * @param kernel extent of the kernel along each axis of space
     * @param strides one for each axis of space
     * @param groups divides the channels of input and output
     */
    public static ConvolutionShape of(
            int[] input, int[] output, int[] kernel, int[] strides, Padding padding, boolean channelsLast, int groups) {
        return make(input, output, kernel, strides, padding, channelsLast, groups, false);
    }

    /**
     * The transpose of the cross-correlation that leads from {@code output} to {@code input}:
     * {@code y[i * stride + k - before, f] += sum over i, k and c of x[i, c] * w[k, c, f]}. Parameters as of
     * {@link #of}; there are no groups.
     */
    public static ConvolutionShape transposed(
            int[] input, int[] output, int[] kernel, int[] strides, Padding padding, boolean channelsLast) {
        return make(input, output, kernel, strides, padding, channelsLast, 1, true);
    }

    private static ConvolutionShape make(
            int[] input,
            int[] output,
            int[] kernel,
            int[] strides,
            Padding padding,
            boolean channelsLast,
            int groups,
            boolean transposed) {
        assert kernel.length >= 1 && kernel.length <= AXES && strides.length == kernel.length;
        assert input.length == kernel.length + 1 && output.length == kernel.length + 1;
        int channels = input[channelsLast ? kernel.length : 0];
        int filters = output[channelsLast ? kernel.length : 0];
        assert channels % groups == 0 && filters % groups == 0;
        int[] in = space(input, channelsLast ? 0 : 1, kernel.length);
        int[] out = space(output, channelsLast ? 0 : 1, kernel.length);
        int[] k = space(kernel, 0, kernel.length);
        int[] s = space(strides, 0, kernel.length);
        int[] x = steps(in, channelsLast ? channels : 1);
        int[] y = steps(out, channelsLast ? filters : 1);
        List<ConvolutionAxis> axes = new ArrayList<>();
        for (int axis = 0; axis < AXES; axis++) {
            int big = transposed ? out[axis] : in[axis];
            int small = transposed ? in[axis] : out[axis];
            int before = padding.before(big, small, k[axis], s[axis]);
            axes.add(new ConvolutionAxis(in[axis], out[axis], k[axis], s[axis], before, transposed, x[axis], y[axis]));
        }
        return of(axes, channels, filters, groups, channelsLast);
    }

    /** Of the axes of space, whose steps are those of tensors without gaps. */
    private static ConvolutionShape of(
            List<ConvolutionAxis> axes, int channels, int filters, int groups, boolean channelsLast) {
        int[] k = new int[AXES];
        int inputs = 1;
        int outputs = 1;
        for (int axis = 0; axis < AXES; axis++) {
            k[axis] = axes.get(axis).kernel();
            inputs *= axes.get(axis).inputs();
            outputs *= axes.get(axis).outputs();
        }
        int[] w = steps(k, channels / groups * filters);
        int xChannel = channelsLast ? 1 : inputs;
        int yFilter = channelsLast ? 1 : outputs;
        List<List<AxisRun>> runs = new ArrayList<>();
        List<ConvolutionTargets> targets = new ArrayList<>();
        for (int i = 0; i < AXES; i++) {
            ConvolutionAxis axis = axes.get(i);
            int big = axis.transposed() ? axis.outputs() : axis.inputs();
            int small = axis.transposed() ? axis.inputs() : axis.outputs();
            List<AxisRun> forward = AxisRun.ofConvolution(big, small, axis.kernel(), axis.stride(), axis.before());
            List<AxisRun> back = AxisRun.ofTransposed(small, big, axis.kernel(), axis.stride(), axis.before());
            runs.add(axis.transposed() ? back : forward);
            targets.add(ConvolutionTargets.of(axis.inputs(), axis.transposed() ? forward : back, axis.yStep(), w[i]));
        }
        Loop overChannels = new Loop(channels / groups, xChannel, filters);
        List<ConvolutionBox> boxes = new ArrayList<>();
        for (AxisRun r0 : runs.get(0)) {
            for (AxisRun r1 : runs.get(1)) {
                for (AxisRun r2 : runs.get(2)) {
                    boxes.add(box(new AxisRun[] {r0, r1, r2}, axes, w, overChannels, channelsLast));
                }
            }
        }
        return new ConvolutionShape(
                inputs * channels,
                outputs * filters,
                k[0] * w[0],
                filters,
                groups,
                channelsLast,
                channels,
                xChannel,
                yFilter,
                boxes,
                targets,
                axes);
    }

    /**
     * What leads back: the shape whose product with the gradient of an output, under {@linkplain
     * GradientKernels#adjointWeights these weights in another order}, is the gradient of the input. That of a
     * convolution is a transposed one and the other way round, with filters for channels; its own adjoint is this.
     */
    public ConvolutionShape adjoint() {
        List<ConvolutionAxis> back = new ArrayList<>();
        for (ConvolutionAxis axis : axes) {
            back.add(new ConvolutionAxis(
                    axis.outputs(),
                    axis.inputs(),
                    axis.kernel(),
                    axis.stride(),
                    axis.before(),
                    !axis.transposed(),
                    axis.yStep(),
                    axis.xStep()));
        }
        return of(back, /* channels= */ filters, /* filters= */ channels, groups, channelsLast);
    }

    /** Whether each channel has one filter to itself and all of them lie side by side. */
    public boolean isDepthwise() {
        return channelsLast && groups > 1 && groups == channels && groups == filters;
    }

    /** Rows of the weights: taps of the kernel times channels that a filter sees. */
    public int rows() {
        return weights / filters;
    }

    private static ConvolutionBox box(
            AxisRun[] runs, List<ConvolutionAxis> axes, int[] w, Loop overChannels, boolean channelsLast) {
        int xFrom = 0;
        int yFrom = 0;
        int wFrom = 0;
        List<Loop> positions = new ArrayList<>();
        List<Loop> taps = new ArrayList<>();
        for (int axis = 0; axis < AXES; axis++) {
            AxisRun run = runs[axis];
            int x = axes.get(axis).xStep();
            int y = axes.get(axis).yStep();
            xFrom += run.inFrom() * x;
            yFrom += run.outFrom() * y;
            wFrom += run.kernelFrom() * w[axis];
            positions.add(new Loop(run.outputs(), run.outStep() * y, run.inStep() * x));
            taps.add(new Loop(run.taps(), x, run.kernelStep() * w[axis]));
        }
        taps.add(channelsLast ? AXES : 0, overChannels);
        return new ConvolutionBox(yFrom, xFrom, wFrom, Nest.of(positions), Nest.of(taps));
    }

    private static int[] space(int[] extents, int from, int length) {
        int[] all = {1, 1, 1};
        System.arraycopy(extents, from, all, AXES - length, length);
        return all;
    }

    /** Distances between neighbours along each axis. */
    private static int[] steps(int[] extents, int last) {
        return new int[] {extents[1] * extents[2] * last, extents[2] * last, last};
    }
}
