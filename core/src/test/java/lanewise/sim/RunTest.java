package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.SimulationException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same network gives the same bits in one run or in pieces, alone or in a batch, again, and beside another. */
class RunTest {
    private static final int STEPS = 120;

    private final Network net = new Network("net", 11);
    private final Node input = net.node("input", 2, (t, out) -> {
        out[0] = Math.sin(40 * t);
        out[1] = t < 0.05 ? 0.5 : -0.5;
    });
    private final Probe decoded;
    private final Probe spikes;
    private final BuiltNetwork built;

    RunTest() {
        var pair = net.ensemble("pair", 50, 2);
        var product = net.ensemble("product", 30, 1);
        net.connect(input, pair, c -> c.synapse(Synapse.none()));
        net.connect(pair, product, c -> c.function(x -> new double[] {x[0] * x[1]}));
        net.connect(product, pair.at(0), c -> c.transform(0.3));
        decoded = net.probe(product, p -> p.synapse(0.01));
        spikes = net.probe(pair.neurons());
        built = Builder.build(net);
    }

    @Test
    void inPieces() {
        List<float[]> whole = run();
        try (Simulator simulator = Simulator.of(built)) {
            for (int piece : new int[] {1, 0, 7, 50, STEPS - 58}) {
                simulator.runSteps(piece);
            }
            assertThat(records(simulator, 0)).containsExactlyElementsOf(whole);
        }
    }

    @Test
    void afterAReset() {
        List<float[]> first = run();
        try (Simulator simulator = Simulator.of(built)) {
            simulator.runSteps(33);
            simulator.reset();
            assertThat(simulator.steps()).isZero();
            assertThat(simulator.time()).isZero();
            assertThat(simulator.data(decoded).samples()).isZero();
            simulator.runSteps(STEPS);
            assertThat(records(simulator, 0)).containsExactlyElementsOf(first);
        }
    }

    @Test
    void unrolledAndWithARemainder() {
        try (Simulator simulator = Simulator.of(built, o -> o.unroll(50))) {
            assertThat(simulator.runSteps(STEPS)).isEqualTo(STEPS);
            assertThat(records(simulator, 0)).containsExactlyElementsOf(run());
        }
    }

    @Test
    void callsWithoutALoopAreOfOneLength() {
        try (Simulator simulator = Simulator.of(built, o -> o.unroll(STEPS).useLoop(false))) {
            simulator.runSteps(STEPS);
            assertThat(records(simulator, 0)).containsExactlyElementsOf(run());
            assertThatThrownBy(() -> simulator.runSteps(STEPS - 1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("a run of 119 steps without a loop", "exactly as many as unroll says, 120");
        }
    }

    @Test
    void withoutStateEveryCallIsTheFirst() {
        try (Simulator simulator = Simulator.of(built, o -> o.stateful(false))) {
            simulator.runSteps(STEPS);
            assertThat(simulator.steps()).isZero();
            assertThat(records(simulator, 0)).containsExactlyElementsOf(run());
            simulator.clearProbes();
            simulator.runSteps(STEPS);
            assertThat(records(simulator, 0)).containsExactlyElementsOf(run());
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Simulator.of(built, o -> o.unroll(0)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("unroll: 0 steps");
        assertThatThrownBy(() -> Simulator.of(built, o -> o.inferenceOnly(false)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("inferenceOnly is false");
    }

    @Test
    void ofAnotherBuild() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(STEPS);
            assertThat(records(simulator, 0)).containsExactlyElementsOf(run());
        }
    }

    @Test
    void inABatch() {
        int items = 3;
        float[][] rows = {{0.1f, 0.9f}, {-0.7f, 0.2f}, {0, 0}};
        try (Simulator batch = Simulator.of(built, o -> o.batch(items))) {
            batch.feed(input, Feed.held(rows));
            batch.runSteps(STEPS);
            for (int item = 0; item < items; item++) {
                try (Simulator alone = Simulator.of(built)) {
                    alone.feed(input, Feed.held(new float[][] {rows[item]}));
                    alone.runSteps(STEPS);
                    assertThat(records(batch, item)).containsExactlyElementsOf(records(alone, 0));
                }
            }
            assertThat(records(batch, 0).getFirst())
                    .isNotEqualTo(records(batch, 1).getFirst());
        }
    }

    @Test
    void inABatchWithoutFeeds() {
        try (Simulator batch = Simulator.of(built, o -> o.batch(2))) {
            batch.runSteps(STEPS);
            assertThat(records(batch, 0)).containsExactlyElementsOf(run());
            assertThat(records(batch, 1)).containsExactlyElementsOf(run());
        }
    }

    @Test
    void sideBySideInTwoThreads() {
        List<float[]> alone = run();
        List<CompletableFuture<List<float[]>>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            runs.add(CompletableFuture.supplyAsync(this::run));
        }
        for (var run : runs) {
            assertThat(run.join()).containsExactlyElementsOf(alone);
        }
    }

    @Test
    void clearingTheProbesLeavesTheRun() {
        float[] whole = run().getFirst();
        try (Simulator simulator = Simulator.of(built)) {
            simulator.runSteps(STEPS - 20);
            simulator.clearProbes();
            simulator.runSteps(20);
            assertThat(simulator.steps()).isEqualTo(STEPS);
            assertThat(simulator.time()).isEqualTo(STEPS * 0.001);
            assertThat(simulator.data(decoded).values(0)).containsExactly(tail(whole, 20));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.0004,0", "0.0005,0", "0.0006,1", "0.0015,2", "0.0025,2", "0.01,10", "1.5,1500"})
    void aTimeIsRoundedToSteps(double seconds, long steps) {
        Network empty = new Network("empty", 0);
        try (Simulator simulator = Simulator.of(empty)) {
            assertThat(simulator.run(Duration.ofNanos(Math.round(seconds * 1e9))))
                    .isEqualTo(steps);
            assertThat(simulator.steps()).isEqualTo(steps);
            assertThat(simulator.run(seconds)).isEqualTo(steps);
            assertThat(simulator.steps()).isEqualTo(2 * steps);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY})
    void secondsThatCannotBeAreRefused(double seconds) {
        try (Simulator simulator = Simulator.of(built)) {
            assertThatThrownBy(() -> simulator.run(seconds))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("a run of " + seconds + " s; a time is finite and not negative");
            assertThat(simulator.steps()).isZero();
        }
    }

    @Test
    void aNegativeTimeIsRefused() {
        try (Simulator simulator = Simulator.of(built)) {
            assertThatThrownBy(() -> simulator.run(Duration.ofMillis(-1)))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("PT-0.001S; a time is not negative");
            assertThatThrownBy(() -> simulator.runSteps(-1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("-1 steps");
            assertThatThrownBy(() -> simulator.runSteps(Long.MAX_VALUE))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("probe of", "sample less often");
            assertThat(simulator.steps()).isZero();
        }
    }

    private List<float[]> run() {
        try (Simulator simulator = Simulator.of(built)) {
            simulator.runSteps(STEPS);
            return records(simulator, 0);
        }
    }

    private List<float[]> records(Simulator simulator, int item) {
        float[] values = simulator.data(decoded).values(item);
        assertThat(values).hasSize(STEPS);
        return List.of(values, simulator.data(spikes).values(item));
    }

    private static float[] tail(float[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }
}
