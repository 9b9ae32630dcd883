package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.error.ModelException;
import lanewise.graph.DotInc;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;
import lanewise.kernel.Products;

/**
 * Where signals lie: those that nothing writes among the parameters, which all runs share, the others in the state, of
 * which there is one for each item of a batch. {@link SignalOrder} says in which order, so that a block can be few calls
 * over long stretches of memory. Many small ensembles of one shape lie
 * interleaved. Weights lie by column, as the kernels read them.
 */
public final class Layout {
    /** Vectors may read, and ignore, what lies behind the last value. */
    public static final int MARGIN = 16;

    /**
     * Where the first value of a long array lies: a garbage collector by regions, as G1 is, puts such an array at the start
     * of one, so that its values begin 16 bytes behind a line of the cache. From here on whole vectors are whole lines. Where
     * it is otherwise nothing but speed depends on it.
     */
    public static final int LEAD = 12;

    /** The values of a line of the cache. */
    public static final int LINE = 16;

    /** Weights of which there are fewer lie where the ones before them end. */
    private static final int ALIGNED_WEIGHTS = 256;

    /** So many columns are packed row by row that what is written stays in the first cache. */
    private static final int PACKED_COLUMNS = 256;

    private final Step step;
    private final Map<Signal, Integer> parameters = new HashMap<>();
    private final Map<Signal, Integer> weights = new HashMap<>();
    private final Map<Signal, List<DotInc>> packed = new HashMap<>();
    private final Map<Signal, Integer> entries = new HashMap<>();
    private final Map<Signal, Integer> state = new HashMap<>();
    private final Lanes lanes;
    private final ByColumn byColumn;
    private int parameterSize = LEAD;
    private int stateSize = LEAD;

    /** @param order the numbers of the bases that operators need in memory, as they are to lie */
    Layout(Step step, List<Block> blocks, int... order) {
        this.step = step;
        byColumn = new ByColumn(step);
        lanes = new Lanes(step, blocks, this::isPacked);
        blocks.forEach(block -> block.operators().forEach(this::placeWeights));
        blocks.forEach(block -> block.operators().forEach(this::placeEntries));
        for (int base : order) {
            place(step.accesses().base(base));
        }
        step.graph().probes().forEach(probe -> place(probe.signal().base()));
    }

    private void place(Signal base) {
        if (holds(base)) {
            return;
        }
        List<Signal> interleaved = lanes.with(base);
        boolean changes = !step.isUnwritten(base);
        int end = changes ? stateSize : parameterSize;
        int at = interleaved.size() > 1 ? line(end) : end;
        for (int lane = 0; lane < interleaved.size(); lane++) {
            (changes ? state : parameters).put(interleaved.get(lane), at + lane);
        }
        int size = Math.multiplyExact(base.size(), lanes.step(base));
        if (changes) {
            stateSize = sum(at, size);
        } else {
            parameterSize = sum(at, size);
        }
    }

    /** The first place from here on where a line of the cache begins, if one begins at {@link #LEAD}. */
    public static int line(int at) {
        return (int) line((long) at);
    }

    /** The same for a place that may be anywhere. */
    static long line(long at) {
        return at + ((LEAD - at) & (LINE - 1));
    }

    /**
     * Whether a product's weights never change, and go by one column of inputs, so that they lie among the parameters as
     * its kernel wants them.
     */
    public boolean isPacked(DotInc product) {
        return Slots.isPacked(step, product);
    }

    private void placeWeights(Operator operator) {
        if (operator instanceof DotInc product && isPacked(product) && !weights.containsKey(product.weights())) {
            packed.computeIfAbsent(product.weights().base(), key -> new ArrayList<>())
                    .add(product);
            List<DotInc> together = lanes.with(product);
            int leading = Products.leading(product.rows(), product.cols());
            int size = Math.multiplyExact(Math.multiplyExact(leading, product.cols()), lanes.step(product));
            int at = size < ALIGNED_WEIGHTS ? parameterSize : line(parameterSize);
            for (int lane = 0; lane < together.size(); lane++) {
                weights.put(together.get(lane).weights(), at + lane);
            }
            parameterSize = sum(at, size);
        }
    }

