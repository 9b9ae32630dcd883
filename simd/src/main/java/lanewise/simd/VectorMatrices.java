package lanewise.simd;

import lanewise.kernel.MatrixKernels;

/** Matrix products in double. */
final class VectorMatrices implements MatrixKernels {
    @Override
    public void productInc(
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
        DoubleProducts.productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign, false);
    }

    @Override
    public void gramInc(
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
        int at = aAt + fromRow;
        int rows = toRow - fromRow;
        DoubleProducts.productInc(
                c,
                cAt + fromRow * cStride + fromRow,
                cStride,
                a,
                at,
                aStride,
                a,
                at,
                aStride,
                rows,
                n - fromRow,
                p,
                sign,
                true);
    }
}
