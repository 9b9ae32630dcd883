package lanewise.kernel;

/** Products of constant sparse matrices with inputs; the rules of {@link Kernels} hold. */
public interface SparseKernels {

    /**
     * {@code y[b] = y[b] + W x[b]} for every item b of a batch. {@code y[b][i]} is one chain of
     * {@code fma(value, x[b][k], .)} that starts from its present value and takes the entries of row i in ascending
     * column k, those at one place in their order.
     *
     * @param y target; item b has its {@code w.rows()} values at {@code yAt + b * yStride}
     * @param yStride distance between items of y, at least {@code w.rows()}
     * @param x inputs; item b has its {@code w.cols()} values at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 lets all items share one input
     * @param items number of items, at least 0
     */
    void sparseDotInc(float[] y, int yAt, int yStride, SparseMatrix w, float[] x, int xAt, int xStride, int items);
}
