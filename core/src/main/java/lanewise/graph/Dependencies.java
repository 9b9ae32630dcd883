package lanewise.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which operators have to run before which within a step, so that each finds memory as if all had run in the order of
 * their list: a write waits for what was read and written there before, a read for what was written. Increments onto one
 * signal thus keep the list's order, which decides the bits of a sum. The time to find out grows with the number of
 * accesses.
 */
public final class Dependencies {
    private static final int NOBODY = -1;

    private final List<Set<Integer>> successors = new ArrayList<>();
    private final Segments segments;
    private final int[] writer;
    private final List<List<Integer>> readers = new ArrayList<>();

    private Dependencies(List<Operator> operators) {
        segments = Segments.of(operators);
        writer = new int[segments.count()];
        for (int i = 0; i < writer.length; i++) {
            writer[i] = NOBODY;
            readers.add(new ArrayList<>());
        }
        for (int i = 0; i < operators.size(); i++) {
            successors.add(new LinkedHashSet<>());
        }
    }

    /** The dependencies of operators that stand in an order of execution. */
    public static Dependencies inOrder(List<Operator> operators) {
        Dependencies found = new Dependencies(operators);
        for (int i = 0; i < operators.size(); i++) {
            found.add(i, operators.get(i));
        }
        return found;
    }

    private void add(int number, Operator operator) {
        for (Signal signal : operator.reads()) {
            segments.forEach(signal, piece -> {
                waitFor(writer[piece], number);
                readers.get(piece).add(number);
            });
        }
        for (List<Signal> written : List.of(operator.sets(), operator.increments(), operator.updates())) {
            for (Signal signal : written) {
                segments.forEach(signal, piece -> {
                    waitFor(writer[piece], number);
                    readers.get(piece).forEach(reader -> waitFor(reader, number));
                    readers.get(piece).clear();
                    writer[piece] = number;
                });
            }
        }
    }

    private void waitFor(int earlier, int later) {
        if (earlier != NOBODY && earlier != later) {
            successors.get(earlier).add(later);
        }
    }

    /** The operators that have to wait for operator number {@code operator}. */
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
}
