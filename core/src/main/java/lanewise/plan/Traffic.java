package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SparseDotInc;
import lanewise.graph.SparseEntries;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.Products;

/**
 * What an operator does to memory in one role.
 *
 * @param shared whether that lies among the parameters
 * @param at where it starts there, or within an item's state
 * @param values how many values there are
 * @param gapless whether they lie without gaps, or between others that lie interleaved with them
 * @param step how far they lie apart
 * @param bytes how many bytes are read and written
 */
record Traffic(boolean shared, long at, long values, boolean gapless, int step, long bytes) {
    /** In all roles of the operator, in an order that is the same for all operators of a type. */
    static List<Traffic> of(Operator operator, Layout layout) {
        return switch (operator) {
            case TimeUpdate clock ->
                Stream.of(clock.step(), clock.time())
                        .filter(layout::holds)
                        .map(signal -> once(signal, layout))
                        .toList();
            case HostFunction function ->
                Stream.concat(function.output().stream(), function.input().stream())
                        .map(signal -> once(signal, layout))
                        .toList();
            case Copy copy when !copy.isWhole() -> indexed(copy, layout);
            case DotInc product
            when layout.isPacked(product) -> {
                List<Traffic> all = new ArrayList<>(signals(List.of(), product.increments(), layout));
                all.add(weights(product, layout));
                all.add(once(product.input(), layout));
                yield all;
            }
            case SparseDotInc product -> {
                List<Traffic> all = new ArrayList<>(signals(List.of(), product.increments(), layout));
                all.add(once(product.input(), layout));
                all.add(sparse(product.weights()));
                yield all;
            }
            case SimNeurons neurons -> {
                List<Traffic> all = new ArrayList<>();
                all.add(once(neurons.output(), layout));
                all.addAll(signals(List.of(neurons.current()), neurons.states(), layout));
                yield all;
            }
            case Operator other -> {
                List<Traffic> all = new ArrayList<>();
                other.sets().forEach(signal -> all.add(once(signal, layout)));
                List<Signal> changed = Stream.of(other.increments(), other.updates())
                        .flatMap(List::stream)
                        .toList();
                all.addAll(signals(other.reads(), changed, layout));
                yield all;
            }
        };
    }

    /** What a product with a sparse matrix reads: an index and a value for each entry, and where each row starts. */
    static long sparseBytes(Signal matrix) {
        SparseEntries entries = matrix.sparse().orElseThrow();
        return (long) (Integer.BYTES + Float.BYTES) * entries.values().length + (long) Integer.BYTES * entries.rows();
    }

    private static List<Traffic> signals(List<Signal> read, List<Signal> changed, Layout layout) {
        List<Traffic> all = new ArrayList<>();
        changed.forEach(signal -> all.add(of(signal, 2, layout)));
        read.forEach(signal -> all.add(once(signal, layout)));
        return all;
    }

    /** A signal that is only read, or only written. */
    private static Traffic once(Signal signal, Layout layout) {
        return of(signal, 1, layout);
    }

    private static Traffic of(Signal signal, int times, Layout layout) {
        return new Traffic(
                layout.isParameter(signal),
                (long) layout.offset(signal) + (long) signal.offset() * layout.step(signal),
                signal.size(),
                signal.isContiguous(),
                layout.step(signal),
                (long) times * Float.BYTES * signal.size());
    }

    private static Traffic weights(DotInc product, Layout layout) {
        long values = (long) Products.leading(product.rows(), product.cols()) * product.cols();
        return new Traffic(
                true, layout.weightsOffset(product), values, true, layout.step(product), Float.BYTES * values);
    }

    /** Each sparse matrix has arrays of its own. */
    private static Traffic sparse(Signal matrix) {
        int entries = matrix.sparse().orElseThrow().values().length;
        return new Traffic(true, 0, entries, true, 1, sparseBytes(matrix));
    }

    /** Values that are copied one by one. */
    private static List<Traffic> indexed(Copy copy, Layout layout) {
        long count = copy.targets().length;
        long writes = (copy.increment() ? 2L : 1L) * Float.BYTES * count;
        return List.of(
                new Traffic(false, layout.offset(copy.target()), count, false, 1, writes),
                new Traffic(
                        layout.isParameter(copy.source()),
                        layout.offset(copy.source()),
                        count,
                        false,
                        1,
                        Float.BYTES * count));
    }

    /**
     * Whether it begins where the other ends, or with the next line of the cache, or is its neighbour where both lie
     * interleaved.
     */
    boolean follows(Traffic other) {
        long end = other.at + (step == 1 ? other.values : 1);
        return gapless
                && other.gapless
                && shared == other.shared
                && step == other.step
                && (at == end || (step == 1 && at == Layout.line(end)));
    }
}
