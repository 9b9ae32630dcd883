package lanewise.model.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What filters have in common, and what is refused. */
class SynapseTest {
    private static final double DT = 0.001;

    static Stream<Synapse> everyCase() {
        return Stream.of(
                Synapse.none(),
                new Lowpass(0),
                new Alpha(0),
                new Lowpass(0.005),
                new Alpha(0.005),
                new Triangle(0.004),
                new LinearFilter(new double[] {0.01, 2}, new double[] {0.01, 1}),
                new LinearFilter(new double[] {1, 2, 3}, new double[] {4, 5, 6}));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void elementsAreFilteredOnTheirOwn(Synapse synapse) {
        double[][] signals = {{1, 0, 2, -1, 0.5}, {0, 0, 1, 1, 1}, {-3, 4, 0, 0, 0}};
        double[] state = new double[synapse.stateSize(DT, 3)];
        synapse.start(DT, 3, 0, state);
        for (int step = 0; step < 5; step++) {
            double[] x = {signals[0][step], signals[1][step], signals[2][step]};
            double[] y = new double[3];
            synapse.step(state, x, y);
            for (int i = 0; i < 3; i++) {
                assertThat(y[i]).isEqualTo(synapse.filt(signals[i])[step]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void aConstantStaysOneAfterAStartFromIt(Synapse synapse) {
        double y0 = synapse instanceof LinearSynapse linear ? 0.7 * linear.evaluate(0)[0] : 0.7;
        for (double y : synapse.filt(new double[] {0.7, 0.7, 0.7}, DT, y0)) {
            assertThat(y).isCloseTo(y0, within(1e-13));
        }
    }

    @Test
    void aStartSetsAllOfTheState() {
        Synapse alpha = new Alpha(0.01);
        double[] state = new double[alpha.stateSize(DT, 2)];
        alpha.start(DT, 2, 0, state);
        double[] fresh = state.clone();
        alpha.step(state, new double[] {1, 2}, new double[2]);
        assertThat(state).isNotEqualTo(fresh);
        alpha.start(DT, 2, 0, state);
        assertThat(state).isEqualTo(fresh);
    }

    @Test
    void lowpassesInARowAreOneFilter() {
        LinearFilter both = new Lowpass(0.01).combine(new Lowpass(0.02));
        double[] den = both.den();
        assertThat(both.num()).containsExactly(1);
        assertThat(den).hasSize(3);
        assertThat(den[0]).isCloseTo(2e-4, within(1e-19));
        assertThat(den[1]).isCloseTo(0.03, within(1e-17));
        assertThat(den[2]).isEqualTo(1);
        assertThat(new Lowpass(0.01).combine(new Lowpass(0.01)).den()).containsExactly(new Alpha(0.01).den());
        assertThat(both).isEqualTo(new LinearFilter(new double[] {1}, den)).hasSameHashCodeAs(both.combine(gain(1)));
    }

    private static LinearFilter gain(double value) {
        return new LinearFilter(new double[] {value}, new double[] {1});
    }

    @Test
    void frequencyResponses() {
        double w = 2 * Math.PI * 7 * 0.01;
        double[] lowpass = new Lowpass(0.01).evaluate(7);
        assertThat(lowpass[0]).isCloseTo(1 / (1 + w * w), within(1e-15));
        assertThat(lowpass[1]).isCloseTo(-w / (1 + w * w), within(1e-15));
        double[] alpha = new Alpha(0.01).evaluate(7);
        assertThat(alpha[0]).isCloseTo(lowpass[0] * lowpass[0] - lowpass[1] * lowpass[1], within(1e-15));
        assertThat(alpha[1]).isCloseTo(2 * lowpass[0] * lowpass[1], within(1e-15));
        double[] delay =
                LinearFilter.digital(new double[] {1}, new double[] {1, 0}).evaluate(0.25);
        assertThat(delay[0]).isCloseTo(0, within(1e-15));
        assertThat(delay[1]).isCloseTo(-1, within(1e-15));
    }

    @Test
    void leadingZerosAreLeftOut() {
        assertThat(new LinearFilter(new double[] {0, 0, 3}, new double[] {0, 2, 4}).filt(1, 1))
                .containsExactly(new LinearFilter(new double[] {1.5}, new double[] {1, 2}).filt(1, 1));
        assertThat(new Lowpass(0).discretised(DT)).isEqualTo(new Lowpass(0).discretised(1));
    }

    @Test
    void whatCannotBeAFilterIsRefused() {
        assertRefused(() -> new Alpha(-1), "Alpha", "tau is -1.0", "at least 0");
        assertRefused(() -> new Triangle(Double.NaN), "Triangle", "t is NaN");
        assertRefused(() -> new Triangle(1e9).stateSize(1e-9, 1), "Triangle", "taps", "shorter");
        assertRefused(() -> new Triangle(1e5).stateSize(1e-3, 100), "10000000203", "smaller");
        assertRefused(() -> new LinearFilter(new double[] {1}, new double[] {0, 0}), "den", "other than 0");
        assertRefused(() -> new LinearFilter(new double[0], new double[] {1}), "num", "no coefficients");
        assertRefused(() -> new LinearFilter(new double[] {1}, new double[] {1, Double.NaN}), "den[1]", "NaN");
        assertRefused(() -> new LinearFilter(new double[] {1, 0}, new double[] {1}), "higher degree");
        assertRefused(() -> new LinearFilter(new double[] {1}, new double[] {1}, true, null), "method is null");
        assertRefused(() -> new Lowpass(0.1).discretised(0), "dt is 0.0", "positive");
        assertRefused(() -> new Lowpass(0.1).combine(LinearFilter.digital(new double[] {1}, new double[] {1})), "in z");
        assertRefused(
                () -> new LinearFilter(new double[] {1}, new double[] {1e-200, 1e200, 1}).discretised(DT),
                "not finite");
        assertRefused(() -> new Lowpass(1e-320).discretised(DT), "not finite");
        assertRefused(
                () -> new LinearFilter(new double[] {1, 0, 0, 1}, new double[] {1, 0, 0, -1e300, 0, 0})
                        .discretised(1e10),
                "not finite");
    }

    @Test
    void aStartThatNoConstantInputLeadsToIsRefused() {
        LinearFilter highpass = new LinearFilter(new double[] {1, 0}, new double[] {1, 1});
        assertRefused(() -> highpass.filt(new double[1], DT, 1), "start from the output 1.0", "start from 0");
        assertThat(highpass.filt(new double[] {1}, DT, 0)).containsExactly(1);
        LinearFilter integrator = new LinearFilter(new double[] {1}, new double[] {1, 0});
        assertRefused(() -> integrator.filt(new double[1], DT, 1), "start from 0");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
