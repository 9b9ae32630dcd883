package lanewise.build;

import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;

/**
 * The directions in which a matrix is largest, from what it makes of random vectors (Halko, Martinsson and Tropp 2011,
 * algorithms 4.1 and 4.4).
 */
final class RandomSubspace {
    private RandomSubspace() {}

    /**
     * An orthonormal basis, one direction a column.
     *
     * @param tall the matrix, with more rows than columns
     * @param size how many directions
     * @param iterations how often to sharpen them
     */
    static Matrix of(Matrix tall, int size, int iterations, RandomStream stream, Kernels kernels) {
        Matrix random = Matrix.zeros(tall.columns(), size);
        for (int at = 0; at < random.values().length; at++) {
            random.values()[at] = stream.gaussian();
        }
        Matrix basis = orthonormal(tall.times(random));
        for (int i = 0; i < iterations; i++) {
            basis = orthonormal(tall.times(orthonormal(tall.transposedTimes(basis, kernels))));
        }
        return basis;
    }

    /** Orthonormal columns, by Gram and Schmidt's method, twice for each; one that hangs on those before it becomes 0. */
    private static Matrix orthonormal(Matrix matrix) {
        double[][] columns = matrix.columnArrays();
        for (int j = 0; j < columns.length; j++) {
            double before = Vectors.norm(columns[j]);
            for (int twice = 0; twice < 2; twice++) {
                for (int i = 0; i < j; i++) {
                    Vectors.add(-Vectors.dot(columns[i], columns[j]), columns[i], columns[j]);
                }
            }
            double rest = Vectors.norm(columns[j]);
            Vectors.scale(rest > before * 0x1p-48 ? 1 / rest : 0, columns[j]);
        }
        Matrix result = Matrix.zeros(matrix.rows(), matrix.columns());
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < columns.length; j++) {
                result.values()[i * columns.length + j] = columns[j][i];
            }
        }
        return result;
    }
}
