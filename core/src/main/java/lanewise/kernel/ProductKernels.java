package lanewise.kernel;

/** Products of constant weights with inputs; the rules of {@link Kernels} hold. */
public interface ProductKernels {

    /**
     * {@code y[b] = y[b] + W x[b]} for every item b of a batch.
     *
     * <p>With one partial sum, {@code y[b][i]} is a chain of {@code fma(W[i][k], x[b][k], .)} that starts from the
     * present {@code y[b][i]} and takes k in ascending order. With P partial sums there are P such chains from +0,
     * input k in chain {@code k mod P}; the upper half of them is added to the lower half until one is left
     * ({@code s[p] += s[p + P/2]}), and that is added to {@code y[b][i]}.
     *
     * @param y target; item b has its {@code rows} values at {@code yAt + b * yStride}
     * @param yStride distance between items of y, at least {@code rows}
     * @param w weights by column: {@code W[i][k]} is {@code w[wAt + k * wStride + i]}; all finite
     * @param x inputs; item b has its {@code cols} values at {@code xAt + b * xStride}
     * @param xStride distance between items of x; 0 lets all items share one input
     * @param rows length of an item of y
     * @param cols length of an item of x
     * @param wStride distance between columns, at least {@code rows}; with several partial sums it is
     *     {@link Products#leading} of the rows and the values between {@code rows} and it are finite
     * @param partials P: 1, or {@link Products#partials} of the operator
     * @param items number of items, at least 0
     */
    void dotInc(
            float[] y,
            int yAt,
            int yStride,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int xStride,
            int rows,
            int cols,
            int wStride,
            int partials,
            int items);

    /**
     * {@link #dotInc} with one partial sum for some products of a list, for one item. No target is another's, or an
     * input.
     *
     * @param y targets; product i has {@code rows[i]} values at {@code yAt + list.y()[i]}
     * @param w weights; all finite
     * @param x inputs; product i has {@code cols[i]} values at {@code xAt + list.x()[i]}
     * @param list where each product lies
     * @param from the first product
     * @param to behind the last
     */
    default void dotIncEach(float[] y, int yAt, float[] w, float[] x, int xAt, ProductList list, int from, int to) {
        for (int i = from; i < to; i++) {
            int rows = list.rows()[i];
            int cols = list.cols()[i];
            dotInc(y, yAt + list.y()[i], 0, w, list.w()[i], x, xAt + list.x()[i], 0, rows, cols, rows, 1, 1);
        }
    }

    /**
     * Products of one shape side by side, each with one chain of {@code fma} a row: with L lanes,
     * {@code y[i L + l] = b[i L + l] + sum over k of W_l[i][k] x[k L + l]}, in ascending order of k from b.
     *
     * @param y targets, value i of lane l at {@code yAt + i * stride + l}
     * @param b what the sums start from, as y lies; may be the range of y
     * @param w weights by column, {@code W_l[i][k]} at {@code wAt + (k * rows + i) * stride + l}; all finite
     * @param x inputs, value k of lane l at {@code xAt + k * stride + l}
     * @param stride from a value to the next of the same lane, at least {@code lanes}
     * @param lanes how many of the lanes are computed, from 0
     */
    default void dotAddLanes(
            float[] y,
            int yAt,
            float[] b,
            int bAt,
            float[] w,
            int wAt,
            float[] x,
            int xAt,
            int rows,
            int cols,
            int stride,
            int lanes) {
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < lanes; l++) {
                float sum = b[bAt + i * stride + l];
                for (int k = 0; k < cols; k++) {
                    sum = Math.fma(w[wAt + (k * rows + i) * stride + l], x[xAt + k * stride + l], sum);
                }
                y[yAt + i * stride + l] = sum + 0f;
            }
        }
    }
}
