package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import lanewise.error.SimulationException;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.ProbedSignal;
import lanewise.io.Limits;
import lanewise.io.ModelArchive;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.sim.Simulator;
import lanewise.sim.SimulatorOptions;
import lanewise.verify.io.ReferenceModels;
import lanewise.verify.oracle.HostFunctions;
import lanewise.verify.oracle.RandomGraph;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No setting of how a run is driven shows in a result, and a run that keeps no state is as the first one. */
class SettingLaws {
    private static final Kernels SIMD = KernelChoice.of("simd").kernels();
    private static final int BATCH = 3;

    @Property(tries = 200)
    void graphsOfAllOperators(
            @ForAll @IntRange(min = 1, max = 30) int objects,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int steps,
            @ForAll @IntRange(min = 1, max = 30) int unroll) {
        check(RandomGraph.of(objects, seed), steps, unroll);
    }

    @Property(tries = 300)
    void graphsWhoseItemsMayGetAheadOfEachOther(
            @ForAll @IntRange(min = 1, max = 15) int objects,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int steps,
            @ForAll @IntRange(min = 1, max = 40) int unroll) {
        check(RandomGraph.apart(objects, seed), steps, unroll);
    }

    @Property(tries = 50)
    void interleavedEnsembles(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int unroll) {
        check(RandomArray.of(seed), 20, unroll);
    }

    @ParameterizedTest
    @FieldSource("lanewise.verify.io.ReferenceModels#NAMES")
    void referenceModels(String name) {
        check(
                ModelArchive.decode(name, ReferenceModels.bytes(name), Limits.DEFAULT)
                        .graph(),
                50,
                7);
    }

    private static void check(Graph graph, int steps, int unroll) {
        try (Simulator once = simulator(graph, options -> {});
                Simulator stepByStep = simulator(graph, options -> options.unroll(1));
                Simulator unrolled =
                        simulator(graph, options -> options.unroll(unroll).together(2));
                Simulator oneByOne =
                        simulator(graph, options -> options.together(1).threads(2));
                Simulator straight = simulator(
                        graph, options -> options.unroll(steps).useLoop(false).inferenceOnly(true))) {
            once.runSteps(steps);
            stepByStep.runSteps(steps);
            compare("step by step", stepByStep, 0, once);
            assertThat(unrolled.runSteps(steps)).isEqualTo(steps);
            compare("unrolled by " + unroll, unrolled, 0, once);
            oneByOne.runSteps(steps);
            compare("item by item", oneByOne, 0, once);
            straight.runSteps(steps);
            compare("without a loop", straight, 0, once);
            assertThatThrownBy(() -> straight.runSteps(steps + 1)).isInstanceOf(SimulationException.class);
            checkStateless(graph, once);
        }
    }

    private static void checkStateless(Graph graph, Simulator once) {
        long steps = once.steps();
        try (Simulator stateless =
                simulator(graph, options -> options.stateful(false).together(1))) {
            stateless.runSteps(steps);
            assertThat(stateless.steps()).isZero();
            compare("the first call without state", stateless, 0, once);
            stateless.runSteps(steps);
            if (graph.operators().stream().noneMatch(LearningRule.class::isInstance)) {
                compare("the second call without state", stateless, 1, once);
            }
            checkUnplanned(graph, stateless, steps);
        }
    }

    /** What is learned stays, wherever a plan has put it. */
    private static void checkUnplanned(Graph graph, Simulator stateless, long steps) {
        try (Simulator unplanned =
                simulator(graph, options -> options.stateful(false).planned(false))) {
            unplanned.runSteps(steps);
            unplanned.runSteps(steps);
            compare("two calls without state", stateless, 0, unplanned);
        }
    }

    private static Simulator simulator(Graph graph, Consumer<SimulatorOptions> choose) {
        return Simulator.of(graph, options -> {
            HostFunctions.supply(options);
            choose.accept(options.kernels(SIMD).batch(BATCH).threads(1));
        });
    }

    /** Compares the samples of one call, of several of as many steps each, with those of a run. */
    private static void compare(String what, Simulator simulator, int call, Simulator once) {
        for (ProbedSignal probe : once.graph().probes()) {
            for (int item = 0; item < BATCH; item++) {
                float[] expected = once.data(probe).values(item);
                float[] all = simulator.data(probe).values(item);
                float[] actual = Arrays.copyOfRange(all, call * expected.length, all.length);
                assertThat(bits(actual)).as("%s of %s", probe, what).isEqualTo(bits(expected));
            }
        }
    }

    private static int[] bits(float... values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
