package lanewise.verify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.plan.Planner;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;
import lanewise.verify.io.ReferenceModels;
import lanewise.verify.oracle.HostFunctions;
import lanewise.verify.oracle.RandomGraph;
import lanewise.verify.sim.RandomArray;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No planner shows in a result, neither those of the engine nor anybody else's. */
class PlannerLaws {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final int STEPS = 15;

    @Property(tries = 150)
    void graphsOfAllOperators(@ForAll @IntRange(min = 1, max = 30) int objects, @ForAll long seed) {
        check(RandomGraph.of(objects, seed), STEPS, seed);
    }

    @Property(tries = 150)
    void redundantGraphs(@ForAll long seed) {
        check(RandomRedundancy.of(seed), STEPS, seed);
    }

    @Property(tries = 80)
    void interleavedEnsembles(@ForAll long seed) {
        check(RandomArray.of(seed), STEPS, seed);
    }

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void referenceModels(String name) {
        check(
                ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT)
                        .graph(),
                60,
                name.length());
    }

    private static void check(Graph graph, int steps, long seed) {
        List<Planner> planners = List.of(
                Planner.auto(),
                Planner.none(),
                Planner.greedy(),
                Planner.tree(1),
                Planner.tree(3),
                Planner.transitive(),
                new RandomPlanner(seed),
                new RandomPlanner(seed + 1));
        try (Simulator unplanned = simulator(graph, options -> options.planned(false))) {
            unplanned.runSteps(steps);
            for (Planner planner : planners) {
                try (Simulator planned = simulator(graph, options -> options.planner(planner))) {
                    planned.runSteps(steps);
                    for (ProbedSignal probe : graph.probes()) {
                        for (int item = 0; item < 2; item++) {
                            assertThat(bits(planned, probe, item))
                                    .as("%s planned by %s", probe, planner)
                                    .isEqualTo(bits(unplanned, probe, item));
                        }
                    }
                }
            }
        }
    }

    private static Simulator simulator(Graph graph, Consumer<SimulatorOptions> choose) {
        return Simulator.of(graph, options -> {
            HostFunctions.supply(options);
            choose.accept(options.kernels(SIMD).batch(2).threads(1));
        });
    }

    private static int[] bits(Simulator simulator, ProbedSignal probe, int item) {
        float[] values = simulator.data(probe).values(item);
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
