package lanewise.sim;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * What a run has learned: weights, the last change, which is still to be added to them, and what a rule knows beside.
 * It can be held while everything else goes back to the start.
 */
final class Learned {
    private final Memory memory;
    private final int[] positions;
    private final float[] held;

    Learned(Plan plan, Memory memory) {
        this.memory = memory;
        positions = signals(plan.graph()).stream()
                .filter(plan.layout()::isState)
                .flatMapToInt(signal -> positions(signal, plan.layout()))
                .toArray();
        held = new float[Math.multiplyExact(memory.items(), positions.length)];
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

    private static IntStream positions(Signal signal, Layout layout) {
        int at = layout.offset(signal);
        return IntStream.of(layout.positions(signal)).map(position -> at + position);
    }

    void hold() {
        int next = 0;
        for (int item = 0; item < memory.items(); item++) {
            for (int position : positions) {
                held[next++] = memory.state()[memory.at(position, item)];
            }
        }
    }

    void putBack() {
        int next = 0;
        for (int item = 0; item < memory.items(); item++) {
            for (int position : positions) {
                memory.state()[memory.at(position, item)] = held[next++];
            }
        }
    }
}
