package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Padding;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the convolutions, and of every way through them. */
enum ConvolutionCase implements KernelCase {
    CHANNELS_LAST(s -> convolution(s, true, false, 1, 1 + s.values().upTo(s.n()))),

    CHANNELS_LAST_SPIKES(s -> convolution(s, true, true, 1, 1 + s.values().upTo(s.n()))),

    CHANNELS_FIRST(s -> convolution(s, false, false, 1, 1 + s.values().upTo(s.n() / 4))),

    CHANNELS_FIRST_SPIKES(s -> convolution(s, false, true, 1, 1 + s.values().upTo(s.n() / 4))),

    GROUPS(s -> convolution(
            s, s.values().oneIn(2), s.values().oneIn(2), 2 + s.values().upTo(1), 1 + s.n() / 20)),

    DEPTHWISE(s -> depthwise(s, 2 + s.values().upTo(s.n()))),

    TRANSPOSED_CHANNELS_LAST(
            s -> convolution(s, true, s.values().oneIn(2), 0, 1 + s.values().upTo(s.n()))),

    TRANSPOSED_CHANNELS_FIRST(s ->
            convolution(s, false, s.values().oneIn(2), 0, 1 + s.values().upTo(s.n() / 4)));

    /** Longest axis of an input of one, two and three axes. */
    private static final int[] LONGEST = {40, 12, 4};

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    ConvolutionCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    private static Trial depthwise(Size s, int channels) {
        return trial(
                s,
                depthwiseShape(s, channels),
                s.values().oneIn(4),
                1 + s.values().upTo(2));
    }

    static ConvolutionShape depthwiseShape(Size s, int channels) {
        int[] input = {1 + s.values().upTo(9), 1 + s.values().upTo(9), channels};
        int[] kernel = {1 + s.values().upTo(3), 1 + s.values().upTo(3)};
        int[] strides = {1 + s.values().upTo(1), 1};
        int[] output = {
            Padding.SAME.outputs(input[0], kernel[0], strides[0]),
            Padding.SAME.outputs(input[1], kernel[1], 1),
            channels
        };
        return ConvolutionShape.of(input, output, kernel, strides, Padding.SAME, true, channels);
    }

    private static Trial convolution(Size s, boolean channelsLast, boolean silent, int groups, int filtersOfGroup) {
        return trial(
                s,
                shape(s, channelsLast, groups, filtersOfGroup),
                silent,
                1 + s.values().upTo(2));
    }

    /** {@code groups} 0 asks for a transposed convolution. */
    static ConvolutionShape shape(Size s, boolean channelsLast, int groups, int filtersOfGroup) {
        int axes = 1 + s.values().upTo(2);
        int[] big = new int[axes];
        int[] small = new int[axes];
        int[] kernel = new int[axes];
        int[] strides = new int[axes];
        Padding padding = s.values().oneIn(2) ? Padding.SAME : Padding.VALID;
        for (int d = 0; d < axes; d++) {
            big[d] = 1 + s.values().upTo(LONGEST[axes - 1] - 1);
            kernel[d] = 1 + s.values().upTo(padding == Padding.SAME ? 5 : Math.min(4, big[d] - 1));
            strides[d] = s.values().oneIn(2) ? 1 : 1 + s.values().upTo(2);
            small[d] = padding.outputs(big[d], kernel[d], strides[d]);
        }
        int parts = Math.max(1, groups);
        int[] in =
                withChannels(groups == 0 ? small : big, parts * (1 + s.values().upTo(3)), channelsLast);
        int[] out = withChannels(groups == 0 ? big : small, parts * filtersOfGroup, channelsLast);
        return groups == 0
                ? ConvolutionShape.transposed(in, out, kernel, strides, padding, channelsLast)
                : ConvolutionShape.of(in, out, kernel, strides, padding, channelsLast, groups);
    }

    private static Trial trial(Size s, ConvolutionShape shape, boolean silent, int items) {
        int yAt = s.values().upTo(17);
        int yStride = shape.outputs() + s.values().upTo(5);
        int wAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : shape.inputs() + s.values().upTo(5);
        List<Range> written = new ArrayList<>();
        for (int b = 0; b < items; b++) {
            written.add(new Range(0, yAt + b * yStride, yAt + b * yStride + shape.outputs()));
        }
        float[] x = s.values().signal(xAt + (items - 1) * xStride + shape.inputs(), -1, 1);
        if (silent) { // twice, so that it pays to go by inputs
            s.values().silence(s.values().silence(x));
        }
        return Trial.ofFloats(
                written,
                (k, f) -> k.convolutions().convInc(f[0], yAt, yStride, f[1], wAt, f[2], xAt, xStride, shape, items),
                s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1),
                s.values().weights(wAt + shape.weights()),
                x);
    }

    private static int[] withChannels(int[] space, int channels, boolean last) {
        return IntStream.concat(
                        last ? IntStream.of(space) : IntStream.of(channels),
                        last ? IntStream.of(channels) : IntStream.of(space))
                .toArray();
    }
}
