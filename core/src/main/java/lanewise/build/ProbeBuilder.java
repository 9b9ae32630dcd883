package lanewise.build;

import java.util.TreeSet;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.View;
import lanewise.model.synapse.NoSynapse;

/** Builds probes. A raw signal is recorded as it is when a step has ended; what has to be decoded or filtered is built. */
final class ProbeBuilder {
    private ProbeBuilder() {}

    static void add(Probe probe, Draft draft) {
        Signal signal = probe.decoding().map(by -> decoded(by, draft)).orElseGet(() -> recorded(probe, draft));
        double dt = draft.options().dt();
        double every = probe.sampleEvery().isPresent() ? probe.sampleEvery().getAsDouble() / dt : 1;
        draft.add(probe, new ProbedSignal(probe.toString(), signal, every));
    }

    private static Signal decoded(Connection decoding, Draft draft) {
        Node sink = (Node) decoding.post();
        NodeBuilder.add(sink, draft);
        new ConnectionBuilder(draft).add(decoding);
        return draft.signals(sink).output();
    }

    private static Signal recorded(Probe probe, Draft draft) {
        ConnectionBuilder builder = new ConnectionBuilder(draft);
        Signal raw = builder.sliced(source(probe, draft), probe.target(), probe.toString());
        if (probe.synapse() instanceof NoSynapse) {
            return raw;
        }
        Signal filtered = FilterBuilder.filtered(probe.synapse(), raw, probe.toString(), draft);
        Signal sink = Signal.filled(probe + ".in", 0, raw.size());
        draft.add(new Copy(filtered, sink, false));
        return sink;
    }

    private static Signal source(Probe probe, Draft draft) {
        Endpoint target = probe.target().whole();
        return switch (target) {
            case Ensemble ensemble when probe.attribute().equals("input") -> draft.input(ensemble);
            case Ensemble ensemble -> throw unknown(probe, "output, input");
            case Node node when probe.attribute().equals("output") -> draft.output(node);
            case Node node -> throw unknown(probe, "output");
            case Learning learning -> throw unknown(probe, "nothing");
            case Neurons neurons when probe.attribute().equals("output") -> draft.output(neurons);
            case Neurons neurons when probe.attribute().equals("input") -> draft.input(neurons);
            case Neurons neurons -> state(probe, draft.signals(neurons.ensemble()));
            case View view -> throw unknown(probe, "those of the whole");
        };
    }

    private static Signal state(Probe probe, EnsembleSignals signals) {
        Signal state = signals.states().get(probe.attribute());
        if (state == null) {
            throw unknown(
                    probe,
                    "output, input, "
                            + String.join(", ", new TreeSet<>(signals.states().keySet())));
        }
        return state;
    }

    private static ModelException unknown(Probe probe, String known) {
        return new ModelException(
                "%s: there is no \"%s\" to record; choose one of: %s".formatted(probe, probe.attribute(), known));
    }
}
