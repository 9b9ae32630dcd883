package lanewise.verify.sim;

import java.util.Map;
import lanewise.graph.Graph;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.ScalarKernels;
import lanewise.plan.PlanReport;
import lanewise.verify.oracle.EveryWay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whether ensembles lie interleaved or one behind the other does not show in a result. */
class InterleavedLaws {
    private static final int STEPS = 25;

    /** An array that is interleaved has its neurons in one stretch, though their signals are apart in the graph. */
    private static final int MOST_STRETCHES = 3;

    @Property(tries = 150)
    @StatisticsReport(onFailureOnly = true)
    void interleavedEnsemblesHaveTheSameBits(@ForAll long seed) {
        Graph graph = RandomArray.of(seed);
        new EveryWay(graph, STEPS, Map.of())
                .check(ScalarKernels.INSTANCE, KernelChoice.of("simd").kernels());
        Statistics.label("arrays whose neurons lie together")
                .collect(PlanReport.of(graph).blocks().stream()
                        .filter(block -> block.type().equals("SimNeurons"))
                        .allMatch(block -> block.stretches() <= MOST_STRETCHES))
                .coverage(arrays -> arrays.check(true).percentage(percent -> percent > 40));
    }

    @Property(tries = 80)
    void soHaveLongArraysInWhoseWayNothingStands(@ForAll long seed) {
        new EveryWay(RandomArray.plain(seed), STEPS, Map.of())
                .check(ScalarKernels.INSTANCE, KernelChoice.of("simd").kernels());
    }
}
