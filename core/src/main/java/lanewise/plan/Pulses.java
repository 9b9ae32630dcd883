package lanewise.plan;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Segments;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/** Finds when each operator of a step has to run. All that write one signal run together, or the sum would be wrong. */
final class Pulses {
    private final Map<Signal, Pulse> signals = new HashMap<>();

    /**
     * Passes on what changes a signal to all that is computed from it, until nothing is new. In the order of execution
     * one pass is nearly always enough; but what is computed from one part of a signal may be added to another part.
     */
    Pulses(List<Operator> operators) {
        sumsOverSteps(operators);
        boolean news = true;
        while (news) {
            news = false;
            for (Operator operator : operators) {
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

    /** What is added to without being set first, as learned weights are, grows with every step. */
    private void sumsOverSteps(List<Operator> operators) {
        Segments segments = Segments.of(operators);
        BitSet set = new BitSet(segments.count());
        for (Operator operator : operators) {
            if (operator instanceof Copy copy && copy.targetIndex().isPresent()) {
                continue; // what its list leaves out keeps its value, so it may grow too
            }
            for (Signal signal : operator.sets()) {
                if (signal.isContiguous()) {
                    segments.forEach(signal, set::set);
                }
            }
        }
        for (Operator operator : operators) {
            for (Signal target : operator.increments()) {
                segments.forEach(target, piece -> {
                    if (!set.get(piece)) {
                        signals.put(target.base(), Pulse.ALWAYS);
                    }
                });
            }
        }
    }

    private static List<Signal> written(Operator operator) {
        return Stream.of(operator.sets(), operator.increments(), operator.updates())
                .flatMap(List::stream)
                .toList();
    }

    Pulse of(Operator operator) {
        return follows(operator) || isTimely(operator) ? of(written(operator).getFirst()) : Pulse.ALWAYS;
    }

    private Pulse of(Signal signal) {
        return signals.getOrDefault(signal.base(), Pulse.ONCE);
    }

    /** When what the operator writes may change. */
    private Pulse passedOn(Operator operator) {
        if (isTimely(operator)) {
            return Pulse.of(operator);
        }
        if (!follows(operator)) {
            return Pulse.ALWAYS;
        }
        Pulse pulse = Pulse.ONCE;
        for (Signal read : operator.reads()) {
            pulse = pulse.and(of(read));
        }
        return pulse;
    }

    /** Whether it is an input that writes for the same step. */
    private static boolean isTimely(Operator operator) {
        return operator.isInput() && operator.updates().isEmpty();
    }

    /** Whether what the operator writes follows from what it reads in the same step. */
    private static boolean follows(Operator operator) {
        return switch (operator) {
            case Reset reset -> true;
            case Copy copy -> true;
            case ElementwiseInc product -> true;
            case DotInc product -> true;
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case SimNeurons neurons ->
                neurons.states().isEmpty() && !neurons.type().random();
            case SimProcess process -> false;
            case SimLinearFilter filter -> false;
            case SimTriangle filter -> false;
            case LearningRule rule -> false;
            case HostFunction function -> false;
            case TimeUpdate clock -> false;
        };
    }
}
