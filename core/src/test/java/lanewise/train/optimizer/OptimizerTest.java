package lanewise.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.train.schedule.CosineDecay;
import lanewise.train.schedule.LearningRate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Moves worked out by hand, defaults, and settings that are not possible. */
class OptimizerTest {
    /** The parameter after updates with these gradients, from 0. */
    private static double moved(Optimizer optimizer, double... gradients) {
        float[] parameter = {0};
        float[][] slots = new float[optimizer.slots()][1];
        for (int k = 0; k < slots.length; k++) {
            slots[k][0] = optimizer.initial(k);
        }
        for (int t = 1; t <= gradients.length; t++) {
            float[] gradient = {(float) gradients[t - 1]};
            optimizer.update(
                    parameter,
                    gradient,
                    slots,
                    0,
                    1,
                    t,
                    optimizer.learningRate().at(t));
        }
        return parameter[0];
    }

    @Test
    void movesWorkedOutByHand() {
        assertThat(moved(new Sgd(), 2)).isCloseTo(-0.02, within(1e-8));
        assertThat(moved(new Sgd(0.5).withMomentum(0.5), 1, 1)).isEqualTo(-1.25); // -0.5, then -0.75
        assertThat(moved(new Sgd(0.5).withNesterov(0.5), 1, 1)).isEqualTo(-1.625); // -0.75, then -0.875
        assertThat(moved(new RmsProp(), 3)).isCloseTo(-0.001 / Math.sqrt(0.1), within(1e-8));
        assertThat(moved(new Adagrad(), 3)).isCloseTo(-0.003 / Math.sqrt(9.1), within(1e-8));
        assertThat(moved(new Adadelta(1), 3)).isCloseTo(-3 * Math.sqrt(1e-7 / (0.45 + 1e-7)), within(1e-8));
        assertThat(moved(new Adam(), 3)).isCloseTo(-0.001, within(1e-8));
        assertThat(moved(new Adam(), -3, -3, -3)).isCloseTo(0.003, within(1e-8));
        assertThat(moved(new AdamW(1, 0.5), 1, 1)).isCloseTo(-1.5, within(1e-5)); // half of -1 is left, then -1
        assertThat(moved(new Adamax(), 3, 3)).isCloseTo(-0.002, within(1e-8));
        // w = -z / (sqrt(s) / eta), of z = 3 and s = 9.1
        assertThat(moved(new Ftrl(0.1), 3)).isCloseTo(-0.3 / Math.sqrt(9.1), within(1e-7));
        assertThat(moved(new Ftrl(0.1).withPenalties(3, 0), 3)).isZero();
    }

