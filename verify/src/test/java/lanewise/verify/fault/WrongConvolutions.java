package lanewise.verify.fault;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import lanewise.kernel.ConvolutionBox;
import lanewise.kernel.ConvolutionKernels;
import lanewise.kernel.ConvolutionShape;
import lanewise.kernel.Nest;
import lanewise.kernel.ScalarKernels;

/** Defects of the convolutions. */
final class WrongConvolutions {
    private static final ConvolutionKernels RIGHT = ScalarKernels.INSTANCE.convolutions();

    private WrongConvolutions() {}

    /** Neighbouring outputs along the innermost axis read neighbouring inputs. */
    static ConvolutionKernels strideIgnored() {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, shape, items) ->
                RIGHT.convInc(y, yAt, yStride, w, wAt, x, xAt, xStride, withoutStride(shape), items);
    }

    private static ConvolutionShape withoutStride(ConvolutionShape s) {
        int neighbour = s.channelsLast() ? s.channels() : 1;
        List<ConvolutionBox> boxes = s.boxes().stream()
                .map(box -> {
                    Nest p = box.positions();
                    int b3 = Math.min(p.b3(), neighbour);
                    Nest dense = new Nest(
                            p.n0(), p.a0(), p.b0(), p.n1(), p.a1(), p.b1(), p.n2(), p.a2(), p.b2(), p.n3(), p.a3(), b3);
                    return new ConvolutionBox(box.yFrom(), box.xFrom(), box.wFrom(), dense, box.taps());
                })
                .toList();
        return new ConvolutionShape(
                s.inputs(),
                s.outputs(),
                s.weights(),
                s.filters(),
                s.groups(),
                s.channelsLast(),
                s.channels(),
                s.xChannel(),
                s.yFilter(),
                boxes,
                s.targets(),
                s.axes());
    }

    /** Every filter sees the channels of the first group. */
    static ConvolutionKernels groupIgnored() {
        return reading(shape -> {
            int ofGroup = shape.channels() / shape.groups();
            return i -> at(shape, position(shape, i), channel(shape, i) % ofGroup);
        });
    }

    /** What lies behind the last input along the innermost axis is put in front of the first. */
    static ConvolutionKernels paddingOnTheWrongSide() {
        return reading(shape -> {
            int length = shape.targets().getLast().count().length;
            return i -> {
                int position = position(shape, i);
                return position % length == 0 ? -1 : at(shape, position - 1, channel(shape, i));
            };
        });
    }

    /** Channels that come last are taken for channels that come first, and the other way round. */
    static ConvolutionKernels channelsSwapped() {
        return reading(shape -> i -> shape.channelsLast()
                ? channel(shape, i) * positions(shape) + position(shape, i)
                : position(shape, i) * shape.channels() + channel(shape, i));
    }

    /** @param from where an input is read from in its item; -1 for a 0 */
    private static ConvolutionKernels reading(Function<ConvolutionShape, IntUnaryOperator> from) {
        return (y, yAt, yStride, w, wAt, x, xAt, xStride, shape, items) -> {
            IntUnaryOperator source = from.apply(shape);
            float[] misread = new float[items * shape.inputs()];
            for (int i = 0; i < misread.length; i++) {
                int read = source.applyAsInt(i % shape.inputs());
                misread[i] = read < 0 ? 0 : x[xAt + i / shape.inputs() * xStride + read];
            }
            RIGHT.convInc(y, yAt, yStride, w, wAt, misread, 0, shape.inputs(), shape, items);
        };
    }

    private static int positions(ConvolutionShape shape) {
        return shape.inputs() / shape.channels();
    }

    private static int position(ConvolutionShape shape, int i) {
        return shape.channelsLast() ? i / shape.channels() : i % positions(shape);
    }

    private static int channel(ConvolutionShape shape, int i) {
        return shape.channelsLast() ? i % shape.channels() : i / positions(shape);
    }

    private static int at(ConvolutionShape shape, int position, int channel) {
        return shape.channelsLast() ? position * shape.channels() + channel : channel * positions(shape) + position;
    }
}
