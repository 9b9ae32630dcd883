package lanewise.sim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.error.TrainingException;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.plan.Layout;

/**
 * Which values of an item's state the adjoints of a step read, value by value. Most are as the step has left them. What it
 * updates at its end is read as it has found it, as are the states of neurons by their own adjoints. What lies in one piece is
 * read on the tape; the rest has to be back in the state.
 */
final class TapedValues {
    private final Layout layout;
    private final BitSet written = new BitSet();
    private final BitSet updated = new BitSet();
    private final BitSet found = new BitSet();
    private final Map<Signal, BitSet> left = new LinkedHashMap<>();
    private final BitSet broughtBack = new BitSet();
    private final List<TapeView> views = new ArrayList<>();

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
     * Takes what the adjoint of an operator reads in the state.
     *
     * @throws TrainingException if a value would have to be there as it was at two moments of the step, or at one in its middle
     */
    void add(Operator operator, Signal signal) {
        keep(operator, signal);
        mark(signal, broughtBack);
    }

    /**
     * Takes what the adjoint of an operator can read on the tape, if it lies there in one piece; else it is read in the state.
     *
     * @throws TrainingException as {@link #add} does
     */
    Optional<TapeView> view(Operator operator, Signal signal, Memory memory) {
        keep(operator, signal);
        if (!layout.isState(signal)) {
            return Optional.empty();
        }
        int at = layout.offset(signal) + layout.positions(signal)[0];
        boolean isFound = found.get(at);
        BitSet moment = isFound ? found : left.get(signal.base());
        if (!layout.isGapless(signal) || moment.nextClearBit(at) < at + signal.size()) {
            mark(signal, broughtBack);
            return Optional.empty();
        }
        TapeView view = new TapeView(signal.base(), at, isFound, memory);
        views.add(view);
        return Optional.of(view);
    }

    /**
     * Takes what has to be kept.
     *
     * @throws TrainingException if a value would have to be there as it was at two moments of the step, or at one in its middle
     */
    private void keep(Operator operator, Signal signal) {
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

    /** The values, by their offsets, that have to be in the state again. */
    BitSet broughtBack() {
        return broughtBack;
    }

    /** What reads on the tape. */
    List<TapeView> views() {
        return views;
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