    /** Sparse matrices that may change have their entries among the parameters, in their order. */
    private void placeEntries(Operator operator) {
        if (operator instanceof SparseDotInc product
                && !step.isConstant(product.weights())
                && !entries.containsKey(product.weights())) {
            entries.put(product.weights(), parameterSize);
            parameterSize =
                    sum(parameterSize, product.weights().sparse().orElseThrow().values().length);
        }
    }

    private static int sum(int size, int more) {
        long total = (long) size + more;
        if (total > Integer.MAX_VALUE - 64) {
            throw new ModelException(
                    "the model needs %d values in one array; at most %d fit".formatted(total, Integer.MAX_VALUE - 64));
        }
        return (int) total;
    }

    /** Whether nothing writes the signal, so that it lies among the parameters. */
    public boolean isParameter(Signal signal) {
        return parameters.containsKey(signal.base());
    }

    /** Whether some operator writes the signal, so that it lies in the state. */
    public boolean isState(Signal signal) {
        return state.containsKey(signal.base());
    }

    /** The bases that lie in the state. */
    public Set<Signal> state() {
        return Collections.unmodifiableSet(state.keySet());
    }

    /** All bases that lie interleaved with one, in the order of their lanes; or it alone. */
    public List<Signal> interleaved(Signal base) {
        return lanes.with(base.base());
    }

    /** Whether the signal lies in memory: only what is used does, and the clock's only if somebody reads them there. */
    public boolean holds(Signal signal) {
        return isParameter(signal) || isState(signal);
    }

    /** Where the memory of the signal's base starts, among the parameters or within an item's state. */
    public int offset(Signal signal) {
        Map<Signal, Integer> home = isParameter(signal) ? parameters : state;
        return home.get(signal.base());
    }

    /**
     * How far the values of the signal's base lie apart: 1, or as many as there are signals that lie interleaved and some
     * unused places.
     */
    public int step(Signal signal) {
        return lanes.step(signal);
    }

    /** How far the weights of products lie apart that are computed {@link #sideBySide side by side}; 1 for one alone. */
    public int step(DotInc product) {
        return lanes.step(product);
    }

    /** The number of the signal's base among those that lie interleaved, the first of which starts so much sooner. */
    public int lane(Signal signal) {
        return lanes.lane(signal);
    }

    /** Whether the signal's base is a matrix that lies by column. */
    public boolean isByColumn(Signal signal) {
        return byColumn.contains(signal.base());
    }

    /** Whether the signal's values lie one behind the other. */
    public boolean isGapless(Signal signal) {
        return signal.isContiguous() && step(signal) == 1 && !isByColumn(signal);
    }

    /** Where each of the signal's values lies, from where the memory of its base starts. */
    public int[] positions(Signal signal) {
        int[] positions = signal.positions();
        Signal base = signal.base();
        if (isByColumn(base)) {
            int rows = base.extent(0);
            int cols = base.extent(1);
            Arrays.setAll(positions, i -> positions[i] % cols * rows + positions[i] / cols);
        } else {
            int step = step(base);
            Arrays.setAll(positions, i -> positions[i] * step);
        }
        return positions;
    }

    /**
     * Products of one part that are computed side by side: this one, and one of each signal that lies interleaved with its
     * input or its target, in their order. Their weights lie interleaved too. Or this one alone.
     */
    public List<DotInc> sideBySide(DotInc product) {
        return lanes.with(product);
    }

    /** Where the weights of a product start, by column, among the parameters. */
    public int weightsOffset(DotInc product) {
        return weights.get(product.weights());
    }

    /** Where the entries of a sparse matrix that may change start among the parameters. */
    public int entriesOffset(Signal matrix) {
        return entries.get(matrix);
    }

