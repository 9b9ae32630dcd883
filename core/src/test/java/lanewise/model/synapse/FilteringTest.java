package lanewise.model.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.process.WhiteSignal;
import lanewise.sim.Simulator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Synapses as filters of arrays: the checks that Nengo's own tests make of them. */
class FilteringTest {
    private static final double DT = 0.001;

    /** Of fourth order, with its edge at a tenth of half the sampling frequency. */
    private static final LinearFilter BUTTERWORTH = LinearFilter.digital(
            new double[] {0.0004165992, 0.0016663968, 0.0024995952, 0.0016663968, 0.0004165992},
            new double[] {1, -3.1806385489, 3.8611943490, -2.1121553551, 0.4382651423});

    private static final double[][] SIGNAL =
            new WhiteSignal(0.3, 40).sized(3).seeded(6).run(300);

    static Stream<Synapse> filters() {
        return Stream.of(
                new LinearFilter(new double[] {3}, new double[] {2}),
                new Lowpass(0.01),
                new Alpha(0.01),
                new Triangle(0.01),
                BUTTERWORTH);
    }

    private static double[] column(double[][] table, int k) {
        return Arrays.stream(table).mapToDouble(row -> row[k]).toArray();
    }

    private static double[][] reversed(double[][] table) {
        double[][] reversed = new double[table.length][];
        Arrays.setAll(reversed, i -> table[table.length - 1 - i]);
        return reversed;
    }

    @ParameterizedTest
    @MethodSource("filters")
    void columnsAreFilteredOnTheirOwn(Synapse synapse) {
        double[] starts = {0.5, 0, -1};
        double[][] y = synapse.filt(SIGNAL, DT, starts);
        for (int k = 0; k < 3; k++) {
            assertThat(column(y, k)).containsExactly(synapse.filt(column(SIGNAL, k), DT, starts[k]));
        }
        assertThat(synapse.filt(SIGNAL))
                .isDeepEqualTo(synapse.filt(SIGNAL, DT, 0))
                .isDeepEqualTo(synapse.filt(SIGNAL, DT));
        assertThat(synapse.filt(new double[0][])).isEmpty();
    }

    /** What a connection delivers is the filtered signal one step later; float against double. */
    @ParameterizedTest
    @MethodSource("filters")
    void aRunFiltersAsTheArrayIsFiltered(Synapse synapse) {
        Network net = new Network("net", 0);
        Node source = net.node("source", 3, (t, out) -> {
            double[] row = SIGNAL[(int) Math.round(t / DT) - 1];
            System.arraycopy(row, 0, out, 0, 3);
        });
        Node sink = net.passThrough("sink", 3);
        net.connect(source, sink, c -> c.synapse(synapse));
        Probe probe = net.probe(sink);
        double[][] y = synapse.filt(SIGNAL);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(300);
            double[][] run = simulator.data(probe).doubles();
            assertThat(run[0]).containsOnly(0);
            for (int i = 1; i < 300; i++) {
                assertThat(run[i]).containsExactly(y[i - 1], within(2e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void backwardGoesOnFromTheStateOfForward(Synapse synapse) {
        double[] x = column(SIGNAL, 0);
        double[] state = new double[synapse.stateSize(DT, 1)];
        synapse.start(DT, 1, 0, state);
        double[] y = new double[x.length];
        double[] value = new double[1];
        for (int i = 0; i < 2 * x.length; i++) {
            int at = i < x.length ? i : 2 * x.length - 1 - i;
            value[0] = i < x.length ? x[at] : y[at];
            synapse.step(state, value, value);
            y[at] = value[0];
        }
        assertThat(synapse.filtfilt(x)).containsExactly(y);
        assertThat(column(synapse.filtfilt(SIGNAL, DT), 0)).containsExactly(y);
    }

    /** A lowpass has no state but its last output. */
    @Test
    void backwardIsFilteringWhatIsReversed() {
        Lowpass lowpass = new Lowpass(0.02);
        double[][] forward = lowpass.filt(SIGNAL, DT, 0.3);
        double[][] backward = reversed(lowpass.filt(reversed(forward), DT, forward[299]));
        double[][] both = lowpass.filtfilt(SIGNAL, DT, 0.3);
        for (int i = 0; i < 300; i++) {
            assertThat(both[i]).containsExactly(backward[i], within(1e-14));
        }
    }

    @Test
    void responsesOfALowpass() {
        double[] impulse = new Lowpass(0.05).impulseResponse(200, DT);
        double[] step = new Lowpass(0.05).stepResponse(200, DT);
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += impulse[i];
            assertThat(step[i])
                    .isCloseTo(sum, within(1e-14))
                    .isCloseTo(1 - Math.exp(-(i + 1) * DT / 0.05), within(1e-14));
            assertThat(impulse[i] / DT).isCloseTo(Math.exp(-(i + 0.5) * DT / 0.05) / 0.05, within(1e-3));
        }
        assertThat(new Triangle(0.003).impulseResponse(6, DT))
                .containsExactly(new double[] {.4, .3, .2, .1, 0, 0}, within(1e-16));
        assertThat(new Lowpass(0.05).impulseResponse(0, DT)).isEmpty();
        assertThat(new Lowpass(0.05).stepResponse(0, DT)).isEmpty();
    }

    @Test
    void aTriangleIsTheConvolutionWithItsTaps() {
        Triangle triangle = new Triangle(0.02);
        double[] taps = triangle.impulseResponse(21, DT);
        double[] x = column(SIGNAL, 1);
        double[] y = triangle.filt(x);
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int k = 0; k <= Math.min(i, 20); k++) {
                sum += taps[k] * x[i - k];
            }
            assertThat(y[i]).isCloseTo(sum, within(1e-13));
        }
    }

    @Test
    void aFourthOrderFilterStartsFromAnyOutput() {
        double gain = BUTTERWORTH.evaluate(0)[0];
        assertThat(gain).isCloseTo(1, within(1e-4));
        for (double y : BUTTERWORTH.filt(new double[] {0.7 / gain, 0.7 / gain, 0.7 / gain}, DT, 0.7)) {
            assertThat(y).isCloseTo(0.7, within(1e-9));
        }
    }

    @Test
    void frequencyResponsesOfSeveralFrequencies() {
        Alpha alpha = new Alpha(0.01);
        assertThat(alpha.evaluate(new double[] {0, 7}))
                .isDeepEqualTo(new double[][] {alpha.evaluate(0), alpha.evaluate(7)});
        assertThat(alpha.evaluate(new double[0])).isEmpty();
    }

    @Test
    void whatCannotBeFilteredIsRefused() {
        Lowpass lowpass = new Lowpass(0.01);
        assertRefused(() -> lowpass.filt(new double[][] {{1, 2}, {1}}), "row 1", "1 values", "row 0 has 2");
        assertRefused(() -> lowpass.filt(SIGNAL, DT, 1, 2), "2 outputs to start from", "3 values");
        assertRefused(() -> lowpass.filtfilt(SIGNAL, -1), "dt is -1.0");
        assertRefused(() -> lowpass.stepResponse(-1, DT), "-1 steps");
        assertRefused(() -> lowpass.impulseResponse(-1, DT), "-1 steps");
        LinearFilter highpass = new LinearFilter(new double[] {1, 0}, new double[] {1, 1});
        assertRefused(() -> highpass.filt(SIGNAL, DT, 1), "start from 0");
    }

    private static void assertRefused(ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
