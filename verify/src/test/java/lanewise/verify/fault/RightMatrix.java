package lanewise.verify.fault;

import lanewise.kernel.MatrixKernels;
import lanewise.kernel.ScalarKernels;

/** The right matrix products, for a defect to replace one of. */
interface RightMatrix extends MatrixKernels {
    @Override
    default void productInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bStride,
            int m,
            int n,
            int p,
            double sign) {
        ScalarKernels.INSTANCE.matrices().productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign);
    }

    @Override
    default void gramInc(
            double[] c,
            int cAt,
            int cStride,
            double[] a,
            int aAt,
            int aStride,
            int n,
            int p,
            double sign,
            int fromRow,
            int toRow) {
        ScalarKernels.INSTANCE.matrices().gramInc(c, cAt, cStride, a, aAt, aStride, n, p, sign, fromRow, toRow);
    }
}
