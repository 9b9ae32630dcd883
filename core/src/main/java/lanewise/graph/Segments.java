package lanewise.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The memory of signals, cut wherever one of them begins or ends: two signals that share memory share a piece. A signal
 * with gaps counts as if it had none, so that two which only interlace share a piece too.
 */
public final class Segments {
    private final Map<Signal, int[]> cuts = new HashMap<>();
    private final Map<Signal, Integer> first = new HashMap<>();
    private int count;

    /** Cuts the memory of some signals. */
    public Segments(Collection<Signal> signals) {
        Map<Signal, TreeSet<Integer>> ends = new LinkedHashMap<>();
        for (Signal signal : signals) {
            if (signal.size() > 0) {
                long[] range = signal.range();
                TreeSet<Integer> of = ends.computeIfAbsent(signal.base(), base -> new TreeSet<>());
                of.add((int) range[0]);
                of.add((int) range[1] + 1);
            }
        }
        ends.forEach((base, of) -> {
            cuts.put(base, of.stream().mapToInt(Integer::intValue).toArray());
            first.put(base, count);
            count += of.size() - 1;
        });
    }

    /** Cuts the memory of all that operators read or write. */
    public static Segments of(List<Operator> operators) {
        Set<Signal> used = new LinkedHashSet<>();
        for (Operator operator : operators) {
            Stream.of(operator.sets(), operator.increments(), operator.reads(), operator.updates())
                    .forEach(used::addAll);
        }
        return new Segments(used);
    }

    /** How many pieces there are. */
    public int count() {
        return count;
    }

    /** Hands over the numbers of a signal's pieces, one of those that were cut. */
    public void forEach(Signal signal, IntConsumer piece) {
        if (signal.size() == 0) {
            return;
        }
        long[] range = signal.range();
        int[] at = cuts.get(signal.base());
        int number = first.get(signal.base());
        for (int i = Arrays.binarySearch(at, (int) range[0]); at[i] <= range[1]; i++) {
            piece.accept(number + i);
        }
    }
}
