package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.verify.kernel.Trial.Range;

/**
 * Every kernel, and every way through one, with how to make a call of about a given size. Those of building, which may
 * allocate, are named PRODUCT or GRAM.
 */
enum KernelCase {
    ADD(s -> inPlace(s, (k, y, yAt, x, xAt) -> k.add(y, yAt, x, xAt, s.n))),

    SCALE_INC(s -> {
        float a = s.values.weights(1)[0];
        return inPlace(s, (k, y, yAt, x, xAt) -> k.scaleInc(y, yAt, a, x, xAt, s.n));
    }),

    MULTIPLY_INC(s -> {
        int at = s.values.upTo(17);
        float[] a = s.values.signal(at + s.n + 20, -1, 1);
        return inPlace(s, (k, y, yAt, x, xAt) -> k.multiplyInc(y, yAt, a, at, x, xAt, s.n));
    }),

    LOWPASS(s -> inPlace(s, (k, y, yAt, x, xAt) -> k.lowpass(y, yAt, x, xAt, s.n, 0.8187308f, 0.18126924f))),

    RECTIFIED_LINEAR(s -> fromCurrent(s, (k, out, outAt, j, jAt) -> k.rectifiedLinear(out, outAt, j, jAt, s.n, 0.3f))),

    LIF_RATE(s -> {
        var step = LifRateStep.of(0.02, s.values.oneIn(3) ? 0 : 0.002, 1.5);
        return fromCurrent(s, (k, out, outAt, j, jAt) -> k.lifRate(out, outAt, j, jAt, s.n, step));
    }),

