package lanewise.build;

import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Sparse;

/** The products of transforms, decoders and encoders. */
final class Weights {
    private Weights() {}

    /**
     * A connection's transform times a matrix.
     *
     * @param right one row a neuron, one column a value in front of the transform
     * @param neurons how many rows that has
     * @param stream where a random transform is drawn from
     * @return one row a value behind the transform, one column a neuron
     */
    static double[] transformed(Connection connection, double[] right, int neurons, RandomStream stream) {
        int mid = connection.sizeMid();
        int rows = connection.post().sizeIn();
        return switch (connection.transform()) {
            case NoTransform none -> scaled(right, neurons, new double[0], rows);
            case Scale scale -> scaled(right, neurons, new double[] {scale.factor()}, rows);
            case Diagonal diagonal -> scaled(right, neurons, diagonal.factors(), rows);
            case Dense dense -> product(flat(dense.matrix()), right, rows, mid, neurons);
            case RandomDense random ->
                product(
                        Drawn.named(
                                connection + ": its transform",
                                () -> random.distribution().sample(rows, mid, stream)),
                        right,
                        rows,
                        mid,
                        neurons);
            case Sparse sparse -> throw undecoded(connection);
            case Convolution convolution -> throw undecoded(connection);
            case ConvolutionTranspose convolution -> throw undecoded(connection);
        };
    }

    private static ModelException undecoded(Connection connection) {
        return new ModelException("%s: %s, which cannot follow decoders; connect from %s.neurons or from a node"
                .formatted(
                        connection,
                        connection.transform().described(),
                        connection.pre().whole().label()));
    }

    /** A matrix with its rows and columns exchanged, and each row then multiplied by its factor, or by the only one. */
    private static double[] scaled(double[] right, int neurons, double[] factors, int rows) {
        double[] weights = new double[Math.multiplyExact(rows, neurons)];
        for (int i = 0; i < rows; i++) {
            double factor = factors.length == 0 ? 1 : factors[factors.length == 1 ? 0 : i];
            for (int j = 0; j < neurons; j++) {
                weights[i * neurons + j] = factor * right[j * rows + i];
            }
        }
        return weights;
    }

    /** {@code left right^T}: both have rows of {@code mid} values. */
    static double[] product(double[] left, double[] right, int rows, int mid, int neurons) {
        double[] weights = new double[Math.multiplyExact(rows, neurons)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < neurons; j++) {
                double sum = 0;
                for (int k = 0; k < mid; k++) {
                    sum += left[i * mid + k] * right[j * mid + k];
                }
                weights[i * neurons + j] = sum;
            }
        }
        return weights;
    }

    /**
     * The encoders of a connection's target times weights: the full matrix from neurons to neurons.
     *
     * @param target the ensemble that it leads to, or to a part of
     * @param weights one row a value that is sent, {@code neurons} values each
     */
    static double[] encoded(Connection connection, BuiltEnsemble target, double[] weights, int neurons) {
        double[] encoders = target.flatScaledEncoders();
        int dimensions = connection.post().whole().sizeIn();
        int[] columns = Slices.inputs(connection.post());
        int targets = encoders.length / dimensions;
        double[] full = new double[Math.multiplyExact(targets, neurons)];
        for (int i = 0; i < targets; i++) {
            for (int k = 0; k < columns.length; k++) {
                double encoder = encoders[i * dimensions + columns[k]];
                for (int j = 0; j < neurons; j++) {
                    full[i * neurons + j] += encoder * weights[k * neurons + j];
                }
            }
        }
        return full;
    }

    /** The values of a matrix with its rows and columns exchanged. */
    static double[] transposed(double[] matrix, int rows) {
        return new Matrix(rows, matrix.length / rows, matrix).transposed().values();
    }

    /** The values of a matrix in row-major order. */
    static double[] flat(Points matrix) {
        double[] values = new double[Math.multiplyExact(matrix.count(), matrix.dimensions())];
        for (int i = 0; i < matrix.count(); i++) {
            matrix.copy(i, values, i * matrix.dimensions());
        }
        return values;
    }
}
