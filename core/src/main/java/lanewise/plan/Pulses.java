package lanewise.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private final Map<Signal, Pulse> signals = new HashMap<>();

    /**
     * Passes on what changes a signal to all that is computed from it, until nothing is new. In the order of execution
     * one pass is nearly always enough; but what is computed from one part of a signal may be added to another part.
     */
    Pulses(Graph graph) {
        boolean news = true;
        while (news) {
            news = false;
            for (Operator operator : graph.operators()) {
                Pulse pulse = passedOn(operator);
                for (Signal written : written(operator)) {
                    Pulse known = of(written);
                    Pulse both = known.and(pulse);
                    signals.put(written.base(), both);
                    news |= !both.equals(known);
                }
            }
        }
    }

    private static List<Signal> written(Operator operator) {
        return Stream.of(operator.sets(), operator.increments(), operator.updates())
                .flatMap(List::stream)
                .toList();
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

    private Pulse of(Signal signal) {
        return signals.getOrDefault(signal.base(), Pulse.ONCE);
    }

    /** When what the operator writes may change. */
    private Pulse passedOn(Operator operator) {
        if (operator.isInput()) {
            return Pulse.of(operator);
        }
        boolean follows = switch (operator) {
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
        for (Signal read : follows ? operator.reads() : List.<Signal>of()) {
            pulse = pulse.and(of(read));
        }
        return pulse;
    }
}
