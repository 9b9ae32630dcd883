package lanewise.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lanewise.error.ModelException;

/**
 * Which operators have to run before which within a step: on memory that overlaps, sets before increments before reads
 * before updates. Edges are found in the order in which Nengo finds them, since its order of execution follows from it.
 */
final class NengoEdges {
    private final List<Set<Integer>> successors = new ArrayList<>();
    private final Map<Signal, Set<Signal>> parts = new HashMap<>();

    private NengoEdges(int operators) {
        for (int i = 0; i < operators; i++) {
            successors.add(new LinkedHashSet<>());
        }
    }

    /**
     * The dependencies that the meaning of the operators asks for.
     *
     * @throws ModelException if two operators set, or two update, the same memory, or one would have to wait for itself
     */
    static NengoEdges of(List<Operator> operators) {
        operators.forEach(PhaseCheck::alone);
        NengoEdges found = new NengoEdges(operators.size());
        Map<Signal, List<Integer>> sets = found.users(operators, Operator::sets);
        Map<Signal, List<Integer>> increments = found.users(operators, Operator::increments);
        Map<Signal, List<Integer>> reads = found.users(operators, reads(operators));
        Map<Signal, List<Integer>> updates = found.users(operators, Operator::updates);
        found.checkSingle("set", sets, operators);
        found.checkSingle("update", updates, operators);
        found.order(List.of(sets), increments);
        found.order(List.of(sets, increments), reads);
        found.order(List.of(sets, increments, reads), updates);
        return found;
    }

    /** What operators read: in Nengo processes, filters among them, also the time, which decides when their turn comes. */
    private static Function<Operator, Collection<Signal>> reads(List<Operator> operators) {
        List<Signal> time = operators.stream()
                .filter(TimeUpdate.class::isInstance)
                .map(clock -> ((TimeUpdate) clock).time())
                .toList();
        return operator -> switch (operator) {
            case SimProcess process -> joined(time, process.reads());
            case SimLinearFilter filter -> joined(time, filter.reads());
            case SimTriangle filter -> joined(time, filter.reads());
            case Operator other -> other.reads();
        };
    }

    private static List<Signal> joined(List<Signal> first, List<Signal> second) {
        List<Signal> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The operators that have to wait for operator number {@code operator}, in the order in which they were found. */
    Set<Integer> after(int operator) {
        return successors.get(operator);
    }

    /** For each operator, for how many others it has to wait. */
    int[] waitsFor() {
        int[] counts = new int[successors.size()];
        for (Set<Integer> after : successors) {
            for (int operator : after) {
                counts[operator]++;
            }
        }
        return counts;
    }

    private Map<Signal, List<Integer>> users(List<Operator> operators, Function<Operator, Collection<Signal>> use) {
        Map<Signal, List<Integer>> users = new LinkedHashMap<>();
        for (int i = 0; i < operators.size(); i++) {
            for (Signal signal : use.apply(operators.get(i))) {
                users.computeIfAbsent(signal, key -> new ArrayList<>()).add(i);
                parts.computeIfAbsent(signal.base(), key -> new LinkedHashSet<>())
                        .add(signal);
            }
        }
        return users;
    }

    private List<Integer> overlapping(Map<Signal, List<Integer>> users, Signal signal) {
        Set<Signal> all = parts.get(signal.base());
        if (all.size() == 1) {
            return users.getOrDefault(signal, List.of());
        }
        List<Integer> found = new ArrayList<>(users.getOrDefault(signal, List.of()));
        for (Signal other : all) {
            if (other != signal && other.overlaps(signal)) {
                found.addAll(users.getOrDefault(other, List.of()));
            }
        }
        return found;
    }

    private void checkSingle(String verb, Map<Signal, List<Integer>> users, List<Operator> operators) {
        users.forEach((signal, by) -> {
            List<Integer> all = overlapping(users, signal);
            if (all.size() > 1) {
                throw PhaseCheck.twice(signal, verb, operators.get(all.get(0)), operators.get(all.get(1)));
            }
        });
    }

    private void order(List<Map<Signal, List<Integer>>> before, Map<Signal, List<Integer>> after) {
        after.forEach((signal, users) -> {
            for (Map<Signal, List<Integer>> earlier : before) {
                for (int first : overlapping(earlier, signal)) {
                    for (int second : users) {
                        if (first != second) {
                            successors.get(first).add(second);
                        }
                    }
                }
            }
        });
    }
}
