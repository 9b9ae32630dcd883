package lanewise.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import lanewise.error.ModelException;

/** Nengo's order of execution: Kahn's topological sort with a first-in-first-out queue. */
final class ExecutionOrder {
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
            throw new ModelException(cycle(operators, waits));
        }
        return ordered;
    }

    private static String cycle(List<Operator> operators, int[] waits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < waits.length && names.size() < 4; i++) {
            boolean carries =
                    operators.get(i) instanceof DotInc || (operators.get(i) instanceof Copy copy && copy.increment());
            if (waits[i] > 0 && carries) {
                names.add(operators.get(i).increments().toString());
            }
        }
        return "signals depend on themselves within one step, through %s; give a connection of the loop a synapse, of 0 s for a plain delay of one step"
                .formatted(String.join(", ", names));
    }
}
