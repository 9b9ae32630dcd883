package lanewise.sim;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.error.TrainingException;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.plan.Layout;

/**
 * Which values of an item's state the adjoints of a step read, value by value. Most are as the step has left them. What it
 * updates at its end is read as it has found it, as are the states of neurons by their own adjoints.
 */
final class TapedValues {
    private final Layout layout;
    private final BitSet written = new BitSet();
    private final BitSet updated = new BitSet();
    private final BitSet found = new BitSet();
    private final Map<Signal, BitSet> left = new LinkedHashMap<>();

    TapedValues(List<Operator> operators, Layout layout) {
        this.layout = layout;
        for (Operator operator : operators) {
            Stream.concat(operator.sets().stream(), operator.increments().stream())
                    .forEach(signal -> mark(signal, written));
            operator.updates().forEach(signal -> mark(signal, updated));
        }
    }

    private void mark(Signal signal, BitSet in) {
        if (layout.isState(signal)) {
            int at = layout.offset(signal);
            for (int position : layout.positions(signal)) {
                in.set(at + position);
            }
        }
    }

    /**
     * Takes what the adjoint of an operator reads.
     *
     * @throws TrainingException if a value would have to be there as it was at two moments of the step, or at one in its middle
     */
    void add(Operator operator, Signal signal) {
        if (!layout.isState(signal)) {
            return;
        }
        boolean own = operator instanceof SimNeurons neurons && neurons.states().contains(signal);
        BitSet ofBase = left.computeIfAbsent(signal.base(), base -> new BitSet());
        int at = layout.offset(signal);
        for (int position : layout.positions(signal)) {
            int value = at + position;
            boolean asFound = own || updated.get(value);
            (asFound ? found : ofBase).set(value);
            boolean inTheMiddle = asFound && !own && written.get(value);
            if (inTheMiddle || (found.get(value) && ofBase.get(value))) {
                throw new TrainingException(
                        "signal %s: a step writes it before %s reads it, and what was there before or is written afterwards counts too; a run backwards knows one value of each step, so copy it to a signal of its own and read that"
                                .formatted(signal, operator.getClass().getSimpleName()));
            }
        }
    }

    /** The values, by their offsets, that are read as a step has found them. */
    BitSet found() {
        return found;
    }

    /** For each base the values, by their offsets, that are read as a step has left them. */
    Map<Signal, BitSet> left() {
        return left;
    }
}
