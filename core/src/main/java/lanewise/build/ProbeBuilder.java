package lanewise.build;

import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.Signal;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.View;

/** Builds probes. A raw signal is recorded as it is when a step has ended; what has to be decoded or filtered is built. */
final class ProbeBuilder {
    private ProbeBuilder() {}

    static void add(Probe probe, Draft draft) {
        Signal signal = probe.decoding().map(by -> decoded(probe, by, draft)).orElseGet(() -> recorded(probe, draft));
        double dt = draft.options().dt();
        double every = probe.sampleEvery().isPresent() ? probe.sampleEvery().getAsDouble() / dt : 1;
        draft.add(probe, signal, every);
    }

    private static Signal decoded(Probe probe, Connection decoding, Draft draft) {
        Node sink = (Node) decoding.post();
        NodeBuilder.add(sink, draft);
        ConnectionBuilder.add(decoding, probe, draft);
        return draft.signals(sink).output();
    }

    private static Signal recorded(Probe probe, Draft draft) {
        Signal source = source(probe, draft);
        Signal raw = probe.target() instanceof View view ? sliced(probe, source, view, draft) : source;
        Signal filtered = FilterBuilder.filtered(probe, draft.synapse(probe), raw, draft);
        if (filtered.equals(raw)) {
            return raw;
        }
        Signal sink = Signal.filled(probe + ".in", 0, raw.shape());
        draft.add(new Copy(filtered, sink, false));
        return sink;
    }

    private static Signal sliced(Probe probe, Signal source, View view, Draft draft) {
        if (source.rank() != 1) {
            throw new ModelException("%s: it is a matrix, of which no slice can be recorded; probe the whole of %s"
                    .formatted(probe, view.whole().label()));
        }
        return Slices.read(source, view, probe.toString(), draft);
    }

    private static Signal source(Probe probe, Draft draft) {
        String attribute = probe.attribute();
        return switch (probe.target()) {
            case Connection connection -> of(connection, probe, draft);
            case Endpoint end ->
                switch (end.whole()) {
                    case Ensemble ensemble ->
                        attribute.equals("input")
                                ? draft.input(ensemble)
                                : draft.signals(ensemble).encoders();
                    case Neurons neurons -> of(neurons, attribute, draft);
                    case Node node -> draft.output(node);
                    case Learning learning ->
                        draft.signals(learning.connection())
                                .rules()
                                .get(learning.number())
                                .get(attribute);
                    case View view -> throw new AssertionError("a view of a view: " + view.label());
                };
        };
    }

    private static Signal of(Connection connection, Probe probe, Draft draft) {
        ConnectionSignals signals = draft.signals(connection);
        return switch (probe.attribute()) {
            case "input" -> signals.input();
            case "weights" ->
                signals.weights()
                        .orElseThrow(() -> new ModelException(
                                "%s: it has no weights to record; it passes on its values as they are"
                                        .formatted(probe)));
            default -> signals.output();
        };
    }

    private static Signal of(Neurons neurons, String attribute, Draft draft) {
        return switch (attribute) {
            case "output", "spikes", "rates" -> draft.output(neurons);
            case "input" -> draft.input(neurons);
            default -> draft.signals(neurons.ensemble()).states().get(attribute);
        };
    }
}
