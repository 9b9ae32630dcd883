package lanewise.graph;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;

/**
 * {@code target = source} or {@code target += source}, whole or by index lists; a target that is named several times
 * adds up all that arrives.
 *
 * @param source what is copied
 * @param sourceIndex which of its values; all if empty
 * @param target where to
 * @param targetIndex which of its values; all if empty
 * @param increment whether to add
 */
public record Copy(
        Signal source,
        Optional<List<Integer>> sourceIndex,
        Signal target,
        Optional<List<Integer>> targetIndex,
        boolean increment)
        implements Operator {
    /** With the checks of the sizes. */
    public Copy {
        int from = sourceIndex.map(List::size).orElse(source.size());
        int to = targetIndex.map(List::size).orElse(target.size());
        if (from != to) {
            throw new ModelException("copy of %s to %s: %d values into %d".formatted(source, target, from, to));
        }
        if (!increment
                && targetIndex.isPresent()
                && targetIndex.get().stream().distinct().count() < to) {
            throw new ModelException(
                    "copy of %s to %s: a target named twice is only defined when adding".formatted(source, target));
        }
    }

    /** A copy of the whole. */
    public Copy(Signal source, Signal target, boolean increment) {
        this(source, Optional.empty(), target, Optional.empty(), increment);
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
