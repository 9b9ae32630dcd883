package lanewise.math;

import java.util.Arrays;

/** What is made of matrices in double, each an array of its rows. */
public final class Matrices {
    private Matrices() {}

    /**
     * The product, each entry a sum in the order of the columns of the left matrix.
     *
     * @param left at least one row
     * @param right at least one row, as many as the left matrix has columns
     */
    public static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < right[k].length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    /** The matrix of one column. */
    public static double[][] column(double... values) {
        double[][] column = new double[values.length][];
        Arrays.setAll(column, i -> new double[] {values[i]});
        return column;
    }
}