    SPIKING_RECTIFIED_LINEAR(s -> {
        int outAt = s.values.upTo(17);
        int vAt = s.values.upTo(17);
        int jAt = s.values.upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n), new Range(1, vAt, vAt + s.n)),
                (k, f) -> k.spikingRectifiedLinear(f[0], outAt, f[1], vAt, f[2], jAt, s.n, 0.001f, 300),
                s.values.signal(outAt + s.n + 20, -1, 1),
                s.values.signal(vAt + s.n + 20, 0, 1),
                s.values.signal(jAt + s.n + 20, -500, 3000));
    }),

    LIF(s -> lif(s, LifStep.of(0.001, 0.02, 0.002, 0, 1))),

    LIF_UNBOUNDED(s -> lif(s, LifStep.of(0.001, 0.05, 0, Double.NEGATIVE_INFINITY, 0.25))),

    LIF_LONG_STEP(s -> lif(s, LifStep.of(0.001, s.values.oneIn(2) ? 0.0025 : 0.00003, 0.002, -1, 1))),

    DOT_ONE_ITEM(s -> dot(s, 1 + s.values.upTo(s.n), s.values.upTo(40), 1, false, 1)),

    DOT_ONE_ITEM_SILENT(s -> dot(s, 129 + s.values.upTo(s.n), 65 + s.values.upTo(20), 1, true, 1)),

    DOT_ONE_ITEM_MANY(s -> dot(s, 129 + s.values.upTo(s.n), 65 + s.values.upTo(20), 1, false, 1)),

    DOT_BATCH(s -> dot(s, 1 + s.values.upTo(s.n), s.values.upTo(40), 1, s.values.oneIn(2), s.values.upTo(9))),

    DOT_BATCH_LONG(s -> dot(s, 1 + s.values.upTo(20), 250 + s.values.upTo(300), 1, false, 4)),

    DOT_PARTIAL(s -> dot(s, 1 + s.values.upTo(31), s.values.upTo(4 * s.n), 0, s.values.oneIn(2), 1)),

    DOT_PARTIAL_BATCH(s -> dot(s, 1 + s.values.upTo(31), s.values.upTo(4 * s.n), 0, false, s.values.upTo(9))),

    PRODUCT_INC(s -> product(s, s.values.upTo(s.n), s.values.upTo(s.n), s.values.upTo(20))),

    PRODUCT_INC_LONG(s -> product(s, s.values.upTo(20), s.values.upTo(40), 250 + s.values.upTo(270))),

    PRODUCT_INC_HIGH(s -> product(s, 180 + s.values.upTo(s.n), s.values.upTo(20), s.values.upTo(20))),

    PRODUCT_INC_WIDE(s -> product(s, 4 + s.values.upTo(8), 2030 + s.values.upTo(s.n), s.values.upTo(4))),

    GRAM_INC(s -> gramOfSomeRows(s, 1 + s.values.upTo(s.n), s.values.upTo(30))),

    GRAM_INC_HIGH(s -> gramOfSomeRows(s, 180 + s.values.upTo(s.n), s.values.upTo(5)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    KernelCase(Function<Size, Trial> make) {
        this.make = make;
    }

    /**
     * A call of this kernel.
     *
     * @param seed of the values, offsets and shapes
     * @param n the size it is about
     * @param corners the share of corner values
     */
    Trial trial(long seed, int n, double corners) {
        return make.apply(new Size(n, new Values(new Random(seed), corners)));
    }

    /** The size a call is about, and where its values come from. */
    record Size(int n, Values values) {}

    private interface TwoArrays {
        void call(Kernels kernels, float[] y, int yAt, float[] x, int xAt);
    }

    private static Trial inPlace(Size s, TwoArrays call) {
        int yAt = s.values.upTo(17);
        int xAt = s.values.upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, yAt, yAt + s.n)),
                (k, f) -> call.call(k, f[0], yAt, f[1], xAt),
                s.values.signal(yAt + s.n + 20, -1, 1),
                s.values.signal(xAt + s.n + 20, -1, 1));
    }

    private static Trial fromCurrent(Size s, TwoArrays call) {
        int outAt = s.values.upTo(17);
        if (s.values.oneIn(3)) { // the current is replaced by the output
            return Trial.ofFloats(
                    List.of(new Range(0, outAt, outAt + s.n)),
                    (k, f) -> call.call(k, f[0], outAt, f[0], outAt),
                    s.values.signal(outAt + s.n + 20, -1, 5));
        }
        int jAt = s.values.upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n)),
                (k, f) -> call.call(k, f[0], outAt, f[1], jAt),
                s.values.signal(outAt + s.n + 20, -1, 1),
                s.values.signal(jAt + s.n + 20, -1, 5));
    }

    static Trial lif(Size s, LifStep step) {
        int outAt = s.values.upTo(17);
        int vAt = s.values.upTo(17);
        int rAt = s.values.upTo(17);
        int jAt = s.values.upTo(17);
        return Trial.ofFloats(
                List.of(new Range(0, outAt, outAt + s.n), new Range(1, vAt, vAt + s.n), new Range(2, rAt, rAt + s.n)),
                (k, f) -> k.lif(f[0], outAt, f[1], vAt, f[2], rAt, f[3], jAt, s.n, step),
                s.values.signal(outAt + s.n + 20, -1, 1),
                s.values.signal(vAt + s.n + 20, -0.2f, 1.05f),
                s.values.signal(rAt + s.n + 20, -0.002f, 0.003f),
                s.values.signal(jAt + s.n + 20, -1, 10));
    }

    /** {@code partials} 0 asks for several, as many as the rows allow. */
    static Trial dot(Size s, int rows, int cols, int partials, boolean silent, int items) {
        int wStride = rows + s.values.upTo(3);
        if (partials == 0) {
            wStride = rows == 1 ? 1 : Integer.highestOneBit(rows - 1) * 2;
            partials = 64 / wStride;
        }
        int yAt = s.values.upTo(17);
        int yStride = rows + s.values.upTo(5);
        int wAt = s.values.upTo(17);
        int xAt = s.values.upTo(17);
        int xStride = s.values.oneIn(4) ? 0 : cols + s.values.upTo(5);
        List<Range> written = new ArrayList<>();
        for (int b = 0; b < items; b++) {
            written.add(new Range(0, yAt + b * yStride, yAt + b * yStride + rows));
        }
        float[] x = s.values.signal(xAt + Math.max(0, items - 1) * xStride + cols + s.values.upTo(40), -1, 1);
        int leading = wStride;
        int chains = partials;
        return Trial.ofFloats(
                written,
                (k, f) ->
                        k.dotInc(f[0], yAt, yStride, f[1], wAt, f[2], xAt, xStride, rows, cols, leading, chains, items),
                s.values.signal(yAt + items * yStride + s.values.upTo(20), -1, 1),
                s.values.weights(wAt + cols * wStride),
                silent ? s.values.silence(x) : x);
    }

    private static Trial product(Size s, int m, int n, int p) {
        int cStride = n + s.values.upTo(5);
        int aStride = s.values.oneIn(4) && m == 1 ? 1 : m + s.values.upTo(5);
        int bStride = n + s.values.upTo(5);
        int cAt = s.values.upTo(9);
        int aAt = s.values.upTo(9);
        int bAt = s.values.upTo(9);
        double sign = s.values.oneIn(2) ? 1 : -1;
        List<Range> written = IntStream.range(0, m)
                .mapToObj(i -> new Range(0, cAt + i * cStride, cAt + i * cStride + n))
                .toList();
        return Trial.ofDoubles(
                written,
                (k, d) -> k.productInc(d[0], cAt, cStride, d[1], aAt, aStride, d[2], bAt, bStride, m, n, p, sign),
                s.values.doubles(cAt + m * cStride + 8),
                s.values.doubles(aAt + p * aStride),
                s.values.doubles(bAt + p * bStride));
    }

    private static Trial gramOfSomeRows(Size s, int n, int p) {
        int from = s.values.upTo(n / 2);
        return gram(s, n, p, from, from + s.values.upTo(n - from));
    }

    static Trial gram(Size s, int n, int p, int from, int to) {
        int cStride = n + s.values.upTo(5);
        int aStride = n + s.values.upTo(5);
        List<Range> written = IntStream.range(from, to)
                .mapToObj(i -> new Range(0, i * cStride + i, i * cStride + n))
                .toList();
        return Trial.ofDoubles(
                written,
                (k, d) -> {
                    k.gramInc(d[0], 0, cStride, d[1], 3, aStride, n, p, -1, from, to);
                    // below the diagonal anything may stand in the rows from..to
                    for (int i = from; i < to; i++) {
                        Arrays.fill(d[0], i * cStride, i * cStride + i, 0);
                    }
                },
                belowIsZero(s.values.doubles(n * cStride), cStride, from, to),
                s.values.doubles(3 + p * aStride));
    }

    private static double[] belowIsZero(double[] c, int cStride, int from, int to) {
        for (int i = from; i < to; i++) {
            Arrays.fill(c, i * cStride, i * cStride + i, 0);
        }
        return c;
    }
}
