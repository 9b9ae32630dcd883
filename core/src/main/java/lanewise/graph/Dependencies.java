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
public final class Dependencies {
    private final List<Set<Integer>> successors = new ArrayList<>();
    private final Map<Signal, Set<Signal>> parts = new HashMap<>();

    private Dependencies(int operators) {
        for (int i = 0; i < operators; i++) {
            successors.add(new LinkedHashSet<>());
        }
    }

    /**
     * The dependencies that the meaning of the operators asks for.
     *
     * @throws ModelException if two operators set, or two update, the same memory, or one would have to wait for itself
     */
    public static Dependencies of(List<Operator> operators) {
        operators.forEach(Dependencies::checkAlone);
        Dependencies found = new Dependencies(operators.size());
        Map<Signal, List<Integer>> sets = found.users(operators, Operator::sets);
        Map<Signal, List<Integer>> increments = found.users(operators, Operator::increments);
        Map<Signal, List<Integer>> reads = found.users(operators, Operator::reads);
        Map<Signal, List<Integer>> updates = found.users(operators, Operator::updates);
        found.checkSingle("set", sets, operators);
        found.checkSingle("update", updates, operators);
        found.order(List.of(sets), increments);
        found.order(List.of(sets, increments), reads);
        found.order(List.of(sets, increments, reads), updates);
        return found;
    }

    /** The same, and increments on the same memory in the order of the list: the order that decides the bits of a sum. */
    public static Dependencies inOrder(List<Operator> operators) {
        Dependencies found = of(operators);
        Map<Signal, List<Integer>> increments = found.users(operators, Operator::increments);
        increments.forEach((signal, users) -> {
            for (Signal other : found.parts.get(signal.base())) {
                if (other.overlaps(signal)) {
                    found.chain(increments.getOrDefault(other, List.of()), users);
                }
            }
        });
        return found;
    }

    /** Lets each of {@code later} wait for the last of {@code earlier} before it; those wait for one another anyway. */
    private void chain(List<Integer> earlier, List<Integer> later) {
        int next = 0;
        for (int after : later) {
            while (next < earlier.size() && earlier.get(next) < after) {
                next++;
            }
            if (next > 0) {
                successors.get(earlier.get(next - 1)).add(after);
            }
        }
    }

    /** The operators that have to wait for operator number {@code operator}, in the order in which they were found. */
    public Set<Integer> after(int operator) {
        return successors.get(operator);
    }

    /** For each operator, for how many others it has to wait. */
    public int[] waitsFor() {
        int[] counts = new int[successors.size()];
        for (Set<Integer> after : successors) {
            for (int operator : after) {
                counts[operator]++;
            }
        }
        return counts;
    }

    /** An operator writes no memory twice, and reads nothing that it sets or increases itself. */
    private static void checkAlone(Operator operator) {
        List<Signal> written = new ArrayList<>(operator.sets());
        written.addAll(operator.increments());
        for (Signal mine : written) {
            for (Signal read : operator.reads()) {
                if (mine.overlaps(read)) {
                    throw new ModelException("operator %s: it reads %s, which it writes within the same step as %s"
                            .formatted(operator, read, mine));
                }
            }
        }
        written.addAll(operator.updates());
        for (int i = 0; i < written.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (written.get(i).overlaps(written.get(k))) {
                    throw new ModelException("operator %s: it writes %s and %s, which share memory"
                            .formatted(operator, written.get(k), written.get(i)));
                }
            }
            if (written.get(i).overlapsItself()) {
                throw new ModelException("operator %s: it writes %s, of which two values lie in the same place"
                        .formatted(operator, written.get(i)));
            }
        }
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
        List<Integer> found = new ArrayList<>(users.getOrDefault(signal, List.of()));
        for (Signal other : parts.get(signal.base())) {
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
                throw new ModelException("signal %s: two operators %s it, %s and %s; only one may"
                        .formatted(signal, verb, operators.get(all.get(0)), operators.get(all.get(1))));
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
