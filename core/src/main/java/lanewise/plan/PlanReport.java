package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SparseDotInc;

/**
 * What a plan makes of a graph: which blocks, how much memory, and how it is walked through. It is found without
 * allocating any of that memory. Immutable.
 *
 * @param operators how many the graph has
 * @param blocks in the order in which a step runs them
 * @param parameterBytes what all runs share: constants and weights, with the weights' padding, and sparse matrices
 * @param stateBytes what each item of a batch has of its own: all signals that are written
 */
public record PlanReport(int operators, List<BlockReport> blocks, long parameterBytes, long stateBytes) {
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
     * @param first what its first operator writes
     * @param operators how many there are, merged into this block
     * @param parts into how many parts they fall that have to run one after the other, or work differently
     * @param stretches how many pieces they fall into, within which all signals of an operator begin where those of the
     *     operator before it end: the fewest calls that could run the block
     * @param bytes how many bytes are read and written when it runs, for one item: 4 a value that is read or set, 8 one
     *     that is changed, and what a sparse matrix takes. An estimate: it counts what operators name, not what caches
     *     save, what gathering a view costs, or what a function of the host program does
     * @param contiguousBytes those of them that are reached without a jump: they belong to a signal without gaps, which
     *     begins where the signal in the same role of the operator before it ends, or is the first of the block
     * @param nanos how long it takes when it runs, for one item, as the cost model estimates it to compare plans; the
     *     machine at hand may be another than the one where that was measured
     * @param runs when it runs
     * @param obstacle what keeps it from being one with the block of its type before it; empty for the first of a type
     */
    public record BlockReport(
            String type,
            String first,
            int operators,
            int parts,
            int stretches,
            long bytes,
            long contiguousBytes,
            double nanos,
            Runs runs,
            String obstacle) {
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
        return of(graph, PlanOptions.AUTO);
    }

    /**
     * Plans a graph in a chosen way and reports on the plan.
     *
     * @throws ModelException as {@link Plan#of(Graph, PlanOptions)}
     */
    public static PlanReport of(Graph graph, PlanOptions options) {
        return of(Arrangement.of(graph, options));
    }

    static PlanReport of(Arrangement arrangement) {
        Layout layout = arrangement.layout();
        long sparse = arrangement.step().operators().stream()
                .filter(SparseDotInc.class::isInstance)
                .map(operator -> ((SparseDotInc) operator).weights())
                .distinct()
                .mapToLong(matrix -> 2 * Traffic.sparseBytes(matrix)) // by column and by row
                .sum();
        return new PlanReport(
                arrangement.step().graph().operators().size(),
                blocks(arrangement),
                (long) Float.BYTES * layout.parameterSize() + sparse,
                (long) Float.BYTES * layout.stateSize());
    }

    private static List<BlockReport> blocks(Arrangement arrangement) {
        Optional<Obstacles> obstacles = arrangement.grouping().map(Obstacles::new);
        List<BlockReport> reports = new ArrayList<>();
        for (Block block : arrangement.blocks()) {
            String obstacle = obstacles.map(all -> all.of(reports.size())).orElse("");
            reports.add(report(block, arrangement.layout(), obstacle));
        }
        return reports;
    }

    private static BlockReport report(Block block, Layout layout, String obstacle) {
        long bytes = 0;
        long contiguous = 0;
        int stretches = 0;
        for (List<Operator> part : block.parts()) {
            List<Traffic> before = null;
            for (Operator operator : part) {
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
        }
        return new BlockReport(
                block.type(),
                written(block.parts().getFirst().getFirst()),
                block.operators().size(),
                block.parts().size(),
                stretches,
                bytes,
                contiguous,
                CostModel.nanos(block, bytes),
                runs(block.pulse()),
                obstacle);
    }

    private static String written(Operator operator) {
        return operator.writes().stream().findFirst().map(Signal::name).orElse("");
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

    /** How long a step takes while no input changes, as the cost model estimates it. */
    public double nanosPerStep() {
        return blocks.stream()
                .filter(block -> block.runs() == Runs.ALWAYS)
                .mapToDouble(BlockReport::nanos)
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

    /** A table of the blocks for a person to read. */
    public String text() {
        return PlanTable.of(this);
    }

    /**
     * The table with what the blocks were measured to take.
     *
     * @param micros of each block, microseconds a step, with what does not run in every step spread over all
     */
    public String text(double... micros) {
        return PlanTable.of(this, micros);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
