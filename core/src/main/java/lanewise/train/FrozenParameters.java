package lanewise.train;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.ParameterValues;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.NeuronType;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.model.synapse.TunableSynapse;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Diagonal;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;

/**
 * The values of a network's parameters as what objects are made with, so that they can be made again elsewhere: NengoDL's
 * {@code get_nengo_params}. To run the same network with them, build it with {@link #values}: what is in a network never
 * changes.
 *
 * <pre>{@code
 * var frozen = FrozenParameters.of(built, trained);
 * Simulator.of(net, options -> options.build(build -> build.values(frozen.values())));
 * Ensemble again = other.ensemble("hidden", 50, 2, frozen.options(hidden));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class FrozenParameters {
    private final BuiltNetwork built;
    private final ParameterValues values;

    private FrozenParameters(BuiltNetwork built, ParameterValues values) {
        this.built = built;
        this.values = values;
    }

    /**
     * Of a network.
     *
     * @param built what it was built into
     * @param values of its parameters, such as trained ones; those that are not among them are as they were built
     */
    public static FrozenParameters of(BuiltNetwork built, ParameterValues values) {
        return new FrozenParameters(built, ParameterValues.of(built).with(values));
    }

    /** The values of all parameters. */
    public ParameterValues values() {
        return values;
    }

    /**
     * What an ensemble is made with: encoders that are not scaled to length 1, gains and biases, and neurons where some of
     * their time constants were trained.
     *
     * @throws ModelException if it is not part of the network, it has no neurons, or a neuron's gain is 0 but not its
     *     encoder
     */
    public Consumer<Ensemble.Options> options(Ensemble ensemble) {
        double[] gain = built.ensemble(ensemble).gain();
        if (ensemble.neuronType() instanceof Direct) {
            throw new ModelException(
                    "%s: it has no neurons, so no encoders, gains or biases to make another with; leave it out"
                            .formatted(ensemble));
        }
        double[][] encoders =
                values.encoders(ensemble, built.ensemble(ensemble)).orElseThrow();
        double[] bias = values.find(ensemble, Kind.BIAS).orElseThrow();
        NeuronType neurons = values.neurons(ensemble);
        return options -> {
            options.encoders(encoders).normalizeEncoders(false).gainBias(gain, bias);
            if (!neurons.equals(ensemble.neuronType())) {
                options.neurons(neurons);
            }
        };
    }

    /**
     * What a connection is made with: where it decodes, decoders that are given and a function whose values do not matter,
     * else a transform; and a synapse where its time constant was trained. Other synapses, label and other choices are to be
     * given besides.
     *
     * @throws ModelException if it is not part of the network, or is one of full weights between ensembles, which nothing
     *     that a connection is made with can say
     */
    public Consumer<Connection.Options> options(Connection connection) {
        Synapse synapse = synapse(connection, connection.synapse());
        return carried(connection).andThen(options -> {
            if (!synapse.equals(connection.synapse())) {
                options.synapse(synapse);
            }
        });
    }

    private Consumer<Connection.Options> carried(Connection connection) {
        if (built.connection(connection).weights().isEmpty()) {
            return options -> options.transform(Transform.none());
        }
        double[] weights = values.find(connection, Kind.WEIGHTS).orElseThrow();
        if (connection.hasFullWeights()) {
            throw new ModelException(
                    "%s: full weights between ensembles cannot be given when a connection is made; build its network with these values instead"
                            .formatted(connection));
        }
        if (connection.pre().whole() instanceof Ensemble source && !(source.neuronType() instanceof Direct)) {
            double[][] decoders = columns(weights, source.neuronCount());
            int size = decoders[0].length;
            return options -> options.function(x -> new double[size])
                    .transform(Transform.none())
                    .solver(new NoSolver(decoders));
        }
        Transform transform = transform(connection, weights);
        return options -> options.transform(transform);
    }

    /**
     * What a probe is made with: its synapse, with the time constant that was trained, and where it decodes, decoders that
     * are given. Its label and how often it takes samples are to be given besides.
     *
     * @throws ModelException if it is not part of the network
     */
    public Consumer<Probe.Options> options(Probe probe) {
        built.probe(probe); // refuses one of another network
        Synapse synapse = synapse(probe, probe.synapse());
        Optional<double[][]> decoders =
                probe.decoding().flatMap(by -> values.find(by, Kind.WEIGHTS).map(weights -> decoders(by, weights)));
        return options -> {
            options.synapse(synapse);
            decoders.ifPresent(given -> options.solver(new NoSolver(given)));
        };
    }

    private static double[][] decoders(Connection decoding, double[] weights) {
        return columns(weights, ((Ensemble) decoding.pre().whole()).neuronCount());
    }

    private Synapse synapse(ParameterOwner owner, Synapse synapse) {
        return synapse instanceof TunableSynapse tunable
                        && values.tau(owner, tunable).isPresent()
                ? tunable.withTau(values.tau(owner, tunable).getAsDouble())
                : synapse;
    }

    /** A matrix of so many columns, its columns as rows. */
    private static double[][] columns(double[] matrix, int columns) {
        int rows = matrix.length / columns;
        double[][] turned = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = matrix[i * columns + j];
            }
        }
        return turned;
    }

    private static Transform transform(Connection connection, double[] weights) {
        return switch (connection.transform()) {
            case NoTransform none -> none;
            case Scale scale -> new Scale(weights[0]);
            case Diagonal diagonal -> Diagonal.of(weights);
            case Dense dense -> matrix(connection, weights);
            case RandomDense random -> matrix(connection, weights);
            case Sparse sparse -> Sparse.of(sparse.sizeOut(), sparse.sizeIn(), places(sparse), weights);
            case Convolution convolution -> convolution.weights(weights);
            case ConvolutionTranspose convolution -> convolution.weights(weights);
        };
    }

    private static Dense matrix(Connection connection, double[] weights) {
        int rows = connection.post().sizeIn();
        int columns = weights.length / rows;
        return new Dense(IntStream.range(0, rows)
                .mapToObj(i -> Arrays.copyOfRange(weights, i * columns, (i + 1) * columns))
                .toArray(double[][]::new));
    }

    private static int[][] places(Sparse sparse) {
        int[] rows = sparse.rows();
        int[] columns = sparse.columns();
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new int[] {rows[i], columns[i]})
                .toArray(int[][]::new);
    }
}
