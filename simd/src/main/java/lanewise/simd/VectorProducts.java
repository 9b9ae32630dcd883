package lanewise.simd;

import lanewise.kernel.ProductKernels;
import lanewise.kernel.ProductList;

/** Products of weights with inputs, by the form of their sums. */
final class VectorProducts implements ProductKernels {
    @Override
    public void dotInc(
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
            int items) {
        assert wStride >= rows;
        if (partials == 1) {
            FloatProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, items);
        } else {
            PartialProducts.dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items);
        }
    }

    @Override
    public void dotIncEach(float[] y, int yAt, float[] w, float[] x, int xAt, ProductList list, int from, int to) {
        ListedProducts.dotInc(y, yAt, w, x, xAt, list, from, to);
    }

    @Override
    public void dotAddLanes(
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
        LaneProducts.dotAdd(y, yAt, b, bAt, w, wAt, x, xAt, rows, cols, stride, lanes);
    }
}
