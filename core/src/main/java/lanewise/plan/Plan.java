package lanewise.plan;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;

/**
 * How a graph is run: its operators, made simpler and put into blocks, in an order in which nothing comes too early, and
 * the place of every signal in memory. Immutable; any number of runs may share it. No plan shows in a result: it only
 * changes the speed.
 */
public final class Plan {
    private final Arrangement arrangement;
    private final float[] parameters;
    private final float[] initialState;

    private Plan(Arrangement arrangement) {
        this.arrangement = arrangement;
        parameters = arrangement.layout().parameterValues();
        initialState = arrangement.layout().initialState();
    }

    /** Plans a graph. */
    public static Plan of(Graph graph) {
        return of(graph, PlanOptions.AUTO);
    }

    /**
     * Plans a graph in a chosen way.
     *
     * @throws ModelException if a constant is not finite as a float, the values do not fit into one array, or a planner or
     *     simplification of the caller's own breaks its promises
     */
    public static Plan of(Graph graph, PlanOptions options) {
        return new Plan(Arrangement.of(graph, options));
    }

    /** No plan at all: each operator of the graph runs by itself, in the graph's order, at every step. */
    public static Plan none(Graph graph) {
        return new Plan(Arrangement.none(graph));
    }

    /** What is planned. */
    public Graph graph() {
        return arrangement.step().graph();
    }

    /** The operators that a step runs, in an order of execution: the graph's, made simpler. */
    public List<Operator> operators() {
        return arrangement.step().operators();
    }

    /** The blocks in the order in which a step runs them. */
    public List<Block> blocks() {
        return arrangement.blocks();
    }

    /**
     * A table of the blocks for a person to read: what was merged into each and what keeps them apart, how their memory is
     * walked through, and about how long each takes. {@link PlanReport} has the same in numbers.
     */
    public String explain() {
        return report().text();
    }

    /** What the plan makes of the graph, in numbers. */
    public PlanReport report() {
        return PlanReport.of(arrangement);
    }

    /** Where the signals lie. */
    public Layout layout() {
        return arrangement.layout();
    }

    /** The parameters' values; shared, not to be changed. */
    public float[] parameters() {
        return parameters;
    }

    /** An item's state at the start of a run; not to be changed. */
    public float[] initialState() {
        return initialState;
    }

    /** Value number {@code i} of a signal at the start of a run; if no operator writes it, at all times. */
    public float initial(Signal signal, int i) {
        return arrangement.step().value(signal, i);
    }
}
