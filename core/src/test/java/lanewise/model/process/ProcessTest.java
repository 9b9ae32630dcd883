package lanewise.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.distribution.ScatteredHypersphere;
import lanewise.model.distribution.UniformHypersphere;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Triangle;
import lanewise.sim.Simulator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all processes have in common, and what is refused. */
class ProcessTest {
    private static final double DT = 0.001;

    /** The example of {@link CustomProcess}. */
    record LeakySum(int sizeOut, double tau) implements CustomProcess {
        @Override
        public int sizeIn() {
            return sizeOut;
        }

        @Override
        public int stateSize(double dt) {
            return sizeOut;
        }

        @Override
        public void start(double dt, RandomStream random, double[] state) {
            Arrays.fill(state, 0);
        }

        @Override
        public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
            for (int i = 0; i < sizeOut; i++) {
                state[i] += dt / tau * (x[i] - state[i]);
                out[i] = state[i] + random.gaussian(0, 0.01);
            }
            return true;
        }
    }

    static Stream<Process> processes() {
        LinearFilter feedThrough = new LinearFilter(new double[] {0.01, 2}, new double[] {0.01, 1});
        return Stream.of(
                new PresentInput(new double[][] {{1, 2}, {3, 4}}, 0.003),
                new Recorded(new WhiteNoise().sized(3).run(40)),
                new WhiteNoise().sized(3),
                new WhiteNoise(UniformHypersphere.ball(), false).sized(3),
                new WhiteNoise(ScatteredHypersphere.surface(), false).sized(2),
                new WhiteNoise(Choice.ofRows(new double[][] {{1, 0}, {0, 1}}), true, 2, OptionalLong.empty()),
                new FilteredNoise(new Alpha(0.01)).sized(2),
                new FilteredNoise(feedThrough),
                new FilteredNoise(new Triangle(0.006)).sized(2),
                new BrownNoise().sized(2).seeded(8),
                new WhiteSignal(0.02, 100).sized(2).startedAt(0.1),
                Piecewise.at(0.002, 1, 2).then(0.007, t -> new double[] {t, 1}),
                Piecewise.at(0, 1).then(0.005, 3).then(0.009, -1).then(0.02, 2).interpolated(Interpolation.CUBIC),
                new LeakySum(2, 0.01));
    }

    private static double[][] inputs(Process process, int steps) {
        return process.sizeIn() == 0
                ? new double[steps][0]
                : new WhiteNoise().sized(process.sizeIn()).run(steps, DT, 1);
    }

    @Test
    void noiseThroughATriangleIsThatOfTheTriangle() {
        Triangle window = new Triangle(0.006);
        double[][] noise = new WhiteNoise().run(40, DT, 3);
        double[][] filtered = new FilteredNoise(window).run(40, DT, 3);
        assertThat(filtered).isDeepEqualTo(window.filt(noise, DT)).isNotEqualTo(noise);
    }

    /** Saved after 13 steps, restored into other arrays and another stream, and gone on with: the same bits. */
    @ParameterizedTest
    @MethodSource("processes")
    void aRunIsAllInItsStateAndItsStream(Process process) {
        double[][] x = inputs(process, 30);
        double[][] whole = process.apply(x, DT, 5);
        RandomStream random = new RandomStream(5);
        double[] state = new double[process.stateSize(DT)];
        process.start(DT, random, state);
        double[] out = new double[process.sizeOut()];
        for (int i = 0; i < 30; i++) {
            if (i == 13) {
                RandomStream other = new RandomStream(0);
                other.restore(random.state());
                random = other;
                state = state.clone();
            }
            process.step((i + 1) * DT, DT, random, state, x[i], out);
            assertThat(out).as("step %d", i + 1).containsExactly(whole[i]);
        }
    }

    /** A start sets all of the state, so that a reset run is a new one; and no step is kept from changing. */
    @ParameterizedTest
    @MethodSource("processes")
    void aStartForgetsEverything(Process process) {
        double[] state = new double[process.stateSize(DT)];
        Arrays.fill(state, 77);
        process.start(DT, new RandomStream(5), state);
        double[] fresh = new double[state.length];
        process.start(DT, new RandomStream(5), fresh);
        assertThat(state).containsExactly(fresh);
        double[] x = new double[process.sizeIn()];
        double[] out = new double[process.sizeOut()];
        assertThat(process.step(DT, DT, new RandomStream(1), state, x, out))
                .as("the first step is a change")
                .isTrue();
    }

    @Test
    void ownSeedsDecideUnlessOneIsGiven() {
        WhiteNoise noise = new WhiteNoise();
        assertThat(noise.seed()).isEmpty();
        assertThat(noise.run(3))
                .isDeepEqualTo(noise.run(3, DT, 0))
                .isDeepEqualTo(noise.seeded(0).run(3));
        assertThat(noise.seeded(4).run(3, DT)).isDeepEqualTo(noise.run(3, DT, 4));
        assertThat(noise.seeded(4).run(3, DT, 0)).isDeepEqualTo(noise.run(3, DT, 0));
        assertThat(noise.run(3, DT, 4)[0][0]).isNotEqualTo(noise.run(3, DT, 0)[0][0]);
    }

    @Test
    void aParentStreamGivesASeedToWhatHasNone() {
        WhiteNoise noise = new WhiteNoise();
        RandomStream parent = new RandomStream(11);
        long drawn = new RandomStream(11).drawSeed();
        assertThat(noise.run(3, DT, parent)).isDeepEqualTo(noise.run(3, DT, drawn));
        assertThat(noise.seeded(4).run(3, DT, parent)).isDeepEqualTo(noise.run(3, DT, 4));
        assertThat(parent.nextBits())
                .as("one seed was drawn")
                .isEqualTo(after(drawn).nextBits());
    }

    private static RandomStream after(long drawn) {
        RandomStream stream = new RandomStream(11);
        assertThat(stream.drawSeed()).isEqualTo(drawn);
        return stream;
    }

    @Test
    void timesAreRoundedToSteps() {
        WhiteNoise noise = new WhiteNoise().seeded(2);
        assertThat(noise.run(Duration.ofMillis(5))).isDeepEqualTo(noise.run(5));
        assertThat(noise.run(Duration.ofNanos(2_600_000), 0.002)).isDeepEqualTo(noise.run(1, 0.002));
        assertThat(Process.trange(Duration.ofMillis(5), 0.002))
                .as("half to even")
                .containsExactly(0.002, 0.004);
        assertThat(Process.trange(Duration.ofMillis(3), 0.002)).containsExactly(0.002, 0.004);
        assertThat(Process.ntrange(3, DT)).containsExactly(0.001, 0.002, 3 * 0.001);
        assertThat(Process.ntrange(0, DT)).isEmpty();
        assertRefused(() -> noise.run(Duration.ofMillis(-1)), "PT-0.001S", "0 to 2147483647 steps");
        assertRefused(() -> noise.run(Duration.ofDays(365)), "31536000000 steps of 0.001 s");
        assertRefused(() -> Process.trange(Duration.ZERO, 0), "dt is 0.0");
        assertRefused(() -> Process.ntrange(-1, DT), "-1 steps");
    }

    @Test
    void noiseIsScaledByTheStep() {
        double at1ms = new WhiteNoise().run(1, 0.001)[0][0];
        assertThat(new WhiteNoise().run(1, 0.004)[0][0]).isCloseTo(at1ms / 2, within(1e-13));
        assertThat(new WhiteNoise(new Gaussian(0, 1), false).run(1, 0.004)[0][0])
                .isCloseTo(at1ms * Math.sqrt(0.001), within(1e-15));
    }

    @Test
    void aCustomProcessTakesInput() {
        double[][] ones = {{1}, {1}, {1}};
        double[][] noise = new WhiteNoise(new Gaussian(0, 0.01), false).run(3, DT, 9);
        double[][] y = new LeakySum(1, 0.002).apply(ones, DT, 9);
        double[] noiseless = {0.5, 0.75, 0.875};
        for (int i = 0; i < 3; i++) {
            assertThat(y[i][0]).isCloseTo(noiseless[i] + noise[i][0], within(1e-15));
        }
    }

    @Test
    void recordedRowsEndWithAnErrorThatNamesTheLastStep() {
        Recorded recorded = new Recorded(new double[][] {{1, 2}, {3, 4}});
        assertThat(recorded.run(2)).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> recorded.run(3))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("step 3", "last one", "step 2");
    }

    @Test
    void nodesGiveWhatFollowsFromTimeAlone() {
        Network net = new Network("net", 0);
        Probe recorded = net.probe(net.node("recorded", new Recorded(new double[][] {{1}, {3}, {5}, {7}})));
        Probe pieces = net.probe(net.node("pieces", Piecewise.at(0.002, 2).then(0.004, 4)));
        try (Simulator simulator = Simulator.of(net)) {
            for (int run = 0; run < 2; run++) {
                simulator.reset();
                simulator.runSteps(4);
                assertThat(simulator.data(recorded).values(0)).containsExactly(1, 3, 5, 7);
                assertThat(simulator.data(pieces).values(0)).containsExactly(0, 2, 2, 4);
            }
        }
        Node custom = net.node("custom", new LeakySum(2, 0.1));
        assertThat(custom.sizeIn()).isEqualTo(2);
    }

    @Test
    void whatCannotBeAProcessIsRefused() {
        assertRefused(() -> new PresentInput(new double[][] {{1}}, 0), "presentationTime is 0.0", "positive");
        assertRefused(() -> new WhiteNoise().sized(0), "sizeOut is 0", "at least 1");
        assertRefused(() -> new WhiteNoise().seeded(-1), "WhiteNoise: seed -1", "4294967295");
        assertRefused(() -> new BrownNoise().seeded(1L << 32), "BrownNoise: seed 4294967296");
        assertRefused(() -> new FilteredNoise().sized(-2), "FilteredNoise", "sizeOut is -2");
        assertRefused(() -> new WhiteNoise(Choice.of(1, 2), false), "WhiteNoise", "1 values a step", "Choice.ofRows");
        assertRefused(() -> new WhiteSignal(0, 1), "period is 0.0");
        assertRefused(() -> new WhiteSignal(1, Double.NaN), "high is NaN");
        assertRefused(() -> new WhiteSignal(1, 5).withRms(-1), "rms is -1.0");
        assertRefused(() -> new WhiteSignal(0.1, 5), "high is 5.0 Hz", "10.0", "period greater");
        assertRefused(() -> new WhiteSignal(1, 5).startedAt(Double.NaN), "y0 is NaN");
        assertRefused(() -> new WhiteSignal(1, 501).run(1), "501.0 Hz", "500.0 Hz at most");
        assertRefused(() -> new WhiteSignal(1e9, 5).run(1), "1.0E9 s", "values");
    }

    @Test
    void runsThatCannotBeAreRefused() {
        assertRefused(() -> new WhiteNoise().run(-1), "-1 steps");
        assertRefused(() -> new WhiteNoise().run(1, 0), "dt is 0.0");
        assertRefused(() -> new WhiteNoise().run(1, DT, -3), "-3");
        assertRefused(() -> new LeakySum(2, 1).run(3), "2 values a step", "apply");
        assertRefused(() -> new LeakySum(2, 1).apply(new double[][] {{1, 2}, {1}}), "row 1", "1 values", "give 2");
        assertRefused(() -> new WhiteNoise().apply(new double[][] {{1}}), "row 0", "give 0");
    }

    private static void assertRefused(ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
