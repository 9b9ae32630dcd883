package lanewise.sim;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.plan.Block;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * The bases that hold nothing from step to step: each step writes every value of them before it reads it, and nobody looks
 * at them when the step, or an item's turn in it, is over. Such are the currents of neurons, and most outputs.
 */
final class Transients {
    private final Layout layout;
    private final Map<Signal, BitSet> written = new HashMap<>();
    private final Map<Signal, Integer> turns = new HashMap<>();
    private final Set<Signal> kept = new HashSet<>();

    private Transients(Layout layout) {
        this.layout = layout;
    }

    /** Those of a plan; signals that lie interleaved, or are used side by side, are all among them or none. */
    static Set<Signal> of(Plan plan) {
        Transients transients = new Transients(plan.layout());
        plan.graph()
                .probes()
                .forEach(probe -> transients.kept.add(probe.signal().base()));
        int turn = 0;
        for (Block block : plan.blocks()) {
            for (List<Operator> part : block.parts()) {
                boolean serial = part.stream().anyMatch(operator -> isSerial(operator, plan.layout()));
                turn += serial ? 1 : 0;
                for (Operator operator : part) {
                    transients.add(operator, turn, block.pulse().always() && !serial);
                }
                turn += serial ? 1 : 0;
            }
        }
        return transients.found(plan.operators());
    }

    /** Whether one thread runs the operator for all items: then every item has ended its turn before, and begins another. */
    static boolean isSerial(Operator operator, Layout layout) {
        return switch (operator) {
            case HostFunction function -> !function.isInput();
            case SimProcess process -> !process.isInput();
            case SimFunction function -> !function.function().isItemwise();
            case SimNeurons neurons -> neurons.type() instanceof CustomNeuronType || neurons.type() instanceof Direct;
            case DotInc product ->
                !product.isElementwise()
                        && (product.columns() > 1
                                || !(layout.isPacked(product) || layout.isByColumn(product.weights())));
            case Operator other -> false;
        };
    }

    private void add(Operator operator, int turn, boolean inTurn) {
        List<Signal> signals = operator.signals();
        if (!inTurn || isForAllItems(operator)) {
            signals.forEach(signal -> kept.add(signal.base()));
            return;
        }
        for (Signal signal : signals) {
            Integer first = turns.putIfAbsent(signal.base(), turn);
            if (first != null && first != turn) {
                kept.add(signal.base());
            }
        }
        operator.reads().forEach(this::find);
        operator.increments().forEach(this::find);
        operator.updates().forEach(this::find);
        if (operator instanceof SimNeurons neurons) {
            neurons.states().forEach(this::find);
        }
        for (Signal signal : operator.sets()) {
            if (operator instanceof Copy copy && copy.targetIndex().isPresent()) {
                int[] positions = signal.positions();
                set(signal, IntStream.of(copy.targets()).map(i -> positions[i]).toArray());
            } else if (signal.isContiguous()) {
                written(signal).set(signal.offset(), signal.offset() + signal.size());
            } else {
                set(signal, signal.positions());
            }
        }
    }

    /** Whether what it reads and writes is there for all items at once. */
    private static boolean isForAllItems(Operator operator) {
        return switch (operator) {
            case HostFunction function -> true;
            case SimFunction function -> true;
            case TimeUpdate clock -> true;
            case SimProcess process -> process.increments().isEmpty();
            case Operator other -> false;
        };
    }

    private BitSet written(Signal signal) {
        return written.computeIfAbsent(signal.base(), base -> new BitSet(base.size()));
    }

    private void set(Signal signal, int... positions) {
        BitSet set = written(signal);
        for (int position : positions) {
            set.set(position);
        }
    }

    /** A signal is used as it is found: what has not been written in this step is kept from the one before. */
    private void find(Signal signal) {
        if (!layout.isState(signal) || kept.contains(signal.base())) {
            return;
        }
        BitSet set = written(signal);
        boolean complete = signal.isContiguous()
                ? set.nextClearBit(signal.offset()) >= signal.offset() + signal.size()
                : IntStream.of(signal.positions()).allMatch(set::get);
        if (!complete) {
            kept.add(signal.base());
        }
    }

    private Set<Signal> found(List<Operator> operators) {
        Set<Signal> found = layout.state().stream()
                .filter(base -> turns.containsKey(base) && !kept.contains(base))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<List<Signal>> interleaved = layout.state().stream()
                .filter(base -> layout.step(base) > 1 && layout.lane(base) == 0)
                .map(layout::interleaved)
                .toList();
        Set<List<DotInc>> products = operators.stream()
                .filter(DotInc.class::isInstance)
                .map(operator -> layout.sideBySide((DotInc) operator))
                .filter(together -> together.size() > 1)
                .collect(Collectors.toSet());
        boolean news = true;
        while (news) {
            news = false;
            for (List<Signal> lanes : interleaved) {
                news |= allOrNone(lanes, found);
            }
            for (List<DotInc> together : products) {
                news |= allOrNone(bases(together, DotInc::input), found);
                news |= allOrNone(bases(together, DotInc::target), found);
            }
        }
        return found;
    }

    private static List<Signal> bases(List<DotInc> products, Function<DotInc, Signal> role) {
        return products.stream().map(role).map(Signal::base).toList();
    }

    private static boolean allOrNone(Collection<Signal> bases, Set<Signal> found) {
        return !found.containsAll(bases) && found.removeAll(bases);
    }
}
