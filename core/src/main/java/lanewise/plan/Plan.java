package lanewise.plan;

import java.util.List;
import lanewise.graph.Graph;

/**
 * How a graph is run: its operators in blocks, in an order in which nothing comes too early, and the place of every
 * signal in memory. Immutable; any number of runs may share it. No plan shows in a result: it only changes the speed.
 */
public final class Plan {
    private final Graph graph;
    private final List<Block> blocks;
    private final Layout layout;
    private final float[] parameters;
    private final float[] initialState;

    private Plan(Graph graph, List<Block> blocks) {
        this.graph = graph;
        this.blocks = List.copyOf(blocks);
        layout = new Layout(graph, this.blocks);
        parameters = layout.parameterValues(graph);
        initialState = layout.initialState();
    }

    /** Plans a graph. */
    public static Plan of(Graph graph) {
        return new Plan(graph, new GreedyPlanner(graph).plan());
    }

    /** No plan at all: each operator runs by itself, in the graph's order, at every step. */
    public static Plan none(Graph graph) {
        return new Plan(
                graph,
                graph.operators().stream()
                        .map(operator -> new Block(List.of(operator), Pulse.ALWAYS))
                        .toList());
    }

    /** What the plan has made of the graph, block by block, and why blocks of one type are not one. */
    public PlanReport explain() {
        return PlanReport.of(graph, blocks, layout);
    }

    /** What is planned. */
    public Graph graph() {
        return graph;
    }

    /** The blocks in the order in which a step runs them. */
    public List<Block> blocks() {
        return blocks;
    }

    /** Where the signals lie. */
    public Layout layout() {
        return layout;
    }

    /** The parameters' values; shared, not to be changed. */
    public float[] parameters() {
        return parameters;
    }

    /** An item's state at the start of a run; not to be changed. */
    public float[] initialState() {
        return initialState;
    }
}
