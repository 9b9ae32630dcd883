package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lanewise.graph.Graph;

/**
 * What a plan consists of, before any memory is allocated for it.
 *
 * @param step what is run
 * @param blocks in which order
 * @param layout on which memory
 * @param grouping the blocks by their operators' numbers, if a planner has made them
 */
record Arrangement(Step step, List<Block> blocks, Layout layout, Optional<Grouping> grouping) {
    /** Operators from which on the few hundred nanoseconds of a block more or less are nothing beside all the others. */
    private static final int MANY = 30_000;

    static Arrangement of(Graph graph, PlanOptions options) {
        LifForms lif = new LifForms(graph);
        Grouping best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Step step : choices(graph, options)) {
            Grouping next = planned(new OperatorGraph(step, lif), options.planner());
            double nanos = CostModel.nanos(next);
            if (nanos < least) {
                least = nanos;
                best = next;
            }
        }
        int[] order = SignalOrder.of(best);
        List<Block> blocks = best.blocks();
        Step step = best.operators().step();
        return new Arrangement(step, blocks, new Layout(step, blocks, order), Optional.of(best));
    }

    /** The steps, made simpler in different ways, from whose plans the best is taken. */
    private static List<Step> choices(Graph graph, PlanOptions options) {
        Step given = Step.of(graph, options.variables());
        Simplifier simplifier = new Simplifier();
        List<Step> choices = new ArrayList<>();
        for (List<Simplification> rules : rules(graph, options)) {
            Step step = simplifier.simplified(given, rules);
            if (choices.stream().noneMatch(other -> other.operators().equals(step.operators()))) {
                choices.add(step);
            }
        }
        return choices;
    }

    private static List<List<Simplification>> rules(Graph graph, PlanOptions options) {
        List<List<Simplification>> choices =
                options.simplifications().map(List::of).orElseGet(StandardSimplification::choices);
        return graph.operators().size() < MANY ? choices : choices.subList(0, 1);
    }

    private static Grouping planned(OperatorGraph operators, Planner planner) {
        List<int[]> groups = planner.plan(operators);
        PlanCheck.check(planner, operators, groups);
        return new Grouping(operators, groups);
    }

    /** Each operator by itself, in the graph's order, at every step. */
    static Arrangement none(Graph graph) {
        Step step = Step.of(graph);
        List<Block> blocks = step.operators().stream()
                .map(operator -> new Block(List.of(List.of(operator)), Pulse.ALWAYS))
                .toList();
        return new Arrangement(step, blocks, new Layout(step, blocks, SignalOrder.asUsed(step)), Optional.empty());
    }
}
