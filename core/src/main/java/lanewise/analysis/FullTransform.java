package lanewise.analysis;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.View;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Sparse;

/** The matrix that does between whole objects what a connection's transform does between views of them. */
public final class FullTransform {
    private final Connection connection;
    private final int[] rows;
    private final int[] columns;
    private final double[][] matrix;

    private FullTransform(Connection connection) {
        this.connection = connection;
        boolean computed =
                connection.function().isPresent() || connection.targets().isPresent();
        Endpoint pre = connection.pre();
        Endpoint post = connection.post();
        rows = post instanceof View view ? view.inputs() : all(post.sizeIn());
        columns = !computed && pre instanceof View view ? view.outputs() : all(connection.sizeMid());
        matrix = new double[post.whole().sizeIn()]
                [computed ? connection.sizeMid() : pre.whole().sizeOut()];
    }

    private static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }

    /**
     * The matrix of a connection: one row a value of the whole target, one column a value of the whole source, or of the
     * connection's function if it has one. Entries that a view names twice add up. No transform is a matrix of ones on
     * the diagonal.
     *
     * @throws ModelException if the transform is sparse, a convolution, or drawn when the network is built
     */
    public static double[][] of(Connection connection) {
        FullTransform full = new FullTransform(connection);
        switch (connection.transform()) {
            case NoTransform none -> full.diagonal(i -> 1);
            case Scale scale -> full.diagonal(i -> scale.factor());
            case Diagonal diagonal -> {
                double[] factors = diagonal.factors();
                full.diagonal(i -> factors[i]);
            }
            case Dense dense -> full.dense(dense.matrix());
            case RandomDense random -> throw full.refused();
            case Sparse sparse -> throw full.refused();
            case Convolution convolution -> throw full.refused();
            case ConvolutionTranspose convolution -> throw full.refused();
        }
        return full.matrix;
    }

    private void diagonal(IntToDoubleFunction factors) {
        for (int i = 0; i < rows.length; i++) {
            matrix[rows[i]][columns[i]] += factors.applyAsDouble(i);
        }
    }

    private void dense(Points values) {
        double[] row = new double[columns.length];
        for (int i = 0; i < rows.length; i++) {
            values.copy(i, row, 0);
            for (int k = 0; k < row.length; k++) {
                matrix[rows[i]][columns[k]] += row[k];
            }
        }
    }

    private ModelException refused() {
        return new ModelException(
                "full transform of %s: %s, and only no transform, factors and dense matrices are expanded"
                        .formatted(connection, connection.transform().described()));
    }

    static boolean isZero(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(value -> value == 0);
    }
}
