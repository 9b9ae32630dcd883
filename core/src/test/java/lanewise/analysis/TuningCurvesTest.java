package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.build.Builder;
import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.LifRate;
import org.junit.jupiter.api.Test;

/** How neurons answer to vectors, and along their own directions. */
class TuningCurvesTest {
    private final Network net = new Network("net", 5);

    /** The current threshold of a LIF neuron is 1; above it the rate is {@code 1 / (tauRef - tauRc log(1 - 1 / J))}. */
    private static double lif(double current) {
        return current <= 1 ? 0 : 1 / (0.002 - 0.02 * Math.log(1 - 1 / current));
    }

    @Test
    void aLineOfFiftyPointsOverTheRadius() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1, e -> e.radius(2));
        BuiltNetwork built = Builder.build(net);

        TuningCurves curves = TuningCurves.of(built, ensemble);

        assertThat(curves.grid()).containsExactly(50);
        assertThat(curves.inputs()).hasNumberOfRows(50);
        assertThat(curves.inputs()[0]).containsExactly(-2);
        assertThat(curves.inputs()[1][0]).isEqualTo(1 * (4.0 / 49) - 2);
        assertThat(curves.inputs()[49]).containsExactly(2);
        BuiltEnsemble drawn = built.ensemble(ensemble);
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 20; j++) {
                double along = curves.inputs()[i][0] * drawn.encoders()[j][0] / 2;
                double expected = lif(drawn.gain()[j] * along + drawn.bias()[j]);
                assertThat(curves.activities()[i][j]).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void aPreferredDirectionReachesTheMaximumRate() {
        Ensemble ensemble = net.ensemble("ensemble", 30, 3, e -> e.radius(1.5).neurons(new LifRate()));
        BuiltNetwork built = Builder.build(net);
        BuiltEnsemble drawn = built.ensemble(ensemble);
        double[][] preferred = new double[30][3];
        for (int i = 0; i < 90; i++) {
            preferred[i / 3][i % 3] = 1.5 * drawn.encoders()[i / 3][i % 3];
        }

        TuningCurves curves = TuningCurves.of(built, ensemble, preferred);

        assertThat(curves.grid()).isEmpty();
        for (int i = 0; i < 30; i++) {
            assertThat(curves.activities()[i][i]).isCloseTo(drawn.maxRates()[i], within(1e-9));
        }
    }

    @Test
    void aGridChangesItsLastDimensionFastest() {
        Ensemble ensemble = net.ensemble("ensemble", 4, 2);
        TuningCurves curves = TuningCurves.of(Builder.build(net), ensemble);

        assertThat(curves.grid()).containsExactly(50, 50);
        assertThat(curves.inputs()).hasNumberOfRows(2500);
        assertThat(curves.inputs()[0]).containsExactly(-1, -1);
        assertThat(curves.inputs()[1]).containsExactly(-1, curves.inputs()[50][0]);
        assertThat(curves.inputs()[2499]).containsExactly(1, 1);
        assertThat(curves.activities()[2499]).hasSize(4);
    }

    @Test
    void withoutNeuronsTheInputIsTheAnswer() {
        Ensemble ensemble = net.ensemble("ensemble", 1, 2, e -> e.neurons(new Direct()));
        double[][] inputs = {{0.5, -3}, {2, 0}};
        assertThat(TuningCurves.of(Builder.build(net), ensemble, inputs).activities())
                .isDeepEqualTo(inputs);
        assertRefused(
                () -> ResponseCurves.of(Builder.build(net), ensemble),
                "response curves of ensemble ensemble",
                "Direct");
    }

    @Test
    void responsesAreThoseAlongTheOwnDirection() {
        Ensemble ensemble = net.ensemble("ensemble", 12, 1, e -> e.radius(3));
        BuiltNetwork built = Builder.build(net);
        ResponseCurves responses = ResponseCurves.of(built, ensemble);
        TuningCurves curves = TuningCurves.of(built, ensemble);

        assertThat(responses.inputs()).hasSize(50).startsWith(-1).endsWith(1);
        for (int j = 0; j < 12; j++) {
            boolean up = built.ensemble(ensemble).encoders()[j][0] > 0;
            for (int i = 0; i < 50; i++) {
                assertThat(responses.activities()[i][j])
                        .isCloseTo(curves.activities()[up ? i : 49 - i][j], within(1e-9));
            }
        }
        BuiltEnsemble drawn = built.ensemble(ensemble);
        assertThat(ResponseCurves.of(built, ensemble, 1).activities()[0])
                .containsExactly(drawn.maxRates(), within(1e-9));
    }

    @Test
    void whatHasNoCurvesIsRefused() {
        Ensemble ensemble = net.ensemble("wide", 10, 5);
        BuiltNetwork built = Builder.build(net);
        assertRefused(() -> TuningCurves.of(built, ensemble), "ensemble wide", "5 dimensions", "inputs of your own");
        assertRefused(() -> TuningCurves.of(built, ensemble, new double[][] {{1}}), "input 0 has 1 values", "give 5");
        Ensemble later = net.ensemble("later", 10, 1);
        assertRefused(() -> TuningCurves.of(built, later), "ensemble later", "not part of the network");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
