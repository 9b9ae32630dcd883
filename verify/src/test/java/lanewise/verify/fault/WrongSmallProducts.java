package lanewise.verify.fault;

import lanewise.kernel.ProductKernels;
import lanewise.kernel.ProductList;
import lanewise.kernel.ScalarKernels;

/** Defects of small products, in a list or side by side. */
final class WrongSmallProducts {
    private WrongSmallProducts() {}

    /** The products as they are; a defect replaces one method. */
    private interface RightProducts extends ProductKernels {
        @Override
        default void dotInc(
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
            ScalarKernels.INSTANCE
                    .products()
                    .dotInc(y, yAt, yStride, w, wAt, x, xAt, xStride, rows, cols, wStride, partials, items);
        }
    }

    /** A product of a list takes the input of the one before it, if that is as long. */
    static ProductKernels inputNotLookedAtAgain() {
        return new RightProducts() {
            @Override
            public void dotIncEach(
                    float[] y, int yAt, float[] w, float[] x, int xAt, ProductList list, int from, int to) {
                int[] stale = list.x().clone();
                for (int i = from + 1; i < to; i++) {
                    stale[i] = list.cols()[i] == list.cols()[i - 1] ? stale[i - 1] : stale[i];
                }
                var wrong = new ProductList(list.y(), list.w(), stale, list.rows(), list.cols());
                RightProducts.super.dotIncEach(y, yAt, w, x, xAt, wrong, from, to);
            }
        };
    }

    static ProductKernels lastLaneSkipped() {
        return new RightProducts() {
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
                RightProducts.super.dotAddLanes(y, yAt, b, bAt, w, wAt, x, xAt, rows, cols, stride, lanes - 1);
            }
        };
    }
}
