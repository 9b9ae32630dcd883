package lanewise.kernel;

/**
 * Gradients of weights as sums of outer products. A weight of a product meets one input and one output of each item; one
 * of a convolution, those of each position too. Weights that meet the same outputs in the same order form the rows of one
 * sum. Items are taken in blocks, whose values stay in a cache for all rows; the sums wait in g. Where most inputs of a
 * product are 0, as those from neurons that spike, only the others are gone through, if all gradients of outputs are finite:
 * then a zero changes nothing. Nor does a product of which all gradients of outputs are 0, if all inputs are finite.
 */
public abstract class TiledGradients implements GradientKernels {
    /** Terms of a block of items, where an item has fewer. */
    private static final int TERMS = 256;

    /** The most terms of a sum that is not continued: the output gradients of a panel stay in the second cache. */
    private static final int MOST_TERMS = 1024;

    /** Items of a block of which only those inputs count that are not 0. */
    private static final int ACTIVE_ITEMS = 256;

    /** With fewer outputs a list of inputs costs more than it brings. */
    private static final int ACTIVE_ROWS = 64;

    /** What a term of a list costs, in those of a tile. */
    private static final int COST_OF_ACTIVE = 3;

    private static final ThreadLocal<OuterProducts> SUMS = ThreadLocal.withInitial(OuterProducts::new);

    private final ElementwiseKernels elementwise;
    private final ThreadLocal<ActiveTerms> active;

    /**
     * @param elementwise what looks for values that are not finite
     * @param finder what looks for inputs that are not 0
     */
    protected TiledGradients(ElementwiseKernels elementwise, ActiveTerms.Finder finder) {
        this.elementwise = elementwise;
        active = ThreadLocal.withInitial(() -> new ActiveTerms(finder));
    }

    /**
     * {@code g[gAt + r * gStride + i]} becomes a chain of
     * {@code fma(yBar[yOf[t] + i * yStep], x[xRow[r] + xOf[t]], .)} from its present value over the terms t ascending,
     * for each row r and each {@code i < width}.
     *
     * @param yBar output gradients
     * @param yStep distance between the output gradients of a term
     */
    protected abstract void outerProducts(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int[] yOf,
            int yStep,
            float[] x,
            int[] xRow,
            int[] xOf,
            int rows,
            int width,
            int terms);

    /**
     * {@code g[gAt + i]} becomes a chain of {@code fma(yBar[yOf[t] + i], x[xAt + xOf[t] + i], .)} from its present value
     * over the terms t ascending, for each {@code i < width}.
     */
    protected abstract void products(
            float[] g, int gAt, float[] yBar, int[] yOf, float[] x, int xAt, int[] xOf, int width, int terms);

    /**
     * For each input k of the list and each {@code i < width}, {@code g[gAt + k * gStride + i]} becomes a chain of
     * {@code fma(yBar[yAt + source[t] * yStride + i], x[t], .)} from its present value over the input's terms t ascending.
     *
     * @param items how many the list is of
     */
    protected abstract void activeProducts(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            ActiveTerms terms,
            int width,
            int items);

    @Override
    public final void dotGradient(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int fromCol,
            int toCol,
            int items) {
        assert gStride >= rows || toCol - fromCol <= 1;
        int cols = toCol - fromCol;
        int toG = gAt + fromCol * gStride;
        int first = xAt + fromCol;
        if (isSilent(yBar, yAt, yStride, rows, items) && areFinite(x, first, xStride, cols, items)) {
            return; // as at all steps of a run whose last one counts
        }
        if (rows >= ACTIVE_ROWS
                && items > 0
                && isMostlySilent(x, first, cols)
                && isMostlySilent(x, first + (items - 1) * xStride, cols)
                && areFinite(yBar, yAt, yStride, rows, items)) {
            for (int b = 0; b < items; b += ACTIVE_ITEMS) {
                int size = Math.min(ACTIVE_ITEMS, items - b);
                int atX = first + b * xStride;
                int atY = yAt + b * yStride;
                ActiveTerms terms = active.get();
                int most = size * cols / COST_OF_ACTIVE;
                if (terms.byInput(x, atX, xStride, cols, size, most)) {
                    activeProducts(g, toG, gStride, yBar, atY, yStride, terms, rows, size);
                } else {
                    outerProducts(g, toG, gStride, yBar, atY, yStride, x, atX, xStride, rows, cols, size);
                }
            }
            return;
        }
        outerProducts(g, toG, gStride, yBar, yAt, yStride, x, first, xStride, rows, cols, items);
    }

