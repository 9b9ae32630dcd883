package lanewise.build;

import java.util.Arrays;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.VectorFunction;
import lanewise.model.View;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Sparse;

/** The values that a connection's decoders should give at the evaluation points. */
final class Targets {
    private Targets() {}

    static Points of(Connection connection, Points evalPoints) {
        if (connection.targets().isPresent()) {
            return connection.targets().get();
        }
        Points values = connection.pre() instanceof View view ? new Picked(evalPoints, view.outputs()) : evalPoints;
        Optional<VectorFunction> function = connection.function();
        return function.isPresent() ? evaluated(function.get(), connection.sizeMid(), values) : values;
    }

    /**
     * What reaches the neurons of the target, if values are sent to it: its encoders times the connection's transform times
     * the values.
     *
     * @param target the ensemble, as it was built
     * @param stream where a random transform is drawn from
     */
    static Points currents(Connection connection, Points values, BuiltEnsemble target, RandomStream stream) {
        switch (connection.transform()) {
            case Sparse sparse -> throw noMatrix(connection);
            case Convolution convolution -> throw noMatrix(connection);
            case ConvolutionTranspose convolution -> throw noMatrix(connection);
            case NoTransform none -> {}
            case Scale scale -> {}
            case Diagonal diagonal -> {}
            case Dense dense -> {}
            case RandomDense random -> {}
        }
        int count = values.count();
        double[] sent = Weights.transformed(connection, Matrix.of(values).values(), count, stream);
        double[] currents = Weights.encoded(connection, target, sent, count);
        return new DrawnPoints(count, currents.length / count, Weights.transposed(currents, currents.length / count));
    }

    private static ModelException noMatrix(Connection connection) {
        return new ModelException("%s, which %s cannot take in; give a dense one"
                .formatted(connection.transform().described(), connection.solver()));
    }

    private static Points evaluated(VectorFunction function, int size, Points points) {
        double[] values = new double[Math.multiplyExact(points.count(), size)];
        for (int i = 0; i < points.count(); i++) {
            double[] point = points.row(i);
            double[] value = value(function, point);
            if (value == null || value.length != size || !areFinite(value)) {
                throw new ModelException("its function returns %s at %s; it has to return %d finite values"
                        .formatted(Arrays.toString(value), Arrays.toString(point), size));
            }
            System.arraycopy(value, 0, values, i * size, size);
        }
        return new DrawnPoints(points.count(), size, values);
    }

    private static boolean areFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double[] value(VectorFunction function, double[] point) {
        try {
            return function.apply(point.clone());
        } catch (RuntimeException e) {
            throw new ModelException("its function failed at %s: %s".formatted(Arrays.toString(point), e), e);
        }
    }

    /** Some columns of points. */
    private record Picked(Points points, int[] columns) implements Points {
        @Override
        public int count() {
            return points.count();
        }

        @Override
        public int dimensions() {
            return columns.length;
        }

        @Override
        public void copy(int row, double[] into, int at) {
            double[] whole = points.row(row);
            for (int k = 0; k < columns.length; k++) {
                into[at + k] = whole[columns[k]];
            }
        }
    }
}
