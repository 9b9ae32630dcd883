package lanewise.plan;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SparseDotInc;

/**
 * What a plan makes of a graph, in numbers: how many blocks, how much memory, and how it is walked through. It is found
 * without allocating any of that memory. Immutable.
 *
 * @param blocks in the order in which a step runs them
 * @param parameterBytes what all runs share: constants and weights, with the weights' padding, and sparse matrices
 * @param stateBytes what each item of a batch has of its own: all signals that are written
 */
public record PlanReport(List<BlockReport> blocks, long parameterBytes, long stateBytes) {
    /** When a block runs. */
    public enum Runs {
        /** In every step. */
        ALWAYS,
        /** In the first step, and when an input of the network that it follows from has changed. */
        ON_CHANGE,
        /** In the first step only. */
        ONCE
    }

    /**
     * A block.
     *
     * @param type the type of its operators
     * @param operators how many there are
     * @param stretches how many pieces they fall into, within which all signals of an operator begin where those of the
     *     operator before it end: the fewest calls that could run the block
     * @param bytes how many bytes are read and written when it runs, for one item: 4 a value that is read or set, 8 one
     *     that is changed, and what a sparse matrix takes. An estimate: it counts what operators name, not what caches
     *     save, what gathering a view costs, or what a function of the host program does
     * @param contiguousBytes those of them that are reached without a jump: they belong to a signal without gaps, which
     *     begins where the signal in the same role of the operator before it ends, or is the first of the block
     * @param runs when it runs
     */
    public record BlockReport(String type, int operators, int stretches, long bytes, long contiguousBytes, Runs runs) {
        /** Which part of its bytes is reached without a jump, 0 to 1; 1 if it touches none. */
        public double contiguousShare() {
            return share(contiguousBytes, bytes);
        }
    }

    /** With a copy of the list. */
    public PlanReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * Plans a graph and reports on the plan.
     *
     * @throws ModelException if the graph cannot be planned, or its values do not fit into one array
     */
    public static PlanReport of(Graph graph) {
        Arrangement arrangement = Arrangement.of(graph, PlanOptions.AUTO);
        Layout layout = arrangement.layout();
        long sparse = arrangement.step().operators().stream()
                .filter(SparseDotInc.class::isInstance)
                .map(operator -> ((SparseDotInc) operator).weights())
                .distinct()
                .mapToLong(Traffic::sparseBytes)
                .sum();
        return new PlanReport(
                arrangement.blocks().stream()
                        .map(block -> report(block, layout))
                        .toList(),
                (long) Float.BYTES * layout.parameterSize() + sparse,
                (long) Float.BYTES * layout.stateSize());
    }

    private static BlockReport report(Block block, Layout layout) {
        long bytes = 0;
        long contiguous = 0;
        int stretches = 0;
        List<Traffic> before = null;
        for (Operator operator : block.operators()) {
            List<Traffic> now = Traffic.of(operator, layout);
            boolean goesOn = before != null && before.size() == now.size();
            for (int role = 0; role < now.size(); role++) {
                Traffic traffic = now.get(role);
                boolean follows = before == null || (role < before.size() && traffic.follows(before.get(role)));
                bytes += traffic.bytes();
                contiguous += traffic.gapless() && follows ? traffic.bytes() : 0;
                goesOn &= traffic.gapless() && follows;
            }
            stretches += goesOn ? 0 : 1;
            before = now;
        }
        return new BlockReport(
                block.type(), block.operators().size(), stretches, bytes, contiguous, runs(block.pulse()));
    }

    private static Runs runs(Pulse pulse) {
        if (pulse.always()) {
            return Runs.ALWAYS;
        }
        return pulse.sources().isEmpty() ? Runs.ONCE : Runs.ON_CHANGE;
    }

    /** How many bytes a step touches, for one item, while no input changes: those of the blocks that always run. */
    public long bytesPerStep() {
        return blocks.stream()
                .filter(block -> block.runs() == Runs.ALWAYS)
                .mapToLong(BlockReport::bytes)
                .sum();
    }

    /** Which part of the bytes of all blocks is reached without a jump, 0 to 1. */
    public double contiguousShare() {
        return share(
                blocks.stream().mapToLong(BlockReport::contiguousBytes).sum(),
                blocks.stream().mapToLong(BlockReport::bytes).sum());
    }

    /**
     * The memory of a simulator for its signals: without what probes record, and without the room of their own in which
     * operators gather views with gaps.
     *
     * @param batch how many items, at least 1
     */
    public long memoryBytes(int batch) {
        return Math.addExact(parameterBytes, Math.multiplyExact(stateBytes, (long) batch));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
