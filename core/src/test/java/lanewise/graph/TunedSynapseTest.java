package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import lanewise.model.synapse.TunableSynapse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slopes of a filter's numbers are those of central differences. */
class TunedSynapseTest {
    private static final double DT = 0.001;

    static Stream<TunableSynapse> synapses() {
        return Stream.of(0.0002, 0.001, 0.0051, 0.03, 0.8).flatMap(tau -> Stream.of(new Lowpass(tau), new Alpha(tau)));
    }

    /** A, B and C; of one state, which is kept multiplied by C, A and C B. */
    private static List<Double> numbers(StateSpace space) {
        List<Double> all = new ArrayList<>();
        for (double[] row : space.a()) {
            for (double value : row) {
                all.add(value);
            }
        }
        boolean one = space.order() == 1;
        for (int i = 0; i < space.order(); i++) {
            all.add(one ? space.b()[0] * space.c()[0] : space.b()[i]);
        }
        for (int i = 0; i < space.order() && !one; i++) {
            all.add(space.c()[i]);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("synapses")
    void slopesAreThoseOfDifferences(TunableSynapse synapse) {
        TunedSynapse tuned = new TunedSynapse(synapse, Signal.filled("tau", 0, 1), DT);
        double x = 0.3;
        double e = 1e-4;
        List<Double> slopes = numbers(tuned.slope(x));
        List<Double> values = numbers(tuned.space(x));
        List<Double> above = numbers(tuned.space(x + e));
        List<Double> below = numbers(tuned.space(x - e));
        assertThat(slopes).hasSameSizeAs(above);
        for (int i = 0; i < slopes.size(); i++) {
            double difference = (above.get(i) - below.get(i)) / (2 * e);
            assertThat(slopes.get(i))
                    .as("%s, number %d", synapse, i)
                    .isCloseTo(difference, within(1e-7 * Math.abs(difference) + 1e-9 * Math.abs(values.get(i))));
        }
    }

    @ParameterizedTest
    @MethodSource("synapses")
    void farAwayNothingChangesAnyMore(TunableSynapse synapse) {
        TunedSynapse tuned = new TunedSynapse(synapse, Signal.filled("tau", 0, 1), DT);
        for (double x : new double[] {-10.1, 10.1}) {
            assertThat(tuned.space(x)).isEqualTo(tuned.space(2 * x));
            assertThat(numbers(tuned.slope(x))).containsOnly(0.0);
        }
    }
}
