package lanewise.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;

/**
 * {@code target = source} or {@code target += source}, whole or by lists of indices along the first axis. What is
 * copied spreads over the target as in NumPy: a scalar, or an axis of extent 1, is repeated. A target that is named
 * several times adds up all that arrives, in the list's order.
 *
 * @param source what is copied
 * @param sourceIndex which of its elements along the first axis; all if empty
 * @param target where to
 * @param targetIndex which of its elements along the first axis; all if empty
 * @param increment whether to add
 */
public record Copy(
        Signal source,
        Optional<List<Integer>> sourceIndex,
        Signal target,
        Optional<List<Integer>> targetIndex,
        boolean increment)
        implements Operator {
    /** With the checks of indices and shapes; the lists are copied. */
    public Copy {
        sourceIndex = sourceIndex.map(List::copyOf);
        targetIndex = targetIndex.map(List::copyOf);
        checkIndex(source, sourceIndex);
        checkIndex(target, targetIndex);
        int[] from = selected(source, sourceIndex);
        int[] to = selected(target, targetIndex);
        if (!Shapes.spreads(increment ? from : Shapes.withoutLeadingOnes(from), to)) {
            throw new ModelException("copy of %s to %s: values of shape %s do not spread over shape %s"
                    .formatted(source, target, Arrays.toString(from), Arrays.toString(to)));
        }
        if (!increment
                && targetIndex.isPresent()
                && targetIndex.get().stream().distinct().count()
                        < targetIndex.get().size()) {
            throw new ModelException(
                    "copy of %s to %s: a target named twice is only defined when adding".formatted(source, target));
        }
    }

    /** A copy of the whole. */
    public Copy(Signal source, Signal target, boolean increment) {
        this(source, Optional.empty(), target, Optional.empty(), increment);
    }

    private static void checkIndex(Signal signal, Optional<List<Integer>> index) {
        if (index.isEmpty()) {
            return;
        }
        if (signal.rank() == 0) {
            throw new ModelException("copy: %s is a scalar and takes no indices".formatted(signal));
        }
        for (int i : index.get()) {
            if (i < 0 || i >= signal.extent(0)) {
                throw new ModelException("copy: index %d of %s; its first axis has indices 0 to %d"
                        .formatted(i, signal, signal.extent(0) - 1));
            }
        }
    }

    private static int[] selected(Signal signal, Optional<List<Integer>> index) {
        int[] shape = signal.shape();
        index.ifPresent(list -> shape[0] = list.size());
        return shape;
    }

    /** Whether every value goes to the value of the same number. */
    public boolean isWhole() {
        return sourceIndex.isEmpty() && targetIndex.isEmpty() && source.size() == target.size();
    }

    /** For each value that is written, in order, its number in the target. */
    public int[] targets() {
        return numbers(target, targetIndex);
    }

    /** For each value that is written, in order, the number in the source of the value that goes there. */
    public int[] sources() {
        int[] chosen = numbers(source, sourceIndex);
        int[] from = Shapes.withoutLeadingOnes(selected(source, sourceIndex));
        int[] spread = Shapes.spread(from, selected(target, targetIndex));
        Arrays.setAll(spread, i -> chosen[spread[i]]);
        return spread;
    }

    private static int[] numbers(Signal signal, Optional<List<Integer>> index) {
        int[] all = new int[signal.size()];
        Arrays.setAll(all, i -> i);
        if (index.isEmpty()) {
            return all;
        }
        int row = signal.size() / Math.max(1, signal.extent(0));
        int[] numbers = new int[index.get().size() * row];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = index.get().get(i / row) * row + i % row;
        }
        return numbers;
    }

    @Override
    public List<Signal> sets() {
        return increment ? List.of() : List.of(target);
    }

    @Override
    public List<Signal> increments() {
        return increment ? List.of(target) : List.of();
    }

    @Override
    public List<Signal> reads() {
        return List.of(source);
    }
}