    private static boolean isMostlySilent(float[] x, int at, int n) {
        return ActiveInputs.count(x, at, n) * COST_OF_ACTIVE < n;
    }

    private static boolean isSilent(float[] y, int yAt, int yStride, int n, int items) {
        for (int b = 0; b < items; b++) {
            int at = yAt + b * yStride;
            if (ActiveInputs.next(y, at, at + n) < at + n) {
                return false;
            }
        }
        return true;
    }

    private boolean areFinite(float[] y, int yAt, int yStride, int n, int items) {
        for (int b = 0; b < items; b++) {
            if (!elementwise.areFinite(y, yAt + b * yStride, n)) {
                return false;
            }
        }
        return true;
    }

    /** The outer products of some items, all of whose inputs count. */
    private void outerProducts(
            float[] g,
            int gAt,
            int gStride,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int items) {
        OuterProducts sums = SUMS.get();
        sums.clearRows();
        sums.addRows(xAt, 1, cols);
        for (int from = 0; from < items; from += TERMS) {
            int to = Math.min(from + TERMS, items);
            sums.clearTerms(to - from);
            for (int b = from; b < to; b++) {
                sums.addTerm(b * xStride, yAt + b * yStride);
            }
            add(g, gAt, gStride, yBar, 1, x, rows, sums);
        }
    }

    @Override
    public final void convGradient(
            float[] g,
            int gAt,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int fromRow,
            int toRow,
            int items) {
        assert fromRow >= 0 && toRow <= shape.rows();
        int filters = shape.filters() / shape.groups();
        int channels = shape.channels() / shape.groups();
        int positions = Math.min(shape.inputs() / shape.channels(), shape.outputs() / shape.filters());
        int block = Math.max(1, TERMS / positions);
        for (int b = 0; b < items; b += block) {
            int yBlock = yAt + b * yStride;
            int xBlock = xAt + b * xStride;
            int size = Math.min(block, items - b);
            int groups = shape.isDepthwise() ? 1 : shape.groups(); // side by side, they are walked at once
            for (int group = 0; group < groups; group++) {
                int toG = gAt + group * filters;
                int fromY = yBlock + group * filters * shape.yFilter();
                int fromX = xBlock + group * channels * shape.xChannel();
                group(g, toG, yBar, fromY, yStride, x, fromX, xStride, shape, fromRow, toRow, size);
            }
        }
    }

    /** One group of filters and its channels, for a block of items; offsets are those of the group. */
    private void group(
            float[] g,
            int gAt,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xAt,
            int xStride,
            ConvolutionShape shape,
            int fromRow,
            int toRow,
            int items) {
        ConvolutionAxis a0 = shape.axes().get(0);
        ConvolutionAxis a1 = shape.axes().get(1);
        ConvolutionAxis a2 = shape.axes().get(2);
        int channels = shape.channels() / shape.groups();
        OuterProducts sums = SUMS.get();
        sums.clearRows();
        int first = -1; // tap of the rows that wait, and the first of these rows
        int firstRow = fromRow;
        int taps = a0.kernel() * a1.kernel() * a2.kernel();
        for (int tap = fromRow / channels; tap < taps && tap * channels < toRow; tap++) {
            int row = tap * channels;
            int from = Math.max(fromRow, row);
            int to = Math.min(toRow, row + channels);
            if (first >= 0 && !sameOutputs(shape, first, tap)) {
                int toG = gAt + firstRow * shape.filters();
                meet(g, toG, yBar, yAt, yStride, x, xStride, shape, first, items, sums);
                sums.clearRows();
                first = -1;
            }
            if (first < 0) {
                first = tap;
                firstRow = from;
            }
            int xTap = xAt
                    + a0.xFrom(tap / a2.kernel() / a1.kernel())
                    + a1.xFrom(tap / a2.kernel() % a1.kernel())
                    + a2.xFrom(tap % a2.kernel());
            sums.addRows(xTap + (from - row) * shape.xChannel(), shape.xChannel(), to - from);
        }
        if (first >= 0) {
            meet(g, gAt + firstRow * shape.filters(), yBar, yAt, yStride, x, xStride, shape, first, items, sums);
        }
    }

