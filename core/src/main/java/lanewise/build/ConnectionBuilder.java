package lanewise.build;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.build.ParameterSignal.Kind;
import lanewise.build.Transforms.Weighted;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Neurons;
import lanewise.model.ParameterOwner;
import lanewise.model.VectorFunction;
import lanewise.model.neuron.Direct;
import lanewise.model.transform.NoTransform;

/** Builds connections: source, weights, synapse and target, in this order. */
final class ConnectionBuilder {
    private final Connection connection;
    private final Draft draft;

    private ConnectionBuilder(Connection connection, Draft draft) {
        this.connection = connection;
        this.draft = draft;
    }

    static void add(Connection connection, Draft draft) {
        add(connection, connection, draft);
    }

    /** @param filtering whose the synapse is: the connection's own, or a probe's */
    static void add(Connection connection, ParameterOwner filtering, Draft draft) {
        ConnectionBuilder builder = new ConnectionBuilder(connection, draft);
        Weighted weighted = builder.weighted();
        weighted.weights()
                .ifPresent(weights ->
                        draft.add(new ParameterSignal(connection, Kind.WEIGHTS, weights, builder.scaleOfWeights())));
        Signal filtered = FilterBuilder.filtered(filtering, draft.synapse(connection), weighted.value(), draft);
        builder.deliver(filtered);
        Map<Integer, Map<String, Signal>> rules = new HashMap<>();
        draft.add(
                connection, new ConnectionSignals(draft.output(connection.pre()), weighted.weights(), filtered, rules));
        for (int i = 0; i < connection.learningRules().size(); i++) {
            rules.put(i, LearningBuilder.add(connection.learning(i), draft));
        }
    }

    /** What the connection carries, in front of its synapse. */
    private Weighted weighted() {
        Endpoint pre = connection.pre().whole();
        if (pre instanceof Ensemble ensemble && !(ensemble.neuronType() instanceof Direct)) {
            return decoded(ensemble);
        }
        Signal source = Slices.read(draft.output(connection.pre()), connection.pre(), connection.toString(), draft);
        if (connection.targets().isPresent()) {
            throw new ModelException(
                    "%s: a function given by points, but %s has no neurons to decode it from; give it in Java"
                            .formatted(connection, pre.label()));
        }
        if (connection.function().isPresent()) {
            source = computed(source);
        }
        return Transforms.of(connection, source, new RandomStream(draft.seed(connection)), draft);
    }

    private Weighted decoded(Ensemble source) {
        int neurons = source.neuronCount();
        double[] weights;
        if (draft.options().values().has(connection, Kind.WEIGHTS)) {
            weights = scaled(
                    draft.given(connection, Kind.WEIGHTS, targets() * neurons).orElseThrow());
            draft.add(connection, BuiltConnection.given(weights, neurons));
        } else {
            Decoders decoders = Decoders.of(connection, source, draft);
            weights = scaled(weights(decoders, neurons));
            draft.add(connection, BuiltConnection.decoded(weights, neurons, decoders));
        }
        int rows = weights.length / neurons;
        Signal weighted = reset(connection + ".weighted", rows);
        Signal matrix = Signal.of(connection + ".weights", weights, rows, neurons);
        draft.add(new DotInc(matrix, draft.output(source), weighted));
        return new Weighted(weighted, Optional.of(matrix));
    }

    private double[] scaled(double... weights) {
        double scale = scaleOfWeights();
        return scale == 1 ? weights : Vectors.scaled(scale, weights);
    }

    /** How many values decoders, or full weights, lead to. */
    private int targets() {
        Endpoint post = connection.post();
        return connection.hasFullWeights()
                ? draft.signals((Ensemble) post.whole()).current().size()
                : post.sizeIn();
    }

    /** Full weights lead to currents, which are larger by the scaling of the target's firing rates. */
    private double scaleOfWeights() {
        return connection.hasFullWeights()
                ? draft.options().scaling().factor((Ensemble) connection.post().whole())
                : 1;
    }

    private double[] weights(Decoders decoders, int neurons) {
        if (DecoderProblem.solvesForWeights(connection)) {
            return Weights.transposed(decoders.values(), neurons);
        }
        if (connection.transform() instanceof NoTransform
                && decoders.solution().isEmpty()
                && !connection.hasFullWeights()) {
            return draft.givenDecoders().weights(decoders.values(), neurons);
        }
        double[] weights = Weights.transformed(connection, decoders.values(), neurons, decoders.stream());
        return connection.hasFullWeights()
                ? Weights.encoded(
                        connection, draft.built((Ensemble) connection.post().whole()), weights, neurons)
                : weights;
    }

    private Signal computed(Signal source) {
        Signal out = Signal.filled(connection + ".function", 0, connection.sizeMid());
        VectorFunction function = connection.function().orElseThrow();
        HostFunction.Call call = (t, x, result) -> {
            double[] value = function.apply(x.clone());
            if (value == null || value.length != result.length) {
                throw new SimulationException("%s: its function returns %s at %s; it has to return %d values"
                        .formatted(connection, Arrays.toString(value), Arrays.toString(x), result.length));
            }
            System.arraycopy(value, 0, result, 0, result.length);
        };
        draft.add(new HostFunction(
                "function of " + connection, call, Optional.empty(), Optional.of(source), Optional.of(out)));
        return out;
    }

    private Signal reset(String name, int size) {
        Signal signal = Signal.filled(name, 0, size);
        draft.add(new Reset(signal, 0));
        return signal;
    }

    private void deliver(Signal value) {
        Endpoint post = connection.post();
        if (connection.hasFullWeights()) {
            Slices.add(value, draft.signals((Ensemble) post.whole()).current(), post.whole(), draft);
        } else if (post.whole() instanceof Neurons neurons) {
            amplify(value, neurons, post);
        } else {
            Slices.add(value, draft.input(post), post, draft);
        }
    }

    /** What reaches neurons directly is multiplied by their gains. */
    private void amplify(Signal value, Neurons neurons, Endpoint post) {
        double[] gains = draft.built(neurons.ensemble()).gain();
        double[] factors = draft.given(connection, Kind.GAIN, post.sizeIn())
                .orElseGet(() -> Arrays.stream(Slices.inputs(post))
                        .mapToDouble(i -> gains[i])
                        .toArray());
        double scale = draft.options().scaling().factor(neurons.ensemble());
        Signal gain = Signal.of(connection + ".gain", Vectors.scaled(scale, factors), factors.length);
        draft.add(new ParameterSignal(connection, Kind.GAIN, gain, scale));
        Optional<Signal> target = Slices.shared(draft.input(post), post, Slices.inputs(post));
        if (target.isPresent()) {
            draft.add(new ElementwiseInc(gain, value, target.get()));
            return;
        }
        Signal amplified = reset(connection + ".amplified", value.size());
        draft.add(new ElementwiseInc(gain, value, amplified));
        Slices.add(amplified, draft.input(post), post, draft);
    }
}
