package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.SimulationException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.process.PresentInput;
import lanewise.model.process.WhiteNoise;
import lanewise.model.synapse.Synapse;
import lanewise.plan.PlanOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items of a batch that get ahead of each other by a lap give what they give step by step, whatever ends it. */
class LapTest {
    private static final int BATCH = 5;
    private static final int STEPS = 75;

    private final Network net = new Network("net", 3);
    private final Node own = net.node("own", 1, (t, out) -> out[0] = t);
    private final Node shown = net.node("shown", new PresentInput(new double[][] {{0.5}, {-0.5}}, 0.007));
    private final Node noise = net.node("noise", new WhiteNoise());
    private final List<Probe> probes = new ArrayList<>();

    LapTest() {
        var cells = net.ensemble("cells", 40, 3);
        net.connect(own, cells.at(0), c -> c.synapse(Synapse.none()));
        net.connect(shown, cells.at(1), c -> c.synapse(0.005));
        net.connect(noise, cells.at(2));
        probes.add(net.probe(cells, p -> p.synapse(0.01)));
        probes.add(net.probe(cells.neurons(), p -> p.sampleEvery(0.0025)));
        probes.add(net.probe(shown));
        probes.add(net.probe(own));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "1, 2", "1, 1", "2, 2", "3, 1", "8, 5"})
    void isAsStepByStep(int threads, int together) {
        BuiltNetwork built = Builder.build(net);
        try (Simulator laps =
                        Simulator.of(built, o -> o.batch(BATCH).threads(threads).together(together));
                Simulator steps = Simulator.of(built, o -> o.batch(BATCH).unroll(1))) {
            for (Simulator simulator : List.of(laps, steps)) {
                simulator.feed(own, LapTest::feed);
                simulator.runSteps(STEPS);
                simulator.step();
                simulator.runSteps(3);
            }
            compare(laps, steps);
        }
    }

    /** Item by item, and not news in every step. */
    private static boolean feed(int item, long step, float[] out, int at) {
        out[at] = (float) Math.sin((double) (item + step / 10 * 10));
        return step % 10 == 0;
    }

    private void compare(Simulator one, Simulator other) {
        assertThat(one.steps()).isEqualTo(other.steps());
        for (Probe probe : probes) {
            for (int item = 0; item < BATCH; item++) {
                assertThat(one.data(probe).values(item))
                        .as("%s of item %d", probe, item)
                        .containsExactly(other.data(probe).values(item));
            }
        }
    }

    @Test
    void goesOnFromWhereItWasSaved(@TempDir Path folder) {
        BuiltNetwork built = Builder.build(net);
        try (Simulator laps = Simulator.of(built, o -> o.batch(BATCH));
                Simulator steps = Simulator.of(built, o -> o.batch(BATCH).unroll(1))) {
            laps.runSteps(40);
            laps.save(folder.resolve("state.npz"));
            laps.runSteps(40);
            steps.restore(folder.resolve("state.npz"));
            steps.runSteps(40);
            compare(laps, steps);
        }
    }

    @Test
    void endsWithTheStepInWhichAFeedCancels() {
        try (Simulator simulator = Simulator.of(net, o -> o.batch(BATCH))) {
            cancelIn(7, simulator);
            assertThat(simulator.runSteps(STEPS)).isEqualTo(7);
            assertThat(simulator.data(probes.getLast()).samples()).isEqualTo(7);
            assertThat(simulator.runSteps(STEPS)).isEqualTo(STEPS);
        }
    }

    @Test
    void aRoundThatIsChosenIsRunToItsEnd() {
        try (Simulator simulator = Simulator.of(net, o -> o.batch(BATCH).unroll(8))) {
            cancelIn(10, simulator);
            assertThat(simulator.runSteps(STEPS)).isEqualTo(16);
        }
    }

    private void cancelIn(long last, Simulator simulator) {
        simulator.feed(own, (item, step, out, at) -> {
            if (step == last) {
                simulator.cancel();
            }
            return false;
        });
    }

    @Test
    void beginsAnewWithoutStateAndWithAnotherSeed() {
        BuiltNetwork built = Builder.build(net);
        try (Simulator laps = Simulator.of(built, o -> o.batch(BATCH).stateful(false));
                Simulator steps =
                        Simulator.of(built, o -> o.batch(BATCH).stateful(false).unroll(1))) {
            for (Simulator simulator : List.of(laps, steps)) {
                simulator.runSteps(STEPS);
                simulator.runSteps(STEPS);
                simulator.reset(77);
                simulator.runSteps(STEPS);
            }
            compare(laps, steps);
        }
    }

    @Test
    void keepsTheStepsBeforeOneInWhichAFunctionThrowsWhatItDoesNotDeclare() {
        Network throwing = new Network("throwing", 0);
        Node throwsLate = throwing.node("throws late", 1, (t, out) -> {
            out[0] = t;
            if (t > 0.0045) {
                LapTest.<RuntimeException>throwUnchecked(new IOException("no line"));
            }
        });
        Probe given = throwing.probe(throwsLate);
        try (Simulator simulator = Simulator.of(throwing, o -> o.batch(2))) {
            assertThatThrownBy(() -> simulator.runSteps(STEPS)).isInstanceOf(IOException.class);
            assertThat(simulator.data(given).values(1)).containsExactly(0.001f, 0.002f, 0.003f, 0.004f);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void whatItemsShareStaysSmall() {
        Network wide = new Network("wide", 0);
        var cells = wide.ensemble("cells", 60_000, 1, e -> e.neurons(new RectifiedLinear()));
        var sum = wide.passThrough("sum", 1);
        wide.connect(wide.node("time", 1, (t, out) -> out[0] = t), cells);
        wide.connect(cells.neurons(), sum, c -> c.transform(new double[1][60_000]));
        wide.probe(sum);
        SimulatorOptions options = new SimulatorOptions();
        options.batch(500).threads(2);
        Together together = Together.of(Plans.of(Builder.build(wide).graph(), PlanOptions.AUTO), options);
        assertThat(together.lapSteps()).isGreaterThan(1);
        assertThat(together.items()).isBetween(1, 5);
    }

    @Test
    void keepsTheStepsBeforeOneWhoseInputsFail() {
        BuiltNetwork built = Builder.build(net);
        try (Simulator laps = Simulator.of(built, o -> o.batch(BATCH));
                Simulator steps = Simulator.of(built, o -> o.batch(BATCH).unroll(1))) {
            for (Simulator simulator : List.of(laps, steps)) {
                simulator.feed(own, (item, step, out, at) -> {
                    out[at] = step;
                    return step == 50;
                });
                simulator.feed(noise, (item, step, out, at) -> {
                    out[at] = step < 50 || item < 3 ? step : Float.NaN;
                    return true;
                });
                assertThatThrownBy(() -> simulator.runSteps(STEPS))
                        .isInstanceOf(SimulationException.class)
                        .hasMessageContainingAll("node noise: it gave NaN", "in step 50, at 0.05 s");
                assertThat(simulator.data(probes.getFirst()).samples()).isEqualTo(49);
                assertThatThrownBy(simulator::step).hasMessageContaining("step 50 failed");
            }
            compare(laps, steps);
            for (Simulator simulator : List.of(laps, steps)) {
                simulator.reset();
                simulator.runSteps(49);
            }
            compare(laps, steps);
        }
    }

    @Test
    void isNotRunWhereSomethingCanFailOrLooksAtTheClock() {
        assertThat(suits(more -> {})).isTrue();
        assertThat(suits(more -> more.node("calls", 1, 1, (t, in, out) -> out[0] = in[0])))
                .isFalse();
        assertThat(suits(more ->
                        more.ensemble("fires", 5, 1, e -> e.neurons(new PoissonSpiking(new RectifiedLinear())))))
                .isFalse();
        assertThat(suits(LapTest::learning)).isFalse();
    }

    private static void learning(Network more) {
        var pre = more.ensemble("pre", 5, 1);
        var error = more.ensemble("error", 5, 1);
        var learned = more.connect(pre, error, c -> c.learningRule(new Pes()));
        more.connect(error, learned.learning());
    }

    private static boolean suits(Consumer<Network> add) {
        Network network = new Network("network", 0);
        var cells = network.ensemble("cells", 5, 1);
        network.connect(network.node("time", 1, (t, out) -> out[0] = t), cells);
        add.accept(network);
        return Lap.steps(Plans.of(Builder.build(network).graph(), PlanOptions.AUTO), 2) > 1;
    }
}
