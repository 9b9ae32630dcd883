package lanewise.plan;

import java.util.List;
import lanewise.graph.Graph;

/**
 * What a plan consists of, before any memory is allocated for it.
 *
 * @param step what is run
 * @param blocks in which order
 * @param layout on which memory
 */
record Arrangement(Step step, List<Block> blocks, Layout layout) {
    private static Arrangement of(Step step, List<Block> blocks) {
        return new Arrangement(step, List.copyOf(blocks), new Layout(step, blocks));
    }

    static Arrangement of(Graph graph, PlanOptions options) {
        Step step = Simplifier.simplified(Step.of(graph), options.simplifications());
        OperatorGraph operators = new OperatorGraph(step);
        List<int[]> groups = options.planner().plan(operators);
        PlanCheck.check(options.planner(), operators, groups);
        return of(step, new Grouping(operators, groups).blocks());
    }

    /** Each operator by itself, in the graph's order, at every step. */
    static Arrangement none(Graph graph) {
        Step step = Step.of(graph);
        return of(
                step,
                step.operators().stream()
                        .map(operator -> new Block(List.of(List.of(operator)), Pulse.ALWAYS))
                        .toList());
    }
}