    /**
     * Where a base that nothing writes lies among the parameters: nowhere if no operator uses it, else in one place or, if
     * operators read it in different orders, in several. Of a sparse matrix that may change it is its entries that do.
     */
    public List<ParameterStore> stores(Signal base) {
        List<ParameterStore> stores = new ArrayList<>();
        if (entries.containsKey(base)) {
            int first = entriesOffset(base);
            int[] all = new int[base.sparse().orElseThrow().values().length];
            Arrays.setAll(all, i -> first + i);
            stores.add(new ParameterStore(first, all.length, all));
        }
        if (isParameter(base)) {
            int at = offset(base);
            int[] places = positions(base);
            Arrays.setAll(places, i -> at + places[i]);
            stores.add(new ParameterStore(at, base.size(), places));
        }
        packed.getOrDefault(base, List.of()).forEach(product -> stores.add(packedStore(product)));
        return stores;
    }

    private ParameterStore packedStore(DotInc product) {
        Signal signal = product.weights();
        int at = weights.get(signal);
        int lane = lanes.step(product);
        int cols = product.cols();
        int leading = Products.leading(product.rows(), cols);
        int[] places = new int[signal.base().size()];
        for (int i = 0; i < signal.size(); i++) {
            places[signal.position(i)] = at + (i / cols + i % cols * leading) * lane;
        }
        return new ParameterStore(at, leading * cols * lane, places);
    }

    /** How many values the parameters have, weights with their padding. */
    public int parameterSize() {
        return parameterSize;
    }

    /** How many values an item's state has, those between and behind them with it: lines of the cache. */
    public int stateSize() {
        return Math.ceilDiv(stateSize, LINE) * LINE;
    }

    /** The parameters' values. */
    float[] parameterValues() {
        float[] values = new float[parameterSize + MARGIN];
        parameters.forEach((signal, at) -> fill(signal, values, at));
        entries.forEach((matrix, at) -> {
            double[] given = matrix.sparse().orElseThrow().values();
            for (int i = 0; i < given.length; i++) {
                values[at + i] = (float) given[i] + 0f;
            }
        });
        for (Operator operator : step.operators()) {
            if (operator instanceof DotInc product && isPacked(product)) {
                pack(product, values);
            }
        }
        return values;
    }

    /** The state's values at the start of a run. */
    float[] initialState() {
        float[] values = new float[stateSize()];
        state.forEach((signal, at) -> fill(signal, values, at));
        return values;
    }

    private void fill(Signal signal, float[] values, int at) {
        int[] positions = positions(signal);
        for (int i = 0; i < positions.length; i++) {
            float value = step.value(signal, i);
            if (!Float.isFinite(value)) {
                throw new ModelException("%s: value %d, %s, is %s as a float; it has to be finite"
                        .formatted(signal, i, signal.initial(i), value));
            }
            values[at + positions[i]] = value;
        }
    }

    private void pack(DotInc product, float[] values) {
        int at = weightsOffset(product);
        int sideBySide = lanes.step(product);
        int rows = product.rows();
        int cols = product.cols();
        int leading = Products.leading(rows, cols);
        for (int from = 0; from < cols; from += PACKED_COLUMNS) {
            float[] row = new float[Math.min(PACKED_COLUMNS, cols - from)];
            for (int i = 0; i < rows; i++) {
                step.values(product.weights(), i * cols + from, row);
                int target = at + (from * leading + i) * sideBySide;
                int invalid = spread(row, values, target, leading * sideBySide);
                if (invalid >= 0) {
                    throw new ModelException("%s: the weight in row %d, column %d is %s as a float; it has to be finite"
                            .formatted(product.weights(), i, from + invalid, row[invalid]));
                }
            }
        }
    }

    /** Writes a row's weights so far apart; the number of the first that is not finite, or -1. */
    private static int spread(float[] row, float[] values, int at, int apart) {
        for (int k = 0; k < row.length; k++) {
            if (!Float.isFinite(row[k])) {
                return k;
            }
            values[at + k * apart] = row[k];
        }
        return -1;
    }
}
