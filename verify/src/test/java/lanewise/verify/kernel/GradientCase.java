package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.FilterStep;
import lanewise.kernel.Padding;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the gradients of products, convolutions and filters, and of every way through them. */
enum GradientCase implements KernelCase {
    DOT(s -> dot(
            s, 1 + s.values().upTo(s.n()), 1 + s.values().upTo(12), s.values().upTo(20))),

    /** As wide as two vectors are at 512 bits. */
    DOT_TALL(s -> dot(s, 32, 9 + s.values().upTo(30), s.values().upTo(s.n()))),

    DOT_LONG(s ->
            dot(s, 1 + s.values().upTo(20), 1 + s.values().upTo(9), s.values().upTo(4 * s.n()))),

    DOT_SILENT(s -> silentDot(
            s, 64 + s.values().upTo(s.n()), 1 + s.values().upTo(30), s.values().upTo(20))),

    DOT_STILL(s -> stillDot(
            s, 1 + s.values().upTo(s.n()), 1 + s.values().upTo(30), s.values().upTo(20))),

    CONVOLUTION(s ->
            convolution(s, ConvolutionCase.shape(s, true, 1, 1 + s.values().upTo(s.n())))),

    CONVOLUTION_CHANNELS_FIRST(s ->
            convolution(s, ConvolutionCase.shape(s, false, 1, 1 + s.values().upTo(s.n() / 4)))),

    CONVOLUTION_GROUPS(s -> convolution(
            s, ConvolutionCase.shape(s, s.values().oneIn(2), 2 + s.values().upTo(1), 1 + s.n() / 20))),

    CONVOLUTION_DEPTHWISE(s ->
            convolution(s, ConvolutionCase.depthwiseShape(s, 2 + s.values().upTo(s.n())))),

    CONVOLUTION_TRANSPOSED(s -> convolution(
            s, ConvolutionCase.shape(s, s.values().oneIn(2), 0, 1 + s.values().upTo(s.n() / 2)))),

    CONVOLUTION_ADJOINT(s -> convolution(
            s,
            ConvolutionCase.shape(
                            s,
                            s.values().oneIn(2),
                            1 + s.values().upTo(2),
                            1 + s.values().upTo(s.n() / 20))
                    .adjoint())),

    /** The first layer of a network that sees one channel. */
    CONVOLUTION_OF_ONE_CHANNEL(s -> {
        int[] input = {3 + s.values().upTo(8), 5 + s.values().upTo(8), 1};
        int[] output = {
            input[0] - 2,
            input[1] - 4,
            s.values().oneIn(2) ? 32 : 1 + s.values().upTo(s.n())
        };
        int[] kernel = {3, 5};
        int[] strides = {1, 1};
        return convolution(s, ConvolutionShape.of(input, output, kernel, strides, Padding.VALID, true, 1));
    }),

