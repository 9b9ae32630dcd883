package lanewise.kernel;

/**
 * The two ways through a convolution. If most inputs of an item are 0, as spikes are, each one that is not is added to
 * all outputs that it meets, in its turn. Otherwise the outputs are walked over in tiles of four positions by some
 * filters: each weight that is loaded serves four positions, and each input serves all filters of the tile. Positions
 * of all items count as one sequence; a last tile that has fewer than four computes one of them several times, with the
 * same result.
 */
public abstract class TiledConvolutions implements ConvolutionKernels {
    /** Makes convolutions without state. */
    protected TiledConvolutions() {}

    /** How many filters the next tile takes if so many are left. */
    protected abstract int filtersOfTile(int left);

    /**
     * Adds to four positions what the innermost three loops of the box's taps give.
     *
     * @param y0 offset of the first filter at the first position; {@code y1}, {@code y2} and {@code y3} likewise
     * @param yFilter distance between filters in y
     * @param wAt offset of the first tap's weights
     * @param x0 offset of the first tap's input for the first position; {@code x1}, {@code x2} and {@code x3} likewise
     * @param filters as {@link #filtersOfTile} said
     */
    protected abstract void tile(
            float[] y,
            int y0,
            int y1,
            int y2,
            int y3,
            int yFilter,
            float[] w,
            int wAt,
            float[] x,
            int x0,
            int x1,
            int x2,
            int x3,
            Nest taps,
            int filters);

    /** How many of n inputs are not 0. */
    protected abstract int active(float[] x, int xAt, int n);

    /** The first input at {@code from} or after it that is not 0, or {@code end}. */
    protected abstract int next(float[] x, int from, int end);

    /** Whether to go by inputs if so many of an item's are not 0. */
    protected abstract boolean isSilent(ConvolutionShape shape, int active);

    /**
     * Adds one input to all outputs it meets: {@code n0 * n1 * n2} positions of some filters.
     *
     * @param y0 offset of the first filter at the first position
     * @param in the input
     * @param w0 offset of the weights that lead there
     */
    protected abstract void event(
            float[] y,
            int y0,
            int yFilter,
            float[] w,
            int w0,
            float in,
            int filters,
            int n0,
            int n1,
            int n2,
            ConvolutionTargets t0,
            ConvolutionTargets t1,
            ConvolutionTargets t2);

