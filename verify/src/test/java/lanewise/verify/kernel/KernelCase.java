package lanewise.verify.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A kernel, or a way through one, with how to make a call of about a given size. */
interface KernelCase {
    /** Every case of a step's kernels. */
    static List<KernelCase> ofSteps() {
        return Stream.<KernelCase[]>of(
                        ElementwiseCase.values(),
                        FilterCase.values(),
                        LearningCase.values(),
                        NeuronCase.values(),
                        ProductCase.values(),
                        ConvolutionCase.values(),
                        GradientCase.values(),
                        SlopeCase.values(),
                        SpikeGradientCase.values(),
                        SparseCase.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** Every case: those of steps and those of building, which may allocate. */
    static List<KernelCase> all() {
        return Stream.concat(ofSteps().stream(), Arrays.stream(MatrixCase.values()))
                .toList();
    }

    /** A call of this kernel. */
    Trial trial(Size size);

    /**
     * A call of this kernel.
     *
     * @param seed of the values, offsets and shapes
     * @param n the size it is about
     * @param corners the share of corner values
     */
    default Trial trial(long seed, int n, double corners) {
        return trial(new Size(n, new Values(new Random(seed), corners)));
    }

    /** The size a call is about, and where its values come from. */
    record Size(int n, Values values) {}
}
