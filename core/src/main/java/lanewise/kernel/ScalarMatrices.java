package lanewise.kernel;

/** The matrix products of {@link ScalarKernels}. */
final class ScalarMatrices implements MatrixKernels {
    /** Rows of a triangle that are computed as a rectangle. */
    private static final int BAND = 32;

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
        DoubleTiles.productInc(c, cAt, cStride, a, aAt, aStride, b, bAt, bStride, m, n, p, sign);
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
        for (int i = fromRow; i < toRow; i += BAND) {
            int at = cAt + i * cStride + i;
            int height = Math.min(BAND, toRow - i);
            productInc(c, at, cStride, a, aAt + i, aStride, a, aAt + i, aStride, height, n - i, p, sign);
        }
    }
}
