package lanewise.verify.fault;

import lanewise.kernel.FilterKernels;
import lanewise.kernel.FilterStep;
import lanewise.kernel.ScalarKernels;
import lanewise.kernel.TriangleStep;

/** The right filters, for a defect to replace one of. */
interface RightFilter extends FilterKernels {
    @Override
    default void linearFilter(
            float[] y, int yAt, float[] x, int xAt, int xStride, float[] u, int uAt, int n, FilterStep step) {
        ScalarKernels.INSTANCE.filters().linearFilter(y, yAt, x, xAt, xStride, u, uAt, n, step);
    }

    @Override
    default void triangle(
            float[] y,
            int yAt,
            float[] ring,
            int ringAt,
            int ringStride,
            float[] u,
            int uAt,
            int n,
            TriangleStep step,
            int index) {
        ScalarKernels.INSTANCE.filters().triangle(y, yAt, ring, ringAt, ringStride, u, uAt, n, step, index);
    }
}
