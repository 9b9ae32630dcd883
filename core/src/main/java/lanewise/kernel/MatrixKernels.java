package lanewise.kernel;

/** Matrix products in double, for building; the rules of {@link Kernels} hold. */
public interface MatrixKernels {

    /**
     * {@code C = C + sign * A^T B} in double, for building: {@code C[i][j]} is a chain of
     * {@code fma(sign * A[k][i], B[k][j], .)} that starts from the present {@code C[i][j]} and takes k in ascending
     * order. All three are stored by row. May allocate.
     *
     * @param c target, m by n, with rows {@code cStride} apart
     * @param a p by m, with rows {@code aStride} apart
     * @param b p by n, with rows {@code bStride} apart
     * @param m rows of C
     * @param n columns of C
     * @param p length of the sums
     * @param sign +1 or -1
     */
    void productInc(
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
            double sign);

    /**
     * The upper triangle of {@code C = C + sign * A^T A}, some of its rows: the sums of {@link #productInc} for
     * {@code C[i][j]} with {@code fromRow <= i < toRow} and {@code i <= j < n}. Below the diagonal some of those rows'
     * values are changed too and mean nothing. Threads may share the rows out.
     *
     * @param c target, n by n, with rows {@code cStride} apart
     * @param a p by n, with rows {@code aStride} apart
     * @param n rows and columns of C
     * @param p length of the sums
     * @param sign +1 or -1
     * @param fromRow first row
     * @param toRow row after the last
     */
    void gramInc(
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
            int toRow);
}
