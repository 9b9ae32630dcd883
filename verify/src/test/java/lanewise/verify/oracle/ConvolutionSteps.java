package lanewise.verify.oracle;

import java.util.ArrayList;
import java.util.List;
import lanewise.graph.ConvGeometry;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.model.transform.Padding;

/**
 * Convolutions and their transposes, which are one map read in two directions: it leads from a large space to a small
 * one, and each position of the small one sees the large one through the kernel.
 */
record ConvolutionSteps(Memory memory, Rounding r) {
    /**
     * A position of the small space, one of the large space that it sees, and through which part of the kernel; each
     * counted in row-major order.
     */
    private record Tap(int small, int large, int offset) {}

    /** Where the values of a signal lie. */
    private record Field(List<Integer> space, int channels, boolean channelsLast) {
        int number(int position, int channel) {
            return channelsLast ? position * channels + channel : channel * size(space) + position;
        }
    }

    Runnable of(ConvInc op) {
        ConvGeometry geometry = op.geometry();
        Field in = input(geometry);
        Field out = output(geometry);
        Cells w = memory.of(op.weights());
        Cells x = memory.of(op.input());
        Cells y = memory.of(op.target());
        List<Tap> taps = taps(geometry, in.space(), out.space());
        int groupIn = in.channels() / geometry.groups();
        int groupOut = out.channels() / geometry.groups();
        return () -> {
            for (Tap tap : taps) {
                for (int to = 0; to < out.channels(); to++) {
                    for (int c = 0; c < groupIn; c++) {
                        double value = x.get(in.number(tap.large(), to / groupOut * groupIn + c));
                        double weight = w.get((tap.offset() * groupIn + c) * out.channels() + to);
                        y.add(out.number(tap.small(), to), r.of(value * weight));
                    }
                }
            }
        };
    }

    Runnable of(ConvTransposeInc op) {
        ConvGeometry geometry = op.geometry();
        Field in = input(geometry);
        Field out = output(geometry);
        Cells w = memory.of(op.weights());
        Cells x = memory.of(op.input());
        Cells y = memory.of(op.target());
        List<Tap> taps = taps(geometry, out.space(), in.space());
        return () -> {
            for (Tap tap : taps) {
                for (int to = 0; to < out.channels(); to++) {
                    for (int c = 0; c < in.channels(); c++) {
                        double value = x.get(in.number(tap.small(), c));
                        double weight = w.get((tap.offset() * in.channels() + c) * out.channels() + to);
                        y.add(out.number(tap.large(), to), r.of(value * weight));
                    }
                }
            }
        };
    }

    private static Field input(ConvGeometry geometry) {
        return new Field(geometry.inputSpace(), geometry.inputChannels(), geometry.channelsLast());
    }

    private static Field output(ConvGeometry geometry) {
        return new Field(geometry.outputSpace(), geometry.outputChannels(), geometry.channelsLast());
    }

    private static List<Tap> taps(ConvGeometry geometry, List<Integer> large, List<Integer> small) {
        List<Tap> taps = new ArrayList<>();
        for (int position = 0; position < size(small); position++) {
            for (int offset = 0; offset < size(geometry.kernelSize()); offset++) {
                int seen = seen(geometry, large, small, position, offset);
                if (seen >= 0) {
                    taps.add(new Tap(position, seen, offset));
                }
            }
        }
        return taps;
    }

    /** The position of the large space that one of the small space sees through a place of the kernel, or -1 if none. */
    private static int seen(ConvGeometry geometry, List<Integer> large, List<Integer> small, int position, int offset) {
        int seen = 0;
        int weight = 1;
        int restOfPosition = position;
        int restOfOffset = offset;
        for (int axis = geometry.dimensions() - 1; axis >= 0; axis--) {
            int kernel = geometry.kernelSize().get(axis);
            int stride = geometry.strides().get(axis);
            int extent = large.get(axis);
            int pad = geometry.padding() == Padding.VALID
                    ? 0
                    : Math.max(0, (small.get(axis) - 1) * stride + kernel - extent) / 2;
            int at = restOfPosition % small.get(axis) * stride + restOfOffset % kernel - pad;
            if (at < 0 || at >= extent) {
                return -1;
            }
            seen += at * weight;
            weight *= extent;
            restOfPosition /= small.get(axis);
            restOfOffset /= kernel;
        }
        return seen;
    }

    private static int size(List<Integer> extents) {
        return extents.stream().reduce(1, (a, b) -> a * b);
    }
}
