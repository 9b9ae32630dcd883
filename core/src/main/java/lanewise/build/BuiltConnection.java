package lanewise.build;

import java.util.Optional;
import lanewise.math.Points;

/** What was solved for a connection. Immutable: what is given out is copied. */
public final class BuiltConnection {
    private final Optional<double[]> weights;
    private final int columns;
    private final Optional<Solution> solution;
    private final Optional<Points> evalPoints;

    private BuiltConnection(
            Optional<double[]> weights, int columns, Optional<Solution> solution, Optional<Points> evalPoints) {
        this.weights = weights;
        this.columns = columns;
        this.solution = solution;
        this.evalPoints = evalPoints;
    }

    /** What is decoded: weights row by row, not to be changed, one column a neuron. */
    static BuiltConnection decoded(double[] weights, int neurons, Decoders decoders) {
        return new BuiltConnection(Optional.of(weights), neurons, decoders.solution(), decoders.evalPoints());
    }

    /** Weights that are not solved for, row by row, not to be changed. */
    static BuiltConnection given(double[] weights, int columns) {
        return new BuiltConnection(Optional.of(weights), columns, Optional.empty(), Optional.empty());
    }

    /** What passes its values on as they are. */
    static BuiltConnection direct() {
        return new BuiltConnection(Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    /**
     * Transform times decoders: one row a value that is sent, one column a neuron of the source, or without decoders a value
     * in front of the transform; with full weights one row a neuron of the target. A factor is a single value; factors, and
     * the values of a sparse matrix, are a single row; kernels of a convolution have one row a place and input channel, one
     * column an output channel. Empty if the values go on as they are.
     */
    public Optional<double[][]> weights() {
        return weights.map(values -> Matrix.rows(values, columns));
    }

    /** How well the decoders fit; empty where none were solved for. */
    public Optional<Solution> solution() {
        return solution;
    }

    /** The points at which decoders were solved for, scaled; empty where none were. */
    public Optional<Points> evalPoints() {
        return evalPoints;
    }
}
