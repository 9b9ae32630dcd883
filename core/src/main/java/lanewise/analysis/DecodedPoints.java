package lanewise.analysis;

import java.util.Arrays;
import lanewise.build.BuiltConnection;
import lanewise.build.BuiltNetwork;
import lanewise.build.Solution;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.VectorFunction;
import lanewise.model.View;

/**
 * What a connection's built weights make of static rates at points, beside what they should: how well its decoders fit.
 * The weights are those before any learning. As in Nengo they hold the connection's transform, which the targets do
 * not: compare the two where there is none.
 *
 * @param points one row a point that the source ensemble represents
 * @param targets the connection's function of it, or what of it the connection starts from; one row a point
 * @param decoded the neurons' rates there times the weights; one row a point
 */
public record DecodedPoints(double[][] points, double[][] targets, double[][] decoded) {
    /**
     * At the points that the decoders were solved for.
     *
     * @throws ModelException if the connection is not part of the network, or nothing was solved for it
     */
    public static DecodedPoints of(BuiltNetwork network, Connection connection) {
        BuiltConnection built = network.connection(connection);
        Solution solution = built.solution()
                .orElseThrow(() -> new ModelException(
                        "decoded points of %s: no decoders were solved for it, so it has no points; give points"
                                .formatted(connection)));
        return of(network, connection, rows(built.evalPoints().orElseThrow()), rows(solution.targets()));
    }

    /**
     * At given points.
     *
     * @param points one row a point, as many values as the source ensemble has dimensions
     * @throws ModelException if the connection is not part of the network, does not start from an ensemble of neurons, has
     *     a function given by points, or a row has another length
     */
    public static DecodedPoints of(BuiltNetwork network, Connection connection, double[][] points) {
        if (connection.targets().isPresent()) {
            throw new ModelException(
                    "decoded points of %s: its function is known at its evaluation points only; give no other points"
                            .formatted(connection));
        }
        Ensemble source = source(connection);
        double[][] targets = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != source.dimensions()) {
                throw new ModelException("decoded points of %s: point %d has %d values; give %d, as %s has"
                        .formatted(connection, i, points[i].length, source.dimensions(), source));
            }
            targets[i] = target(connection, points[i]);
        }
        return of(network, connection, points.clone(), targets);
    }

    private static Ensemble source(Connection connection) {
        if (connection.pre().whole() instanceof Ensemble source) {
            return source;
        }
        throw new ModelException("decoded points of %s: it starts from %s, not from an ensemble, so it decodes nothing"
                .formatted(connection, connection.pre().label()));
    }

    private static double[] target(Connection connection, double[] point) {
        double[] value = connection.pre() instanceof View view
                ? Arrays.stream(view.outputs()).mapToDouble(i -> point[i]).toArray()
                : point.clone();
        return connection
                .function()
                .map(function -> called(connection, function, value))
                .orElse(value);
    }

    private static double[] called(Connection connection, VectorFunction function, double[] value) {
        double[] result = function.apply(value.clone());
        if (result == null || result.length != connection.sizeMid()) {
            throw new ModelException("%s: its function returns %s at %s; it has to return %d values"
                    .formatted(connection, Arrays.toString(result), Arrays.toString(value), connection.sizeMid()));
        }
        return result.clone();
    }

    private static DecodedPoints of(
            BuiltNetwork network, Connection connection, double[][] points, double[][] targets) {
        Rates rates = Rates.ofNeurons(network, source(connection), "decoded points");
        BuiltConnection built = network.connection(connection);
        double[][] weights = built.weights().orElseThrow();
        double[][] decoded = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            decoded[i] = product(weights, rates.at(points[i]));
        }
        return new DecodedPoints(points, targets, decoded);
    }

    private static double[] product(double[][] weights, double[] rates) {
        double[] values = new double[weights.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < rates.length; j++) {
                values[i] += weights[i][j] * rates[j];
            }
        }
        return values;
    }

    private static double[][] rows(Points points) {
        double[][] rows = new double[points.count()][];
        Arrays.setAll(rows, points::row);
        return rows;
    }
}