    @Test
    void theFirstMoveOfNadamGoesBeyondTheGradientsSign() {
        double first = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004));
        double second = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.008));

        assertThat(moved(new Nadam(), 3)).isCloseTo(-0.001 * (1 + second * 0.1 / (1 - first * second)), within(1e-9));
    }

    /** A product of momenta that is cut short equals the whole one. */
    @Test
    void nadamKnowsItsMomentaAtAnyUpdate() {
        OptimizerCase nadam = OptimizerCase.NADAM;
        for (int t : new int[] {1, 2, 30, 50, 55, 60, 65, 70, 1000, 100_000}) {
            double[] expected = {0};
            nadam.update(expected, 1, new double[2], t);
            float[] parameter = {0};
            nadam.optimizer.update(parameter, new float[] {1}, new float[2][1], 0, 1, t, 0.1);

            assertThat((double) parameter[0]).as("update %d", t).isCloseTo(expected[0], within(1e-6 * -expected[0]));
        }
    }

    @Test
    void anUpdateWithoutRateChangesNoParameter() {
        for (OptimizerCase of : OptimizerCase.values()) {
            float[] parameter = {2};
            float[][] slots = new float[of.optimizer.slots()][1];
            of.optimizer.update(parameter, new float[] {1}, slots, 0, 1, 1, 0);

            assertThat(parameter).as("%s", of).containsExactly(2);
        }
    }

    /** Code that has been compiled, with its vectors, and code that has not, on one value a call. */
    @Test
    void longArraysHaveTheBitsOfSingleValues() {
        int n = 3001;
        for (OptimizerCase of : OptimizerCase.values()) {
            float[] parameters = new float[n];
            float[] gradient = new float[n];
            float[][] slots = new float[of.optimizer.slots()][n];
            for (int i = 0; i < n; i++) {
                gradient[i] = (float) Math.sin(i) * (i % 5);
            }
            float[][] copies = Stream.of(slots).map(float[]::clone).toArray(float[][]::new);
            float[] copy = parameters.clone();
            for (int t = 1; t <= 100; t++) {
                of.optimizer.update(parameters, gradient, slots, 0, n, t, 0.1);
                for (int i = 0; i < n; i++) {
                    if (i % 97 == 0) {
                        of.optimizer.update(copy, gradient, copies, i, i + 1, t, 0.1);
                    }
                }
            }
            for (int i = 0; i < n; i += 97) {
                assertThat(parameters[i]).as("%s %d", of, i).isEqualTo(copy[i]);
            }
        }
    }

    @Test
    void aCenteredVarianceIsNeverNegative() {
        double[] same = new double[400];
        Arrays.fill(same, 0.3);

        assertThat(moved(new RmsProp().withCentering(), same)).isFinite().isNegative();
        assertThat(moved(new RmsProp().withCentering().withMomentum(0.5), same))
                .isFinite()
                .isNegative();
    }

    @Test
    void aSumThatStartsFromZeroIsNoDivisionByIt() {
        assertThat(moved(new Ftrl().withInitialAccumulator(0), 0, 0, 1)).isFinite();
        assertThat(moved(new Ftrl().withPower(-0.6).withInitialAccumulator(0), 0, 0, 1))
                .isFinite();
        assertThat(moved(new Adagrad().withInitialAccumulator(0), 0, 0, 1)).isFinite();
        assertThat(moved(new Adam(), 0, 0, 1)).isFinite();
    }

    @Test
    void ratesComeFromTheSchedule() {
        LearningRate halves = update -> Math.pow(0.5, (double) update);

        assertThat(moved(new Sgd().withLearningRate(halves), 1, 1, 1)).isEqualTo(-0.875);
        assertThat(new AdamW().withLearningRate(new CosineDecay(1, 10)).learningRate())
                .isEqualTo(new CosineDecay(1, 10));
    }

    @Test
    void aPersonsOwnIsOneMethod() {
        record Signs(LearningRate learningRate) implements CustomOptimizer {
            @Override
            public int slots() {
                return 0;
            }

            @Override
            public void update(
                    float[] parameters, float[] gradient, float[][] slots, int from, int to, long update, double rate) {
                for (int i = from; i < to; i++) {
                    parameters[i] -= (float) rate * Math.signum(gradient[i]);
                }
            }
        }
        float[] parameters = {0, 0, 0};

        new Signs(LearningRate.constant(0.5))
                .update(parameters, 1, new float[] {-9, 4}, 0, new float[0][], 0, 2, 1, 0.5);

        assertThat(parameters).containsExactly(0, 0.5f, -0.5f);
    }

    static Stream<ThrowingCallable> mistakes() {
        return Stream.of(
                () -> new Sgd(-1),
                () -> new Sgd(Double.NaN),
                () -> new Sgd(null, 0, false),
                () -> new Sgd().withMomentum(1),
                () -> new RmsProp().withRho(1),
                () -> new RmsProp().withMomentum(-0.1),
                () -> new RmsProp().withEpsilon(0),
                () -> new Adagrad().withInitialAccumulator(-1),
                () -> new Adagrad().withEpsilon(-1),
                () -> new Adadelta().withRho(Double.NaN),
                () -> new Adadelta().withEpsilon(Double.POSITIVE_INFINITY),
                () -> new Adam().withBetas(1, 0.9),
                () -> new Adam().withBetas(0.9, 1 - 1e-12),
                () -> new Adam().withEpsilon(1e-60),
                () -> new AdamW().withDecay(-1),
                () -> new AdamW(null, 0.1),
                () -> new Adamax().withBetas(0.9, 1),
                () -> new Adamax().withEpsilon(0),
                () -> new Nadam().withBetas(-1, 0.9),
                () -> new Nadam().withEpsilon(0),
                () -> new Ftrl().withPower(0.5),
                () -> new Ftrl().withInitialAccumulator(-1),
                () -> new Ftrl().withPenalties(-1, 0),
                () -> new Ftrl().withPenalties(0, Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void settingsThatAreNotPossibleAreNamed(ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOf(ModelException.class)
                .hasMessageMatching("(Sgd|RmsProp|Adagrad|Adadelta|Adam|AdamW|Adamax|Nadam|Ftrl|Constant): .* is .*");
    }
}
