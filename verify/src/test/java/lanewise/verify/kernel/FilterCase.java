package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lanewise.kernel.FilterStep;
import lanewise.kernel.TriangleStep;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the filters, in every form. */
enum FilterCase implements KernelCase {
    NO_STATE(s -> filter(s, s.n(), 0, true)),

    STATE_IS_OUTPUT(s -> filter(s, s.n(), 1, false)),

    STATE_IS_OUTPUT_IN_PLACE(s -> {
        FilterStep step = FilterStep.lowpass(0.8187308, 0.18126924);
        return Calls.inPlace(
                s, (k, y, yAt, u, uAt) -> k.filters().linearFilter(y, yAt, y, yAt, s.n(), u, uAt, s.n(), step));
    }),

    FIRST_ORDER_FEED_THROUGH(s -> filter(s, s.n(), 1, true)),

    SECOND_ORDER(s -> filter(s, s.n(), 2, false)),

    SECOND_ORDER_FEED_THROUGH(s -> filter(s, s.n(), 2, true)),

    HIGHER_ORDER(s -> filter(s, s.n(), 3 + s.values().upTo(5), s.values().oneIn(2))),

    TRIANGLE(s -> triangle(s, s.n(), 1 + s.values().upTo(8)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    FilterCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    /** A filter of n values, some of them with their outputs in the place of their inputs. */
    static Trial filter(Size s, int n, int order, boolean feedThrough) {
        FilterStep step = step(s, order, feedThrough);
        int yAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        int xStride = n + s.values().upTo(5);
        boolean inPlace = s.values().oneIn(3);
        int uAt = inPlace ? yAt : s.values().upTo(17);
        List<Range> written = rows(1, xAt, xStride, n, order);
        written.add(new Range(0, yAt, yAt + n));
        return Trial.ofFloats(
                written,
                (k, f) -> k.filters().linearFilter(f[0], yAt, f[1], xAt, xStride, inPlace ? f[0] : f[2], uAt, n, step),
                s.values().signal(yAt + n + 20, -1, 1),
                s.values().signal(xAt + order * xStride + 20, -1, 1),
                s.values().signal(uAt + n + 20, -1, 1));
    }

    static FilterStep step(Size s, int order, boolean feedThrough) {
        double[][] a = new double[order][];
        for (int i = 0; i < order; i++) {
            a[i] = constants(s, order);
        }
        return FilterStep.of(a, constants(s, order), constants(s, order), feedThrough ? 0.3 : 0);
    }

    static Trial triangle(Size s, int n, int taps) {
        int yAt = s.values().upTo(17);
        int ringAt = s.values().upTo(17);
        int ringStride = n + s.values().upTo(5);
        int uAt = s.values().upTo(17);
        int index = s.values().upTo(taps - 1);
        TriangleStep step = TriangleStep.of(2.0 / (taps + 1), 2.0 / (taps * (taps + 1)), taps);
        List<Range> written = rows(1, ringAt, ringStride, n, taps);
        written.add(new Range(0, yAt, yAt + n));
        return Trial.ofFloats(
                written,
                (k, f) -> k.filters().triangle(f[0], yAt, f[1], ringAt, ringStride, f[2], uAt, n, step, index),
                s.values().signal(yAt + n + 20, -1, 1),
                s.values().signal(ringAt + taps * ringStride + 20, -1, 1),
                s.values().signal(uAt + n + 20, -1, 1));
    }

    static List<Range> rows(int array, int at, int stride, int n, int rows) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            ranges.add(new Range(array, at + i * stride, at + i * stride + n));
        }
        return ranges;
    }

    private static double[] constants(Size s, int n) {
        double[] values = new double[n];
        float[] floats = s.values().weights(n);
        for (int i = 0; i < n; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
