package lanewise.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import lanewise.error.ModelException;

/** Nengo's order of execution: Kahn's topological sort with a first-in-first-out queue. */
final class ExecutionOrder {
    private static final int MOST_NAMES = 8;

    private ExecutionOrder() {}

    static List<Operator> of(List<Operator> operators) {
        NengoEdges dependencies = NengoEdges.of(operators);
        int[] waits = dependencies.waitsFor();
        Queue<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] == 0) {
                ready.add(i);
            }
        }
        List<Operator> ordered = new ArrayList<>(operators.size());
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(operators.get(next));
            for (int after : dependencies.after(next)) {
                if (--waits[after] == 0) {
                    ready.add(after);
                }
            }
        }
        if (ordered.size() < operators.size()) {
            throw new ModelException(message(operators, cycle(dependencies, waits)));
        }
        return ordered;
    }

    private static String message(List<Operator> operators, List<Integer> cycle) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cycle.size() && names.size() < MOST_NAMES; i++) {
            Operator next = operators.get(cycle.get((i + 1) % cycle.size()));
            written(operators.get(cycle.get(i))).stream()
                    .filter(signal -> next.reads().stream().anyMatch(signal::overlaps))
                    .map(Signal::name)
                    .forEach(names::add);
        }
        return "signals depend on themselves within one step, through %s; give a connection of the loop a synapse, of 0 s for a plain delay of one step"
                .formatted(String.join(", ", names));
    }

    private static List<Signal> written(Operator operator) {
        List<Signal> written = new ArrayList<>(operator.sets());
        written.addAll(operator.increments());
        return written;
    }

    /** Some operators, each of which waits for the one before it, and the first for the last. */
    private static List<Integer> cycle(NengoEdges dependencies, int[] waits) {
        int[] before = new int[waits.length];
        int at = 0;
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] > 0) {
                at = i;
                for (int after : dependencies.after(i)) {
                    before[after] = i;
                }
            }
        }
        List<Integer> back = new ArrayList<>();
        while (!back.contains(at)) {
            back.add(at);
            at = before[at];
        }
        List<Integer> cycle = new ArrayList<>(back.subList(back.indexOf(at), back.size()));
        Collections.reverse(cycle);
        return cycle;
    }
}
