package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.neuron.Lif;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spikes as events and as rates. */
class SpikeTrainsTest {
    private static double[] times(int steps) {
        double[] times = new double[steps];
        Arrays.setAll(times, i -> (i + 1) * 0.001);
        return times;
    }

    private static SpikeTrains trains(int steps, int[]... spikes) {
        float[][] table = new float[steps][spikes.length];
        for (int neuron = 0; neuron < spikes.length; neuron++) {
            for (int step : spikes[neuron]) {
                table[step][neuron] = 1000;
            }
        }
        return SpikeTrains.of(times(steps), table);
    }

    @Test
    void eventsAreTheTimesOfValuesAbove0() {
        SpikeTrains trains = SpikeTrains.of(new double[] {1, 2, 3}, new float[][] {{1, 0}, {-1, 0}, {0.5f, 0}});
        assertThat(trains.events()).isDeepEqualTo(new double[][] {{1, 3}, {}});
        assertThat(trains.neurons()).isEqualTo(2);
        assertThat(trains.ordered(1, 0, 0).events()).isDeepEqualTo(new double[][] {{}, {1, 3}, {1, 3}});
    }

    @Test
    void intervalsGiveRatesFromASpikeToTheNext() {
        double[][] rates =
                trains(10, new int[] {2, 4, 8}, new int[] {5}, new int[] {}).ratesIsi();
        double[] first = {0, 0, 500, 500, 250, 250, 250, 250, 0, 0};
        for (int i = 0; i < 10; i++) {
            assertThat(rates[i][0]).isCloseTo(first[i], within(1e-9));
            assertThat(rates[i][1]).isZero();
            assertThat(rates[i][2]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(RateKernel.class)
    void aSpikeCountsForAnAreaOfOne(RateKernel kernel) {
        double[][] rates = trains(1000, new int[] {300}).ratesKernel(kernel, 0.02);
        double area = 0;
        for (double[] row : rates) {
            area += row[0] * 0.001;
        }
        assertThat(area).isCloseTo(1, within(1e-12));
        double[] before = {rates[299][0], rates[290][0]};
        if (kernel == RateKernel.GAUSSIAN) {
            assertThat(before).containsExactly(new double[] {rates[301][0], rates[310][0]}, within(1e-12));
            assertThat(rates[310][0] / rates[300][0]).isCloseTo(Math.exp(-0.5), within(1e-12));
        } else {
            assertThat(before).containsOnly(0);
        }
    }

    @Test
    void regularSpikesHaveTheirRateInTheMiddle() {
        int[] every10 = new int[100];
        Arrays.setAll(every10, i -> 10 * i);
        double[][] rates = trains(1000, every10).ratesKernel();
        assertThat(rates[500][0]).isCloseTo(100, within(0.1));
        assertThat(rates[0][0]).isBetween(40.0, 70.0);
    }

    @Test
    void aNeuronsOwnSpikesGiveTheRateOfItsCurve() {
        Network net = new Network("net", 0);
        Ensemble ensemble = net.ensemble("ensemble", 5, 1, e -> e.neurons(new Lif()));
        net.connect(net.constant("input", 0.3), ensemble);
        Probe spikes = net.probe(ensemble.neurons());
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1000);
            double[] expected = TuningCurves.of(simulator.network(), ensemble, new double[][] {{0.3}})
                    .activities()[0];
            SpikeTrains trains = SpikeTrains.of(simulator.data(spikes));
            assertThat(trains.ratesIsi()[500]).containsExactly(expected, within(12.0));
            assertThat(trains.ratesKernel()[500]).containsExactly(expected, within(6.0));
            assertThat(Arrays.stream(expected).max().orElseThrow()).isGreaterThan(50);
        }
    }

    @Test
    void whatIsNoRecordOfSpikesIsRefused() {
        double[] times = {1, 2};
        assertRefused(() -> SpikeTrains.of(times, new float[1][1]), "1 rows of spikes at 2 times");
        assertRefused(() -> SpikeTrains.of(times, new float[][] {{1}, {1, 2}}), "row 1 has 2 values", "row 0 has 1");
        assertRefused(() -> SpikeTrains.of(new double[] {2, 2}, new float[2][1]), "time 1 is 2.0 s after 2.0 s");
        assertRefused(() -> SpikeTrains.of(new double[] {Double.NaN}, new float[1][1]), "time 0 is NaN");
        SpikeTrains trains = trains(3, new int[] {1});
        assertRefused(() -> trains.ordered(1), "neuron 1", "there are 1");
        assertRefused(() -> trains.ratesKernel(RateKernel.ALPHA, 0), "tau is 0.0 s", "positive");
        assertRefused(() -> trains.ratesKernel(RateKernel.ALPHA, 1e9), "tau is 1.0E9 s", "at most 1000000 steps");
        assertRefused(() -> trains(1, new int[] {0}).ratesKernel(), "1 steps", "at least two");
        SpikeTrains uneven = SpikeTrains.of(new double[] {1, 2, 4}, new float[3][1]);
        assertRefused(uneven::ratesKernel, "equal steps");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
