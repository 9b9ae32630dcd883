package lanewise.verify.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.sim.Simulator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** On graphs of every kind of operator the engine agrees with the oracle, and with itself in every way of running. */
class AgreementLaws {
    private static final Kernels SCALAR = ScalarKernels.INSTANCE;
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final int STEPS = 40;

    @Property(tries = 400)
    @StatisticsReport(onFailureOnly = true)
    void theEngineAgreesWithTheOracle(@ForAll @IntRange(min = 1, max = 30) int objects, @ForAll long seed) {
        Graph graph = RandomGraph.of(objects, seed);
        int item = (int) Math.floorMod(seed, 3L);
        Yardstick yardstick = new Yardstick(graph, item, STEPS, Map.of());
        try (Simulator simulator = Simulator.of(graph, o -> o.kernels(SCALAR).batch(item + 1))) {
            simulator.runSteps(yardstick.steps());
            assertThat(yardstick.miss(
                            probe -> simulator.data(graph.probes().get(probe)).values(item)))
                    .isEmpty();
        }
        Statistics.label("runs that were compared to the end")
                .collect(yardstick.steps() == STEPS)
                .coverage(runs -> runs.check(true).percentage(percent -> percent > 60));
    }

    /** To the end of a run, whatever falls aside in it. */
    @Property(tries = 60)
    @StatisticsReport(onFailureOnly = true)
    void everyStepIsTheOraclesFromWhereTheEngineStood(
            @ForAll @IntRange(min = 1, max = 30) int objects, @ForAll long seed) {
        Graph graph = RandomGraph.of(objects, seed);
        int item = (int) Math.floorMod(seed, 3L);
        StepByStep compared = StepByStep.of(
                graph, STEPS, item, Map.of(), o -> o.kernels(SCALAR).batch(item + 1));
        assertThat(compared.miss()).isEmpty();
        assertThat(compared.aside()).allMatch(FirstDifference.Spike::isClose);
        Statistics.label("runs that were compared to the end")
                .collect(compared.steps() == STEPS)
                .coverage(runs -> runs.check(true).percentage(percent -> percent > 90));
    }

    /** Weights that never change, by several columns of inputs. */
    @Example
    void aMatrixByAMatrix() {
        Signal weights = Signal.of("weights", new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Signal input = Signal.of("input", new double[] {1, -1, 2, 0.5, 0, 3}, 3, 2);
        Signal product = Signal.filled("product", 0, 2, 2);
        check(List.of(new Reset(product, 0.25), new DotInc(weights, input, product)), product);
    }

    /** What the list of a copy leaves out is not set by it, and grows. */
    @Example
    void aCopyToAPartAndASum() {
        Signal one = Signal.of("one", new double[] {1, 2, 3}, 3);
        Signal sum = Signal.of("sum", new double[] {5, 6, 7}, 3);
        Copy part = new Copy(one, Optional.of(List.of(2)), sum, Optional.of(List.of(1)), false);
        check(List.of(part, new Copy(one, sum, true)), sum);
    }

    private static void check(List<Operator> operators, Signal probed) {
        Graph graph = Graph.inOrder(0.001, operators, List.of(new ProbedSignal("probe", probed, 1)));
        Oracle oracle = new Oracle(graph);
        oracle.run(5);
        try (Simulator simulator = Simulator.of(graph)) {
            simulator.runSteps(5);
            assertThat(RelativeError.widened(
                            simulator.data(graph.probes().getFirst()).values(0)))
                    .isEqualTo(oracle.data(0));
        }
        new EveryWay(graph, 5, Map.of()).check(SCALAR, SIMD);
    }

    @Property(tries = 400)
    void everyWayOfRunningHasTheSameBits(
            @ForAll @IntRange(min = 1, max = 30) int objects,
            @ForAll long seed,
            @ForAll @IntRange(max = STEPS) int steps) {
        new EveryWay(RandomGraph.of(objects, seed), steps, Map.of()).check(SCALAR, SIMD);
    }
}
