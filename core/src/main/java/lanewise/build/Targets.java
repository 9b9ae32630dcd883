package lanewise.build;

import java.util.Arrays;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.VectorFunction;
import lanewise.model.View;

/** The values that a connection's decoders should give at the evaluation points. */
final class Targets {
    private Targets() {}

    static Points of(Connection connection, Points evalPoints) {
        if (connection.targets().isPresent()) {
            return connection.targets().get();
        }
        Points values = connection.pre() instanceof View view ? new Picked(evalPoints, view.indices()) : evalPoints;
        Optional<VectorFunction> function = connection.function();
        return function.isPresent() ? evaluated(function.get(), connection.sizeMid(), values) : values;
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
