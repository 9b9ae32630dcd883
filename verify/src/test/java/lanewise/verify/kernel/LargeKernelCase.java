package lanewise.verify.kernel;

import java.util.Random;
import java.util.function.Function;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.LifStep;
import lanewise.kernel.Padding;
import lanewise.verify.kernel.KernelCase.Size;

/** Calls of kernels that work in blocks or tiles, each on more than one of them: too large for many tries. */
enum LargeKernelCase {
    LIF(s -> NeuronCase.lif(s, LifStep.of(0.001, s.values().oneIn(2) ? 0.02 : 0.0025, 0.002, 0, 1, false))),

    LIF_SHORT(s -> NeuronCase.lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1, true))),

    LIF_BACKWARDS(s -> SpikeGradientCase.lif(
            s, LifStep.of(0.001, 0.02, 0.002, 0, 1, s.values().oneIn(2)))),

    INTEGRATING_BACKWARDS(s -> SpikeGradientCase.integrating(s, 0.3, s.values().oneIn(2))),

    SOFT_LIF_RATE(s -> NeuronCase.softLifRate(s, s.values().oneIn(2) ? 1 : 0.02)),

    TANH(NeuronCase.TANH::trial),

    FILTER(s -> FilterCase.filter(s, s.n(), 1 + s.values().upTo(7), s.values().oneIn(2))),

    TRIANGLE(s -> FilterCase.triangle(s, s.n(), 1 + s.values().upTo(30))),

    DOT_ONE_ITEM(s -> ProductCase.dot(
            s, 257 + s.n(), 33 + s.values().upTo(80), 1, s.values().oneIn(2), 1)),

    DOT_BATCH(s -> ProductCase.dot(
            s,
            257 + s.n(),
            33 + s.values().upTo(80),
            1,
            s.values().oneIn(2),
            2 + s.values().upTo(7))),

    /** Packed weights: several blocks of items and columns, and sometimes of rows. */
    DOT_MANY_ITEMS(s -> ProductCase.dot(
            s,
            (s.values().oneIn(3) ? 1024 : 64) + s.values().upTo(70),
            s.n(),
            1,
            s.values().oneIn(2),
            62 + s.values().upTo(90))),

    DOT_TWINS(s -> ProductCase.twins(s, 1 + s.values().upTo(6))),

    /** Several blocks of items and panels of rows. */
    DOT_GRADIENT_SILENT(s -> GradientCase.silentDot(
            s, 257 + s.n(), 33 + s.values().upTo(80), 200 + s.values().upTo(100))),

    DOT_GRADIENT(s -> GradientCase.dot(
            s, 1 + s.n(), 1 + s.values().upTo(20), 250 + s.values().upTo(300))),

    /** More positions than a sum takes at once. */
    CONVOLUTION_GRADIENT_OF_A_LONG_ITEM(s -> {
        int[] input = {1300 + s.n(), 1 + s.values().upTo(8)};
        int[] output = {input[0] - 3, 1 + s.values().upTo(40)};
        return GradientCase.convolution(
                s, ConvolutionShape.of(input, output, new int[] {4}, new int[] {1}, Padding.VALID, true, 1));
    }),

    CONVOLUTION_GRADIENT(s -> GradientCase.convolution(
            s,
            ConvolutionCase.shape(
                    s, s.values().oneIn(2), s.values().upTo(2), 60 + s.values().upTo(90)))),

    SOFT_LIF_RATE_SLOPE(SlopeCase.SOFT_LIF_RATE::trial),

    FILTER_ADJOINT(
            s -> GradientCase.filter(s, 1 + s.values().upTo(7), s.values().oneIn(2))),

    /** Beyond 2048 columns, with and without rows that begin there. */
    GRAM_INC(s -> {
        int from = s.values().upTo(10);
        int n = from + 2049 + s.values().upTo(70);
        int to = s.values().oneIn(2) ? n : from + 1 + s.values().upTo(200);
        return MatrixCase.gram(s, n, 1 + s.values().upTo(3), from, to);
    });

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    LargeKernelCase(Function<Size, Trial> make) {
        this.make = make;
    }

    /**
     * A call of this kernel.
     *
     * @param seed of the values, offsets and shapes
     * @param corners the share of corner values
     */
    Trial trial(long seed, double corners) {
        var values = new Values(new Random(seed), corners);
        boolean elementwise = switch (this) {
            case LIF,
                    LIF_SHORT,
                    LIF_BACKWARDS,
                    INTEGRATING_BACKWARDS,
                    SOFT_LIF_RATE,
                    TANH,
                    FILTER,
                    TRIANGLE,
                    SOFT_LIF_RATE_SLOPE,
                    FILTER_ADJOINT -> true;
            case DOT_ONE_ITEM,
                    DOT_BATCH,
                    DOT_MANY_ITEMS,
                    DOT_TWINS,
                    DOT_GRADIENT_SILENT,
                    DOT_GRADIENT,
                    CONVOLUTION_GRADIENT,
                    CONVOLUTION_GRADIENT_OF_A_LONG_ITEM,
                    GRAM_INC -> false;
        };
        return make.apply(new Size(elementwise ? 1025 + values.upTo(1100) : values.upTo(300), values));
    }
}
