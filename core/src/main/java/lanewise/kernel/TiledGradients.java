package lanewise.kernel;

/**
 * Gradients of weights as sums of outer products. A weight of a product meets one input and one output of each item; one
 * of a convolution, those of each position too. Weights that meet the same outputs in the same order form the rows of one
 * sum. Items are taken in blocks, whose values stay in a cache for all rows; the sums wait in g.
 */
public abstract class TiledGradients implements GradientKernels {
    /** Terms of a block, where an item has fewer. */
    private static final int TERMS = 256;

    private static final ThreadLocal<OuterProducts> SUMS = ThreadLocal.withInitial(OuterProducts::new);

    /** Makes gradients without state. */
    protected TiledGradients() {}

    /**
     * {@code g[gAt + r * gStride + i]} becomes a chain of
     * {@code fma(yBar[yOf[t] + i * yStep], x[xRow[r] + xOf[t]], .)} from its present value over the terms t ascending,
     * for each row r and each {@code i < width}.
     *
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
        OuterProducts sums = SUMS.get();
        sums.clearRows();
        sums.addRows(xAt + fromCol, 1, toCol - fromCol);
        for (int from = 0; from < items; from += TERMS) {
            int to = Math.min(from + TERMS, items);
            sums.clearTerms(to - from);
            for (int b = from; b < to; b++) {
                sums.addTerm(b * xStride, yAt + b * yStride);
            }
            add(g, gAt + fromCol * gStride, gStride, yBar, 1, x, rows, sums);
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
            for (int group = 0; group < shape.groups(); group++) {
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
        int width = shape.filters() / shape.groups();
        OuterProducts sums = SUMS.get();
        sums.clearRows();
        int first = fromRow; // of the rows that wait
        int last = -1; // tap of the rows that wait
        int row = 0;
        for (int k0 = 0; k0 < a0.kernel(); k0++) {
            for (int k1 = 0; k1 < a1.kernel(); k1++) {
                for (int k2 = 0; k2 < a2.kernel(); k2++, row += channels) {
                    int from = Math.max(fromRow, row);
                    int to = Math.min(toRow, row + channels);
                    if (from >= to) {
                        continue;
                    }
                    int tap = (k0 * a1.kernel() + k1) * a2.kernel() + k2;
                    if (last < 0 || !sameOutputs(shape, last, tap)) {
                        add(g, gAt + first * shape.filters(), shape.filters(), yBar, shape.yFilter(), x, width, sums);
                        sums.clearRows();
                        first = from;
                        meet(sums, shape, k0, k1, k2, yAt, yStride, xStride, items);
                    }
                    last = tap;
                    int xTap = xAt + a0.xFrom(k0) + a1.xFrom(k1) + a2.xFrom(k2);
                    sums.addRows(xTap + (from - row) * shape.xChannel(), shape.xChannel(), to - from);
                }
            }
        }
        add(g, gAt + first * shape.filters(), shape.filters(), yBar, shape.yFilter(), x, width, sums);
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

    /** Lists the pairs that a tap joins, of all items. */
    private static void meet(
            OuterProducts sums,
            ConvolutionShape shape,
            int k0,
            int k1,
            int k2,
            int yAt,
            int yStride,
            int xStride,
            int items) {
        ConvolutionAxis a0 = shape.axes().get(0);
        ConvolutionAxis a1 = shape.axes().get(1);
        ConvolutionAxis a2 = shape.axes().get(2);
        int n0 = a0.pairs(k0);
        int n1 = a1.pairs(k1);
        int n2 = a2.pairs(k2);
        sums.clearTerms(items * n0 * n1 * n2);
        int yTap = yAt + a0.yFrom(k0) + a1.yFrom(k1) + a2.yFrom(k2);
        for (int b = 0; b < items; b++) {
            for (int i0 = 0; i0 < n0; i0++) {
                for (int i1 = 0; i1 < n1; i1++) {
                    int y = yTap + b * yStride + i0 * a0.yPair() + i1 * a1.yPair();
                    int in = b * xStride + i0 * a0.xPair() + i1 * a1.xPair();
                    for (int i2 = 0; i2 < n2; i2++) {
                        sums.addTerm(in + i2 * a2.xPair(), y + i2 * a2.yPair());
                    }
                }
            }
        }
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
