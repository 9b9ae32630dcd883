package lanewise.kernel;

import java.util.List;

/**
 * Where each input of a convolution goes to along one axis: input i to {@code count[i]} outputs, the first at offset
 * {@code yFrom[i]} by the weight at {@code wFrom[i]}.
 *
 * @param yStep distance to the next output
 * @param wStep distance to its weight
 */
@SuppressWarnings("ArrayRecordComponent") // shared by kernels that only read; compared by nobody
public record ConvolutionTargets(int[] count, int[] yFrom, int[] wFrom, int yStep, int wStep) {

    /** From the runs of the transpose, whose outputs are the inputs here. */
    static ConvolutionTargets of(int inputs, List<AxisRun> transpose, int yStep, int wStep) {
        int[] count = new int[inputs];
        int[] yFrom = new int[inputs];
        int[] wFrom = new int[inputs];
        int step = 0;
        for (AxisRun run : transpose) {
            for (int n = 0; n < run.outputs(); n++) {
                int i = run.outFrom() + n * run.outStep();
                count[i] = run.taps();
                yFrom[i] = (run.inFrom() + n * run.inStep()) * yStep;
                wFrom[i] = run.kernelFrom() * wStep;
            }
            step = run.kernelStep() * wStep;
        }
        return new ConvolutionTargets(count, yFrom, wFrom, yStep, step);
    }
}