    @Override
    public final void convInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int items) {
        assert yStride >= shape.outputs() || items <= 1;
        int from = 0;
        for (int b = 0; b < items; b++) {
            int xItem = xAt + b * xStride;
            if (isSilent(shape, active(x, xItem, shape.inputs()))) {
                if (b > from) {
                    tiles(y, yAt + from * yStride, yStride, w, wAt, x, xAt + from * xStride, xStride, shape, b - from);
                }
                events(y, yAt + b * yStride, w, wAt, x, xItem, shape);
                from = b + 1;
            }
        }
        if (items > from) {
            tiles(y, yAt + from * yStride, yStride, w, wAt, x, xAt + from * xStride, xStride, shape, items - from);
        }
    }

    /** One item, by its inputs that are not 0, as they lie: with channels last by position, else by channel. */
    private void events(float[] y, int yAt, float[] w, int wAt, float[] x, int xAt, ConvolutionShape shape) {
        ConvolutionTargets t0 = shape.targets().get(0);
        ConvolutionTargets t1 = shape.targets().get(1);
        ConvolutionTargets t2 = shape.targets().get(2);
        int n1 = t1.count().length;
        int n2 = t2.count().length;
        int positions = t0.count().length * n1 * n2;
        int channels = shape.channels() / shape.groups();
        int filters = shape.filters() / shape.groups();
        int end = xAt + shape.inputs();
        int span = shape.channelsLast() ? shape.channels() : positions;
        int start = xAt; // of the position, or else of the channel
        int outer = 0;
        int i0 = 0;
        int i1 = 0;
        int i2 = 0;
        int position = 0;
        for (int i = next(x, xAt, end); i < end; i = next(x, i + 1, end)) {
            while (i >= start + span) {
                start += span;
                outer++;
            }
            int there = shape.channelsLast() ? outer : i - start;
            int c = shape.channelsLast() ? i - start : outer;
            if (there < position) {
                i0 = 0;
                i1 = 0;
                i2 = 0;
                position = 0;
            }
            i2 += there - position;
            position = there;
            while (i2 >= n2) {
                i2 -= n2;
                if (++i1 == n1) {
                    i1 = 0;
                    i0++;
                }
            }
            int group = c / channels;
            event(
                    y,
                    yAt + t0.yFrom()[i0] + t1.yFrom()[i1] + t2.yFrom()[i2] + group * filters * shape.yFilter(),
                    shape.yFilter(),
                    w,
                    wAt
                            + t0.wFrom()[i0]
                            + t1.wFrom()[i1]
                            + t2.wFrom()[i2]
                            + (c - group * channels) * shape.filters()
                            + group * filters,
                    x[i],
                    filters,
                    t0.count()[i0],
                    t1.count()[i1],
                    t2.count()[i2],
                    t0,
                    t1,
                    t2);
        }
    }

    /** Some items, by their outputs; parameters as of {@link #convInc}. */
    protected void tiles(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int items) {
        int filters = shape.filters() / shape.groups();
        int xGroup = shape.channels() / shape.groups() * shape.xChannel();
        for (int i = 0; i < shape.boxes().size(); i++) {
            ConvolutionBox box = shape.boxes().get(i);
            for (int group = 0; group < shape.groups(); group++) {
                int toY = yAt + box.yFrom() + group * filters * shape.yFilter();
                int toW = wAt + box.wFrom() + group * filters;
                int toX = xAt + box.xFrom() + group * xGroup;
                box(y, toY, yStride, w, toW, x, toX, xStride, shape, box, items);
            }
        }
    }

    /** Adds what a group gives to a box; offsets are those of the box and the group in the first item. */
    protected void box(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            ConvolutionBox box,
            int items) {
        int filters = shape.filters() / shape.groups();
        for (int f = 0, n; f < filters; f += n) {
            n = filtersOfTile(filters - f);
            walk(y, yAt + f * shape.yFilter(), yStride, w, wAt + f, x, xAt, xStride, shape, box, items, n);
        }
    }

    /** Calls {@link #tile} for all positions of a box; offsets are those of its first position in the first item. */
    protected final void walk(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            ConvolutionBox box,
            int items,
            int filters) {
        Nest p = box.positions();
        Nest taps = box.taps();
        int y0 = 0;
        int y1 = 0;
        int y2 = 0;
        int y3 = 0;
        int x0 = 0;
        int x1 = 0;
        int x2 = 0;
        int x3 = 0;
        int held = 0;
        int left = items * p.n1() * p.n2() * p.n3();
        for (int b = 0; b < items; b++) {
            for (int i1 = 0; i1 < p.n1(); i1++) {
                for (int i2 = 0; i2 < p.n2(); i2++) {
                    int yHere = yAt + b * yStride + i1 * p.a1() + i2 * p.a2();
                    int xHere = xAt + b * xStride + i1 * p.b1() + i2 * p.b2();
                    for (int i3 = 0; i3 < p.n3(); i3++) {
                        y0 = y1;
                        y1 = y2;
                        y2 = y3;
                        y3 = yHere;
                        x0 = x1;
                        x1 = x2;
                        x2 = x3;
                        x3 = xHere;
                        yHere += p.a3();
                        xHere += p.b3();
                        held++;
                        left--;
                        if (held < 4 && left > 0) {
                            continue;
                        }
                        if (held < 4) {
                            y2 = held > 1 ? y2 : y3;
                            x2 = held > 1 ? x2 : x3;
                            y1 = held > 2 ? y1 : y2;
                            x1 = held > 2 ? x1 : x2;
                            y0 = y1;
                            x0 = x1;
                        }
                        held = 0;
                        for (int t = 0; t < taps.n0(); t++) {
                            int by = t * taps.a0();
                            tile(
                                    y,
                                    y0,
                                    y1,
                                    y2,
                                    y3,
                                    shape.yFilter(),
                                    w,
                                    wAt + t * taps.b0(),
                                    x,
                                    x0 + by,
                                    x1 + by,
                                    x2 + by,
                                    x3 + by,
                                    taps,
                                    filters);
                        }
                    }
                }
            }
        }
    }
}
