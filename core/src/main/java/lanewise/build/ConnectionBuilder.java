package lanewise.build;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.error.SimulationException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Neurons;
import lanewise.model.VectorFunction;
import lanewise.model.View;
import lanewise.model.transform.Dense;
import lanewise.model.transform.NoTransform;
import lanewise.model.transform.Scale;
import lanewise.model.transform.Transform;

/** Builds connections: source, weights, synapse and target, in this order. */
final class ConnectionBuilder {
    private final Draft draft;

    /** The product with the connection's matrix, once it is built. */
    private DotInc product;

    ConnectionBuilder(Draft draft) {
        this.draft = draft;
    }

    void add(Connection connection) {
        Signal weighted = weighted(connection);
        deliver(FilterBuilder.filtered(connection.synapse(), weighted, connection.toString(), draft), connection);
        if (connection.learningRule().isPresent()) {
            LearningBuilder.add(connection, product.input(), product.weights(), draft);
        }
    }

    /** What the connection carries, in front of its synapse. */
    private Signal weighted(Connection connection) {
        Endpoint pre = connection.pre().whole();
        if (pre instanceof Ensemble ensemble) {
            return decoded(connection, ensemble);
        }
        Signal source = sliced(draft.output(connection.pre()), connection.pre(), connection.toString());
        if (connection.function().isPresent()) {
            source = computed(connection, source);
        }
        return transformed(connection, source);
    }

    private Signal decoded(Connection connection, Ensemble source) {
        Decoders decoders = Decoders.of(connection, source, draft);
        int neurons = source.neuronCount();
        int rows = connection.post().sizeIn();
        double[] weights = times(connection.transform(), decoders.values(), neurons, connection.sizeMid(), rows);
        draft.add(connection, new BuiltConnection(Optional.of(weights), decoders.solution()));
        return product(connection, weights, rows, draft.output(source));
    }

    /** Transform times decoders, where the decoders come one row a neuron. */
    private static double[] times(Transform transform, double[] decoders, int neurons, int mid, int rows) {
        return switch (transform) {
            case NoTransform none -> scaled(1, decoders, neurons, rows);
            case Scale scale -> scaled(scale.factor(), decoders, neurons, rows);
            case Dense dense -> times(dense, decoders, neurons, mid, rows);
        };
    }

    private static double[] scaled(double factor, double[] decoders, int neurons, int rows) {
        double[] weights = new double[Math.multiplyExact(rows, neurons)];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < neurons; j++) {
                weights[i * neurons + j] = factor * decoders[j * rows + i];
            }
        }
        return weights;
    }

    private static double[] times(Dense dense, double[] decoders, int neurons, int mid, int rows) {
        double[] weights = new double[Math.multiplyExact(rows, neurons)];
        for (int i = 0; i < rows; i++) {
            double[] row = dense.matrix().row(i);
            for (int j = 0; j < neurons; j++) {
                double sum = 0;
                for (int k = 0; k < mid; k++) {
                    sum += row[k] * decoders[j * mid + k];
                }
                weights[i * neurons + j] = sum;
            }
        }
        return weights;
    }

    private Signal computed(Connection connection, Signal source) {
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

    private Signal transformed(Connection connection, Signal source) {
        return switch (connection.transform()) {
            case NoTransform none -> {
                draft.add(connection, new BuiltConnection(Optional.empty(), Optional.empty()));
                yield source;
            }
            case Scale scale -> {
                double[] factor = {scale.factor()};
                draft.add(connection, new BuiltConnection(Optional.of(factor), Optional.empty()));
                Signal weighted = reset(connection + ".weighted", source.size());
                draft.add(new ElementwiseInc(Signal.of(connection + ".weights", factor.clone()), source, weighted));
                yield weighted;
            }
            case Dense dense -> {
                int rows = dense.matrix().count();
                int cols = dense.matrix().dimensions();
                double[] weights = new double[Math.multiplyExact(rows, cols)];
                for (int i = 0; i < rows; i++) {
                    dense.matrix().copy(i, weights, i * cols);
                }
                draft.add(connection, new BuiltConnection(Optional.of(weights), Optional.empty()));
                yield product(connection, weights, rows, source);
            }
        };
    }

    private Signal product(Connection connection, double[] weights, int rows, Signal source) {
        Signal weighted = reset(connection + ".weighted", rows);
        Signal matrix = Signal.of(connection + ".weights", weights.clone(), rows, source.size());
        product = new DotInc(matrix, source, weighted);
        draft.add(product);
        return weighted;
    }

    private Signal reset(String name, int size) {
        Signal signal = Signal.filled(name, 0, size);
        draft.add(new Reset(signal, 0));
        return signal;
    }

    private void deliver(Signal value, Connection connection) {
        Endpoint post = connection.post();
        Signal whole = draft.input(post);
        int[] indices = post instanceof View view ? view.indices() : null;
        boolean consecutive = indices == null || isRange(indices);
        Signal target = indices == null ? whole : consecutive ? whole.part(indices[0], indices.length) : whole;
        if (post.whole() instanceof Neurons neurons) {
            Signal gain = gain(neurons.ensemble(), indices, connection);
            if (consecutive) {
                draft.add(new ElementwiseInc(gain, value, target));
                return;
            }
            Signal amplified = reset(connection + ".amplified", value.size());
            draft.add(new ElementwiseInc(gain, value, amplified));
            draft.add(new Copy(amplified, Optional.empty(), target, Optional.of(list(indices)), true));
        } else if (consecutive) {
            draft.add(new Copy(value, target, true));
        } else {
            draft.add(new Copy(value, Optional.empty(), target, Optional.of(list(indices)), true));
        }
    }

    /** What reaches neurons directly is multiplied by their gains. */
    private Signal gain(Ensemble ensemble, int[] indices, Connection connection) {
        double[] gain = draft.built(ensemble).gain();
        double[] factors = indices == null
                ? gain
                : Arrays.stream(indices).mapToDouble(i -> gain[i]).toArray();
        return Signal.of(connection + ".gain", factors, factors.length);
    }

    /** Some entries of a signal: a part of it where they are consecutive, else a copy. */
    Signal sliced(Signal signal, Endpoint end, String name) {
        if (!(end instanceof View view)) {
            return signal;
        }
        int[] indices = view.indices();
        if (isRange(indices)) {
            return signal.part(indices[0], indices.length);
        }
        Signal picked = Signal.filled(name + ".slice", 0, indices.length);
        draft.add(new Copy(signal, Optional.of(list(indices)), picked, Optional.empty(), false));
        return picked;
    }

    private static boolean isRange(int[] indices) {
        for (int i = 1; i < indices.length; i++) {
            if (indices[i] != indices[0] + i) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> list(int[] indices) {
        return Arrays.stream(indices).boxed().toList();
    }
}