    ADD_ITEMS(s -> {
        int items = s.values().upTo(9);
        int from = s.values().upTo(s.n());
        int to = from + s.values().upTo(s.n() - from);
        int gAt = s.values().upTo(17);
        int yAt = s.values().upTo(17);
        int yStride = s.n() + s.values().upTo(5);
        return Trial.ofFloats(
                List.of(new Range(0, gAt + from, gAt + to)),
                (k, f) -> k.gradients().addItems(f[0], gAt, f[1], yAt, yStride, from, to, items),
                s.values().signal(gAt + s.n() + s.values().upTo(20), -1, 1),
                s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1));
    }),

    TRANSPOSE(s -> {
        int rows = s.values().upTo(s.n());
        int cols = s.values().upTo(40);
        int toAt = s.values().upTo(17);
        int toStride = cols + s.values().upTo(5);
        int fromAt = s.values().upTo(17);
        int fromStride = rows + s.values().upTo(5);
        return Trial.ofFloats(
                FilterCase.rows(0, toAt, toStride, cols, rows),
                (k, f) -> k.gradients().transpose(f[0], toAt, toStride, f[1], fromAt, fromStride, rows, cols),
                s.values().signal(toAt + rows * toStride, -1, 1),
                s.values().signal(fromAt + cols * fromStride, -1, 1));
    }),

    NO_STATE(s -> filter(s, 0, true)),

    STATE_IS_OUTPUT(s -> filter(s, 1, false)),

    FIRST_ORDER_FEED_THROUGH(s -> filter(s, 1, true)),

    SECOND_ORDER(s -> filter(s, 2, false)),

    SECOND_ORDER_FEED_THROUGH(s -> filter(s, 2, true)),

    HIGHER_ORDER(s -> filter(s, 3 + s.values().upTo(5), s.values().oneIn(2)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    GradientCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    static Trial dot(Size s, int rows, int cols, int items) {
        return dot(s, rows, cols, items, signal -> signal, signal -> signal);
    }

    /** With few inputs that are not 0. */
    static Trial silentDot(Size s, int rows, int cols, int items) {
        return dot(
                s,
                rows,
                cols,
                items,
                signal -> signal,
                x -> s.values().silence(s.values().silence(s.values().silence(x))));
    }

    /** Without gradients of outputs, but for one at times, and with an input that is not finite at times. */
    static Trial stillDot(Size s, int rows, int cols, int items) {
        return dot(s, rows, cols, items, y -> spoiled(s, new float[y.length], 0.5f), x -> spoiled(s, x, Float.NaN));
    }

    private static float[] spoiled(Size s, float[] values, float by) {
        if (values.length > 0 && s.values().oneIn(3)) {
            values[s.values().upTo(values.length - 1)] = by;
        }
        return values;
    }

    private static Trial dot(
            Size s, int rows, int cols, int items, UnaryOperator<float[]> ofOutputs, UnaryOperator<float[]> ofInputs) {
        int gAt = s.values().upTo(17);
        int gStride = rows + s.values().upTo(3);
        int yAt = s.values().upTo(17);
        int yStride = rows + s.values().upTo(5);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : cols + s.values().upTo(5);
        int from = s.values().upTo(cols);
        int to = from + s.values().upTo(cols - from);
        float[] x = s.values().signal(xAt + items * xStride + cols, -1, 1);
        List<Range> written = new ArrayList<>();
        for (int k = from; k < to; k++) {
            written.add(new Range(0, gAt + k * gStride, gAt + k * gStride + rows));
        }
        return Trial.ofFloats(
                written,
                (k, f) -> k.gradients()
                        .dotGradient(f[0], gAt, gStride, f[1], yAt, yStride, f[2], xAt, xStride, rows, from, to, items),
                s.values().signal(gAt + cols * gStride + s.values().upTo(20), -1, 1),
                ofOutputs.apply(
                        s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1)),
                ofInputs.apply(x));
    }

    static Trial convolution(Size s, ConvolutionShape shape) {
        int items = 1 + s.values().upTo(2);
        int gAt = s.values().upTo(17);
        int yAt = s.values().upTo(17);
        int yStride = shape.outputs() + s.values().upTo(5);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : shape.inputs() + s.values().upTo(5);
        int from = s.values().oneIn(2) ? 0 : s.values().upTo(shape.rows());
        int to = s.values().oneIn(2) ? shape.rows() : from + s.values().upTo(shape.rows() - from);
        int filters = shape.filters();
        return Trial.ofFloats(
                List.of(new Range(0, gAt + from * filters, gAt + to * filters)),
                (k, f) -> k.gradients()
                        .convGradient(f[0], gAt, f[1], yAt, yStride, f[2], xAt, xStride, shape, from, to, items),
                s.values().signal(gAt + shape.weights() + s.values().upTo(20), -1, 1),
                s.values()
                        .signal(
                                yAt
                                        + (items - 1) * yStride
                                        + shape.outputs()
                                        + s.values().upTo(20),
                                -1,
                                1),
                s.values().signal(xAt + (items - 1) * xStride + shape.inputs(), -1, 1));
    }

    /** A filter whose state, where it is the output, sometimes lies there too. */
    static Trial filter(Size s, int order, boolean feedThrough) {
        int n = s.n();
        FilterStep step = FilterCase.step(s, order, feedThrough);
        int xAt = s.values().upTo(17);
        int xStride = n + s.values().upTo(5);
        int uAt = s.values().upTo(17);
        boolean inPlace =
                step.form() == FilterStep.Form.STATE_IS_OUTPUT && s.values().oneIn(2);
        int yAt = inPlace ? xAt : s.values().upTo(17);
        List<Range> written = FilterCase.rows(0, xAt, xStride, n, order);
        written.add(new Range(1, uAt, uAt + n));
        return Trial.ofFloats(
                written,
                (k, f) ->
                        k.gradients().linearFilter(f[0], xAt, xStride, f[1], uAt, inPlace ? f[0] : f[2], yAt, n, step),
                s.values().signal(xAt + order * xStride + 20, -1, 1),
                s.values().signal(uAt + n + 20, -1, 1),
                s.values().signal(yAt + n + 20, -1, 1));
    }
}
