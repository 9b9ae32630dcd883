package lanewise.network;

import java.util.Arrays;
import lanewise.math.Matrices;

/** The matrices by which items are inhibited. */
final class Inhibition {
    private Inhibition() {}

    /** {@code (identity - ones) * scale}: each of {@code count} items inhibits all others. */
    static double[][] mutual(int count, double scale) {
        double[][] matrix = new double[count][count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(matrix[i], -scale);
            matrix[i][i] = 0;
        }
        return matrix;
    }

    /** A column of {@code count} equal weights: one value goes to all items alike. */
    static double[][] toAll(int count, double weight) {
        double[] weights = new double[count];
        Arrays.fill(weights, weight);
        return Matrices.column(weights);
    }
}
