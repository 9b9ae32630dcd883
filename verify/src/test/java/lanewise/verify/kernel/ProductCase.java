package lanewise.verify.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lanewise.kernel.ProductList;
import lanewise.verify.kernel.KernelCase.Size;
import lanewise.verify.kernel.Trial.Range;

/** Calls of the products, and of every way through one. */
enum ProductCase implements KernelCase {
    DOT_ONE_ITEM(s -> dot(s, 1 + s.values().upTo(s.n()), s.values().upTo(40), 1, false, 1)),

    DOT_ONE_ITEM_SILENT(
            s -> dot(s, 129 + s.values().upTo(s.n()), 65 + s.values().upTo(20), 1, true, 1)),

    DOT_ONE_ITEM_MANY(s -> dot(s, 129 + s.values().upTo(s.n()), 65 + s.values().upTo(20), 1, false, 1)),

    DOT_FEW_ROWS(s -> dot(
            s, 1 + s.values().upTo(4), s.values().upTo(2 * s.n()), 1, s.values().oneIn(2), 1)),

    DOT_BATCH(s -> dot(
            s,
            1 + s.values().upTo(s.n()),
            s.values().upTo(40),
            1,
            s.values().oneIn(2),
            s.values().upTo(9))),

    DOT_BATCH_LONG(s -> dot(s, 1 + s.values().upTo(20), 250 + s.values().upTo(300), 1, false, 4)),

    DOT_PARTIAL(s -> dot(
            s,
            1 + s.values().upTo(31),
            s.values().upTo(4 * s.n()),
            0,
            s.values().oneIn(2),
            1)),

    DOT_LISTED(s -> listed(s, 1 + s.values().upTo(12))),

    DOT_LANES(s -> sideBySide(
            s, 1 + s.values().upTo(5), s.values().upTo(9), 1 + s.values().upTo(s.n()))),

    DOT_PARTIAL_SILENT(s -> dot(s, 9 + s.values().upTo(23), s.values().upTo(9 * s.n()), 0, true, 1)),

    DOT_PARTIAL_BATCH(s -> dot(
            s,
            1 + s.values().upTo(31),
            s.values().upTo(4 * s.n()),
            0,
            false,
            s.values().upTo(9)));

    @SuppressWarnings("ImmutableEnumChecker") // what makes a trial has no state
    private final Function<Size, Trial> make;

    ProductCase(Function<Size, Trial> make) {
        this.make = make;
    }

    @Override
    public Trial trial(Size size) {
        return make.apply(size);
    }

    /** {@code partials} 0 asks for several, as many as the rows allow. */
    static Trial dot(Size s, int rows, int cols, int partials, boolean silent, int items) {
        int wStride = rows + s.values().upTo(3);
        if (partials == 0) {
            wStride = rows == 1 ? 1 : Integer.highestOneBit(rows - 1) * 2;
            partials = 64 / wStride;
        }
        int yAt = s.values().upTo(17);
        int yStride = rows + s.values().upTo(5);
        int wAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        int xStride = s.values().oneIn(4) ? 0 : cols + s.values().upTo(5);
        List<Range> written = new ArrayList<>();
        for (int b = 0; b < items; b++) {
            written.add(new Range(0, yAt + b * yStride, yAt + b * yStride + rows));
        }
        float[] x = s.values()
                .signal(
                        xAt
                                + Math.max(0, items - 1) * xStride
                                + cols
                                + s.values().upTo(40),
                        -1,
                        1);
        int leading = wStride;
        int chains = partials;
        return Trial.ofFloats(
                written,
                (k, f) -> k.products()
                        .dotInc(f[0], yAt, yStride, f[1], wAt, f[2], xAt, xStride, rows, cols, leading, chains, items),
                s.values().signal(yAt + items * yStride + s.values().upTo(20), -1, 1),
                s.values().weights(wAt + cols * wStride),
                silent ? s.values().silence(x) : x);
    }

    /** Several small products; some read the input of the one before. */
    private static Trial listed(Size s, int count) {
        int yAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        int[] y = new int[count];
        int[] w = new int[count];
        int[] x = new int[count];
        int[] rows = new int[count];
        int[] cols = new int[count];
        int[] ends = new int[3];
        List<Range> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && s.values().oneIn(3);
            rows[i] = 1 + s.values().upTo(s.values().oneIn(2) ? 4 : s.n());
            cols[i] = again ? cols[i - 1] : s.values().upTo(s.values().oneIn(2) ? 5 : s.n());
            y[i] = ends[0];
            w[i] = ends[1];
            x[i] = again ? x[i - 1] : ends[2];
            ends[0] += rows[i] + s.values().upTo(3);
            ends[1] += rows[i] * cols[i];
            ends[2] += again ? 0 : cols[i];
            written.add(new Range(0, yAt + y[i], yAt + y[i] + rows[i]));
        }
        ProductList list = new ProductList(y, w, x, rows, cols);
        float[] in = s.values().signal(xAt + ends[2] + s.values().upTo(20), -1, 1);
        return Trial.ofFloats(
                written,
                (k, f) -> k.products().dotIncEach(f[0], yAt, f[1], f[2], xAt, list, 0, count),
                s.values().signal(yAt + ends[0] + s.values().upTo(20), -1, 1),
                s.values().weights(ends[1]),
                s.values().oneIn(2) ? s.values().silence(in) : in);
    }

    /** Large products of one input, some of another shape between them. */
    static Trial twins(Size s, int count) {
        int yAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        int cols = 65 + s.values().upTo(s.n());
        int[] y = new int[count];
        int[] w = new int[count];
        int[] rows = new int[count];
        int[] cs = new int[count];
        int yEnd = 0;
        int wEnd = 0;
        List<Range> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows[i] =
                    i > 0 && s.values().oneIn(2) ? rows[i - 1] : 60 + s.values().upTo(80);
            cs[i] = cols;
            y[i] = yEnd;
            w[i] = wEnd;
            yEnd += rows[i] + s.values().upTo(3);
            wEnd += rows[i] * cols;
            written.add(new Range(0, yAt + y[i], yAt + y[i] + rows[i]));
        }
        ProductList list = new ProductList(y, w, new int[count], rows, cs);
        float[] in = s.values().signal(xAt + cols + s.values().upTo(20), -1, 1);
        return Trial.ofFloats(
                written,
                (k, f) -> k.products().dotIncEach(f[0], yAt, f[1], f[2], xAt, list, 0, count),
                s.values().signal(yAt + yEnd + s.values().upTo(20), -1, 1),
                s.values().weights(wEnd),
                s.values().oneIn(3) ? s.values().silence(in) : in);
    }

    /** Products of one shape, interleaved. */
    private static Trial sideBySide(Size s, int rows, int cols, int lanes) {
        int stride = lanes + s.values().upTo(5);
        int yAt = s.values().upTo(17);
        int wAt = s.values().upTo(17);
        int xAt = s.values().upTo(17);
        List<Range> written = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            written.add(new Range(0, yAt + i * stride, yAt + i * stride + lanes));
        }
        float[] b = s.values().signal(yAt + rows * stride, -1, 1);
        boolean own = s.values().oneIn(2);
        return Trial.ofFloats(
                written,
                (k, f) -> k.products()
                        .dotAddLanes(f[0], yAt, own ? f[0] : b, yAt, f[1], wAt, f[2], xAt, rows, cols, stride, lanes),
                s.values().signal(yAt + rows * stride, -1, 1),
                s.values().weights(wAt + rows * cols * stride),
                s.values().signal(xAt + cols * stride, -1, 1));
    }
}
