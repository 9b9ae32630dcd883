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

    /** Entries of an end, as a signal that shares memory; all where the end is no view; empty for a list. */
    static Optional<Signal> shared(Signal signal, Endpoint end, int... entries) {
        if (!(end instanceof View view)) {
            return Optional.of(signal);
        }
        if (!view.isSlice()) {
            return Optional.empty();
        }
        int step = entries.length == 1 ? 1 : entries[1] - entries[0];
        String name = "%s[%d::%d]".formatted(signal.name(), entries[0], step);
        return Optional.of(signal.view(name, entries[0], new int[] {step}, entries.length));
    }

    /** The entries that a view names, to be read: a copy of those on a list. */
    static Signal read(Signal signal, Endpoint end, String name, Draft draft) {
        int[] entries = outputs(end);
        return shared(signal, end, entries).orElseGet(() -> {
            Signal picked = Signal.filled(name + ".slice", 0, entries.length);
            draft.add(new Copy(signal, Optional.of(list(entries)), picked, Optional.empty(), false));
            return picked;
        });
    }

    /** Adds values to the entries that a view names. */
    static void add(Signal value, Signal signal, Endpoint end, Draft draft) {
        int[] entries = inputs(end);
        Optional<Signal> target = shared(signal, end, entries);
        draft.add(
                target.isPresent()
                        ? new Copy(value, target.get(), true)
                        : new Copy(value, Optional.empty(), signal, Optional.of(list(entries)), true));
    }

    /** Which inputs of the whole an end stands for. */
    static int[] inputs(Endpoint end) {
        return end instanceof View view
                ? view.inputs()
                : IntStream.range(0, end.sizeIn()).toArray();
    }

    /** Which entries of the whole an end gives out; of what gives none but can be recorded those of its inputs. */
    private static int[] outputs(Endpoint end) {
        if (end.sizeOut() == 0) {
            return inputs(end);
        }
        return end instanceof View view
                ? view.outputs()
                : IntStream.range(0, end.sizeOut()).toArray();
    }

    private static List<Integer> list(int... entries) {
        return Arrays.stream(entries).boxed().toList();
    }
}
