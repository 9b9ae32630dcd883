package lanewise.verify.fault;

import lanewise.kernel.MatrixKernels;

/** Defects of the matrix products for building. */
final class WrongMatrices {
    private WrongMatrices() {}

    static MatrixKernels signIgnored() {
        return new RightMatrix() {
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
                RightMatrix.super.productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, 1);
            }
        };
    }

    static MatrixKernels lastRowOfGramSkipped() {
        return new RightMatrix() {
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
                int end = Math.max(fromRow, toRow - 1);
                RightMatrix.super.gramInc(c, cAt, cStride, a, aAt, aStride, n, p, sign, fromRow, end);
            }
        };
    }
}