    /** Whether two taps join the same outputs, each to one of its inputs. */
    private static boolean sameOutputs(ConvolutionShape shape, int tap, int other) {
        boolean same = true;
        int rest = tap;
        int otherRest = other;
        for (int i = shape.axes().size() - 1; i >= 0; i--) {
            ConvolutionAxis axis = shape.axes().get(i);
            int k = rest % axis.kernel();
            int l = otherRest % axis.kernel();
            same &= axis.yFrom(k) == axis.yFrom(l) && axis.pairs(k) == axis.pairs(l);
            rest /= axis.kernel();
            otherRest /= axis.kernel();
        }
        return same;
    }

    /** Adds all pairs that a tap joins to the rows that wait. */
    private void meet(
            float[] g,
            int gAt,
            float[] yBar,
            int yAt,
            int yStride,
            float[] x,
            int xStride,
            ConvolutionShape shape,
            int tap,
            int items,
            OuterProducts sums) {
        ConvolutionAxis a0 = shape.axes().get(0);
        ConvolutionAxis a1 = shape.axes().get(1);
        ConvolutionAxis a2 = shape.axes().get(2);
        int k0 = tap / a2.kernel() / a1.kernel();
        int k1 = tap / a2.kernel() % a1.kernel();
        int k2 = tap % a2.kernel();
        int n0 = a0.pairs(k0);
        int n1 = a1.pairs(k1);
        int n2 = a2.pairs(k2);
        int yTap = yAt + a0.yFrom(k0) + a1.yFrom(k1) + a2.yFrom(k2);
        sums.clearTerms(MOST_TERMS);
        for (int b = 0; b < items; b++) {
            for (int i0 = 0; i0 < n0; i0++) {
                for (int i1 = 0; i1 < n1; i1++) {
                    int y = yTap + b * yStride + i0 * a0.yPair() + i1 * a1.yPair();
                    int in = b * xStride + i0 * a0.xPair() + i1 * a1.xPair();
                    for (int i2 = 0; i2 < n2; i2++) {
                        if (sums.terms() == MOST_TERMS) {
                            flush(g, gAt, yBar, x, shape, sums);
                            sums.clearTerms(MOST_TERMS);
                        }
                        sums.addTerm(in + i2 * a2.xPair(), y + i2 * a2.yPair());
                    }
                }
            }
        }
        flush(g, gAt, yBar, x, shape, sums);
    }

    /** Adds the terms that are listed. */
    private void flush(float[] g, int gAt, float[] yBar, float[] x, ConvolutionShape shape, OuterProducts sums) {
        if (!shape.isDepthwise()) {
            int width = shape.filters() / shape.groups();
            add(g, gAt, shape.filters(), yBar, shape.yFilter(), x, width, sums);
            return;
        }
        for (int row = 0; row < sums.rowCount(); row++) {
            int toG = gAt + row * shape.filters();
            products(g, toG, yBar, sums.y(), x, sums.rows()[row], sums.x(), shape.filters(), sums.terms());
        }
    }

    @Override
    public final void izhikevich(
            float[] jBar,
            int jBarAt,
            float[] vBar,
            int vBarAt,
            float[] uBar,
            int uBarAt,
            float[] outBar,
            int outBarAt,
            float[] v,
            int vAt,
            float[] u,
            int uAt,
            float[] j,
            int jAt,
            int n,
            IzhikevichStep p,
            SurrogateStep surrogate) {
        SpikeGradients.izhikevich(
                jBar, jBarAt, vBar, vBarAt, uBar, uBarAt, outBar, outBarAt, v, vAt, u, uAt, j, jAt, n, p, surrogate);
    }

    private void add(
            float[] g, int gAt, int gStride, float[] yBar, int yStep, float[] x, int width, OuterProducts sums) {
        if (sums.rowCount() > 0 && sums.terms() > 0) {
            outerProducts(
                    g,
                    gAt,
                    gStride,
                    yBar,
                    sums.y(),
                    yStep,
                    x,
                    sums.rows(),
                    sums.x(),
                    sums.rowCount(),
                    width,
                    sums.terms());
        }
    }
}
