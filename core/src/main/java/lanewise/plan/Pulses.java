package lanewise.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;

/** Finds when each operator of a graph has to run. All that write one signal run together, or the sum would be wrong. */
final class Pulses {
    private final Map<Signal, List<Operator>> writers = new HashMap<>();
    private final Map<Signal, Pulse> signals = new HashMap<>();

    Pulses(Graph graph) {
        for (Operator operator : graph.operators()) {
            for (List<Signal> written : List.of(operator.sets(), operator.increments(), operator.updates())) {
                written.forEach(signal -> writers.computeIfAbsent(signal.base(), key -> new ArrayList<>())
                        .add(operator));
            }
        }
    }

    Pulse of(Operator operator) {
        return switch (operator) {
            case Reset reset -> of(reset.target());
            case Copy copy -> of(copy.target());
            case ElementwiseInc product -> of(product.target());
            case DotInc product -> of(product.target());
            case SimNeurons neurons -> neurons.states().isEmpty() ? of(neurons.output()) : Pulse.ALWAYS;
            case SimProcess process -> Pulse.ALWAYS;
            case HostFunction function -> Pulse.ALWAYS;
            case TimeUpdate clock -> Pulse.ALWAYS;
        };
    }

    /** Whether the operator is an input of the network, which depends on time alone. */
    static boolean isSource(Operator operator) {
        return switch (operator) {
            case SimProcess process -> process.kind() instanceof SimProcess.Source;
            case HostFunction function ->
                function.input().isEmpty() && function.output().isPresent();
            case Reset reset -> false;
            case Copy copy -> false;
            case ElementwiseInc product -> false;
            case DotInc product -> false;
            case SimNeurons neurons -> false;
            case TimeUpdate clock -> false;
        };
    }

    private Pulse of(Signal signal) {
        Pulse known = signals.get(signal.base());
        if (known == null) {
            known = Pulse.ONCE;
            for (Operator writer : writers.getOrDefault(signal.base(), List.of())) {
                known = known.and(throughWriter(writer));
            }
            signals.put(signal.base(), known);
        }
        return known;
    }

    private Pulse throughWriter(Operator writer) {
        if (isSource(writer)) {
            return Pulse.of(writer);
        }
        boolean follows = switch (writer) {
            case Reset reset -> true;
            case Copy copy -> true;
            case ElementwiseInc product -> true;
            case DotInc product -> true;
            case SimNeurons neurons -> neurons.states().isEmpty();
            case SimProcess process -> false;
            case HostFunction function -> false;
            case TimeUpdate clock -> false;
        };
        Pulse pulse = follows ? Pulse.ONCE : Pulse.ALWAYS;
        for (Signal read : follows ? writer.reads() : List.<Signal>of()) {
            pulse = pulse.and(of(read));
        }
        return pulse;
    }
}
