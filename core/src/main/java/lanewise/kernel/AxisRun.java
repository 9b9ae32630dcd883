package lanewise.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Outputs along one axis of a convolution that meet the same part of the kernel. Output {@code n} of the run is
 * {@code outFrom + n * outStep}; its taps {@code j < taps} are input {@code inFrom + n * inStep + j} with the weight at
 * {@code kernelFrom + j * kernelStep} along the axis, so inputs ascend.
 */
record AxisRun(
        int outFrom, int outStep, int inFrom, int inStep, int kernelFrom, int kernelStep, int taps, int outputs) {

    /** The outputs of a convolution that have an input at all. */
    static List<AxisRun> ofConvolution(int in, int out, int kernel, int stride, int before) {
        List<AxisRun> runs = new ArrayList<>();
        for (int o = 0; o < out; o++) {
            int first = Math.max(0, before - o * stride);
            int end = Math.min(kernel, in + before - o * stride);
            add(runs, new AxisRun(o, 1, o * stride - before + first, stride, first, 1, end - first, 1));
        }
        return runs;
    }

    /** Those of a transposed one, in turn for each remainder of the output by the stride: they share their weights. */
    static List<AxisRun> ofTransposed(int in, int out, int kernel, int stride, int before) {
        List<AxisRun> runs = new ArrayList<>();
        for (int remainder = 0; remainder < Math.min(stride, out); remainder++) {
            for (int o = remainder; o < out; o += stride) {
                int first = Math.max(0, Math.ceilDiv(o + before - kernel + 1, stride));
                int last = Math.min(in - 1, (o + before) / stride);
                int offset = o + before - first * stride;
                add(runs, new AxisRun(o, stride, first, 1, offset, -stride, last - first + 1, 1));
            }
        }
        return runs;
    }

    private static void add(List<AxisRun> runs, AxisRun next) {
        if (next.taps <= 0) {
            return;
        }
        AxisRun run = runs.isEmpty() ? null : runs.getLast();
        if (run != null
                && next.kernelFrom == run.kernelFrom
                && next.taps == run.taps
                && next.outFrom == run.outFrom + run.outputs * run.outStep
                && next.inFrom == run.inFrom + run.outputs * run.inStep) {
            runs.removeLast();
            runs.add(new AxisRun(
                    run.outFrom,
                    run.outStep,
                    run.inFrom,
                    run.inStep,
                    run.kernelFrom,
                    run.kernelStep,
                    run.taps,
                    run.outputs + 1));
        } else {
            runs.add(next);
        }
    }
}
