package lanewise.bench.zoo;

import static lanewise.plan.StandardSimplification.CONSTANT_COPIES;
import static lanewise.plan.StandardSimplification.UNMODIFIED_RESETS;
import static lanewise.plan.StandardSimplification.UNREAD_CLOCK;
import static lanewise.plan.StandardSimplification.ZERO_INCREMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.graph.Graph;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import lanewise.plan.Simplification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Into how many blocks the planners put NengoDL's benchmark networks, beside what NengoDL's own planners of the same names
 * do with them when nothing is to be trained. The order of increments costs no block: a block runs those that add to the
 * same memory in its parts, one after the other. It costs parts, which are calls: the random network has 27, and would
 * have 8 if sums might be formed in any order.
 */
class BlockCountTest {
    /** Those that cannot cost a block. */
    private static final List<Simplification> RULES =
            List.of(CONSTANT_COPIES, UNMODIFIED_RESETS, ZERO_INCREMENTS, UNREAD_CLOCK);

    @ParameterizedTest(name = "{0}, planner {1}: {2} blocks, {3} parts; NengoDL {4}")
    @CsvSource(nullValues = "-", textBlock = """
                    integrator-16-10-relu,    greedy,      9, 11, 12
                    integrator-16-10-relu,    tree-1,      9, 11, 13
                    integrator-16-10-relu,    tree-2,      9, 11, 12
                    integrator-16-10-relu,    tree-3,      9, 11, 12
                    integrator-16-10-relu,    tree-4,      9, 11, 12
                    integrator-16-10-relu,    transitive,  9, 11, 12
                    cconv-16-10-relu,         greedy,     17, 19, 20
                    cconv-16-10-relu,         tree-1,     17, 19, 20
                    cconv-16-10-relu,         tree-2,     17, 19, 20
                    cconv-16-10-relu,         tree-3,     17, 19, 20
                    cconv-16-10-relu,         tree-4,     17, 19, 20
                    cconv-16-10-relu,         transitive, 17, 19, 22
                    basal-ganglia-16-10-relu, greedy,     20, 23, 25
                    basal-ganglia-16-10-relu, tree-1,     20, 23, 25
                    basal-ganglia-16-10-relu, tree-2,     18, 22, 25
                    basal-ganglia-16-10-relu, tree-3,     17, 21, 21
                    basal-ganglia-16-10-relu, tree-4,     14, 18, 21
                    basal-ganglia-16-10-relu, transitive, 17, 21, 21
                    pes-16-10-relu,           greedy,     12, 13, 13
                    pes-16-10-relu,           tree-1,     12, 13, 16
                    pes-16-10-relu,           tree-2,     11, 12, 14
                    pes-16-10-relu,           tree-3,     10, 11, 13
                    pes-16-10-relu,           tree-4,     10, 11, 13
                    pes-16-10-relu,           transitive, 10, 11, -
                    random-4-8-20-5-relu,     greedy,      8, 27, 9
                    random-4-8-20-5-relu,     tree-1,      8, 27, 9
                    random-4-8-20-5-relu,     tree-2,      8, 27, 9
                    random-4-8-20-5-relu,     tree-3,      7, 26, 9
                    random-4-8-20-5-relu,     tree-4,      7, 26, 9
                    random-4-8-20-5-relu,     transitive,  7, 26, 9
                    integrator-128-32-relu,   greedy,      9, 11, 13
                    integrator-128-32-relu,   tree-3,      9, 11, 13
                    integrator-128-32-relu,   transitive,  9, 11, 13
                    cconv-128-64-relu,        greedy,     17, 19, 20
                    cconv-128-64-relu,        tree-3,     17, 19, 20
                    cconv-128-64-relu,        transitive, 17, 19, 22
                    """)
    void noMoreBlocksThanNengoDl(String network, String planner, int blocks, int parts, Integer nengoDl) {
        Graph graph = Zoo.named(network).build(options -> {});
        Plan plan = Plan.of(graph, PlanOptions.AUTO.with(Planner.named(planner)).with(RULES));
        assertThat(plan.blocks()).hasSize(blocks);
        assertThat(plan.blocks().stream()
                        .mapToInt(block -> block.parts().size())
                        .sum())
                .isEqualTo(parts);
        if (nengoDl != null) { // its transitive planner cannot plan what learns
            assertThat(blocks).isLessThanOrEqualTo(nengoDl);
        }
    }
}
