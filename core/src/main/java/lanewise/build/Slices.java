package lanewise.build;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.graph.Copy;
import lanewise.graph.Signal;
import lanewise.model.Endpoint;
import lanewise.model.View;

/** Some entries of a vector's signal: a view on it where they are a slice, else named by a list. */
final class Slices {
    private Slices() {}

    /** The entries that a view names, as a signal that shares memory; all where the end is no view; empty for a list. */
    static Optional<Signal> shared(Signal signal, Endpoint end) {
        if (!(end instanceof View view)) {
            return Optional.of(signal);
        }
        int[] indices = view.indices();
        if (!view.isSlice()) {
            return Optional.empty();
        }
        int step = indices.length == 1 ? 1 : indices[1] - indices[0];
        String name = "%s[%d::%d]".formatted(signal.name(), indices[0], step);
        return Optional.of(signal.view(name, indices[0], new int[] {step}, indices.length));
    }

    /** The entries that a view names, to be read: a copy of those on a list. */
    static Signal read(Signal signal, Endpoint end, String name, Draft draft) {
        return shared(signal, end).orElseGet(() -> {
            List<Integer> indices = list(end);
            Signal picked = Signal.filled(name + ".slice", 0, indices.size());
            draft.add(new Copy(signal, Optional.of(indices), picked, Optional.empty(), false));
            return picked;
        });
    }

    /** Adds values to the entries that a view names. */
    static void add(Signal value, Signal signal, Endpoint end, Draft draft) {
        Optional<Signal> target = shared(signal, end);
        draft.add(
                target.isPresent()
                        ? new Copy(value, target.get(), true)
                        : new Copy(value, Optional.empty(), signal, Optional.of(list(end)), true));
    }

    /** Which entries of the whole an end stands for. */
    static int[] indices(Endpoint end) {
        return end instanceof View view
                ? view.indices()
                : IntStream.range(0, end.sizeIn()).toArray();
    }

    private static List<Integer> list(Endpoint end) {
        return Arrays.stream(((View) end).indices()).boxed().toList();
    }
}
