package lanewise.sim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal;
import lanewise.build.ParameterValues;
import lanewise.error.SimulationException;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * What a run has learned: weights, the last change, which is still to be added to them, and what a rule knows beside.
 * It can be held while everything else goes back to the start, and be handed on to another run.
 */
final class Learned {
    private final Memory memory;
    private final Map<Signal, int[]> positions = new LinkedHashMap<>();
    private final Map<Signal, float[]> held = new HashMap<>();

    Learned(Plan plan, Memory memory) {
        this.memory = memory;
        for (Signal signal : signals(plan.graph())) {
            if (plan.layout().isState(signal) && memory.keeps(signal)) {
                positions.put(signal, positions(signal, plan.layout()));
            }
        }
        positions.forEach((signal, at) -> held.put(signal, new float[Math.multiplyExact(memory.items(), at.length)]));
    }

    private static Set<Signal> signals(Graph graph) {
        Set<Signal> learned = new LinkedHashSet<>();
        Set<Signal> changes = new HashSet<>();
        for (Operator operator : graph.operators()) {
            if (operator instanceof LearningRule rule) {
                learned.addAll(rule.updates());
                changes.add(rule.delta().base());
            }
        }
        for (Operator operator : graph.operators()) {
            if (operator.reads().stream().map(Signal::base).anyMatch(changes::contains)) {
                learned.addAll(operator.increments());
            }
        }
        return learned;
    }

    private int[] positions(Signal signal, Layout layout) {
        int[] positions = layout.positions(signal);
        int at = memory.offset(signal);
        for (int i = 0; i < positions.length; i++) {
            positions[i] += at;
        }
        return positions;
    }

    void hold() {
        held.forEach(this::read);
    }

    void putBack() {
        held.forEach(this::write);
    }

    /** All of it by signals, in new arrays: of each item, one behind the other, values row by row. */
    Map<Signal, float[]> values() {
        Map<Signal, float[]> values = new LinkedHashMap<>();
        positions.forEach((signal, at) -> {
            float[] all = new float[memory.items() * at.length];
            read(signal, all);
            values.put(signal, all);
        });
        return values;
    }

    /** The values of a network's parameters, with those that were learned for an item, as the next step computes with them. */
    ParameterValues of(BuiltNetwork network, int item) {
        if (item < 0 || item >= memory.items()) {
            throw new SimulationException(
                    "item %d of the batch; it has items 0 to %d".formatted(item, memory.items() - 1));
        }
        Map<ParameterSignal, double[]> learned = new LinkedHashMap<>();
        LastChanges changes = LastChanges.of(network.graph());
        Map<Signal, float[]> present = values();
        for (ParameterSignal parameter : network.parameters()) {
            changes.added(parameter.signal(), present).ifPresent(all -> {
                double[] values = new double[all.length / memory.items()];
                Arrays.setAll(values, i -> all[item * values.length + i]);
                learned.put(parameter, values);
            });
        }
        return ParameterValues.of(network).with(ParameterValues.of(learned));
    }

    /** Takes over what another run has learned; of what is not among it, what a run starts with. */
    void take(Map<Signal, float[]> values) {
        positions.forEach((signal, at) -> {
            float[] given = values.get(signal);
            if (given != null) {
                write(signal, given);
            } else {
                memory.resetPlaces(at);
            }
        });
    }

    private void read(Signal signal, float... into) {
        int next = 0;
        for (int item = 0; item < memory.items(); item++) {
            for (int position : positions.get(signal)) {
                into[next++] = memory.state()[memory.at(position, item)];
            }
        }
    }

    private void write(Signal signal, float... from) {
        int next = 0;
        for (int item = 0; item < memory.items(); item++) {
            for (int position : positions.get(signal)) {
                memory.state()[memory.at(position, item)] = from[next++];
            }
        }
    }
}
