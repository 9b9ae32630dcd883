package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slopes of neurons against their formulas in double, from end to end of the floats. */
class SlopeTest {
    private static final GradientKernels GRADIENTS = ScalarKernels.INSTANCE.gradients();

    /** Adds to the gradient of one current. */
    private interface Slope {
        void add(float[] jBar, float[] outBar, float[] j);
    }

    // NengoDL's own values
    @ParameterizedTest
    @CsvSource({
        "1,    -1,   7.990088",
        "1,    1,    21.598926",
        "1,    2,    27.114967",
        "0.1,  0.99, 41.046223",
        "0.1,  1.5,  46.079322",
        "0.1,  -1,   0.996262",
        "0.02, 1.01, 95.179562",
        "0.02, 0.5,  2.970188",
    })
    void softLifRate(double sigma, float j, double expected) {
        SoftLifRateStep p = SoftLifRateStep.of(sigma, 0.02, 0.002, 1);
        assertThat((double) slope((bar, out, in) -> GRADIENTS.softLifRate(bar, 0, out, 0, in, 0, 1, p), j))
                .isCloseTo(expected, offset(1e-4 * expected));
    }

    @ParameterizedTest
    @CsvSource({"1.01, 222.670680", "2, 39.740419", "5, 23.941371", "1, 0", "0.5, 0", "-3e38, 0"})
    void lifRate(float j, double expected) {
        LifRateStep p = LifRateStep.of(0.02, 0.002, 1);
        assertThat((double) slope((bar, out, in) -> GRADIENTS.lifRate(bar, 0, out, 0, in, 0, 1, p), j))
                .isCloseTo(expected, offset(1e-4 * expected + 1e-6));
    }

    @Test
    void theLogisticIsPreciseInItsTails() {
        everywhere((bar, out, in) -> GRADIENTS.sigmoid(bar, 0, out, 0, in, 0, 1, 400), j -> {
            double e = Math.exp(-Math.abs(j));
            return 400 * e / ((1 + e) * (1 + e));
        });
        assertThat((double) slope((bar, out, in) -> GRADIENTS.sigmoid(bar, 0, out, 0, in, 0, 1, 400), 60))
                .isCloseTo(400 * Math.exp(-60), offset(1e-5 * 400 * Math.exp(-60)));
    }

    @Test
    void theHyperbolicTangentIsPreciseInItsTails() {
        everywhere((bar, out, in) -> GRADIENTS.tanh(bar, 0, out, 0, in, 0, 1, 400), j -> {
            double e = Math.exp(-2 * Math.abs(j));
            return 1600 * e / ((1 + e) * (1 + e));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0})
    void theRateOfLeakyNeuronsIsPreciseEverywhere(double tauRef) {
        LifRateStep p = LifRateStep.of(0.02, tauRef, 3);
        everywhere((bar, out, in) -> GRADIENTS.lifRate(bar, 0, out, 0, in, 0, 1, p), j -> {
            double z = j - 1;
            double t = p.tauRef() + p.tauRc() * Math.log1p(1 / z);
            return z > 0 ? 3.0 * p.tauRc() / (z * t) / ((z + 1) * t) : 0;
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0.002", "1, 0", "0.02, 0.002", "0.02, 0", "5, 0.01"})
    void theSmoothRateIsPreciseEverywhere(double sigma, double tauRef) {
        SoftLifRateStep p = SoftLifRateStep.of(sigma, 0.02, tauRef, 3);
        everywhere((bar, out, in) -> GRADIENTS.softLifRate(bar, 0, out, 0, in, 0, 1, p), j -> {
            double x = (j - 1) / p.sigma();
            if ((float) x <= -20) {
                double t = p.tauRef() + p.tauRc() * (-x - p.logSigma());
                return 3.0 * p.tauRc() / (p.sigma() * t * t);
            }
            double z = p.sigma() * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
            double t = p.tauRef() + p.tauRc() * Math.log1p(1 / z);
            return 3.0 * p.tauRc() / (1 + Math.exp(-x)) / (z * t) / ((z + 1) * t);
        });
    }

    @Test
    void aThresholdHasTwoSlopes() {
        Slope straight = (bar, out, in) -> GRADIENTS.rectifiedLinear(bar, 0, out, 0, in, 0, 1, 2);
        assertThat(slope(straight, 1e-30f)).isEqualTo(2);
        assertThat(slope(straight, 0)).isZero();
        assertThat(slope(straight, -1)).isZero();
        Slope leaky = (bar, out, in) -> GRADIENTS.leakyRectifiedLinear(bar, 0, out, 0, in, 0, 1, 0.25f, 2);
        assertThat(slope(leaky, 7)).isEqualTo(2);
        assertThat(slope(leaky, 0)).isEqualTo(0.5f);
        assertThat(slope(leaky, -7)).isEqualTo(0.5f);
    }

    @Test
    void surrogatesFallOffWithTheDistance() {
        everywhere(surrogate(SurrogateStep.Shape.FAST_SIGMOID), u -> 2 / Math.pow(1 + 3 * Math.abs(u), 2));
        everywhere(surrogate(SurrogateStep.Shape.ARCTANGENT), u -> 2 / (1 + 9 * u * u));
        everywhere(surrogate(SurrogateStep.Shape.TRIANGLE), u -> 2 * Math.max(0, 1 - 3 * Math.abs(u)));
    }

    private static Slope surrogate(SurrogateStep.Shape shape) {
        SurrogateStep p = SurrogateStep.of(shape, 3, 2);
        return (slope, one, u) -> GRADIENTS.surrogate(slope, 0, u, 0, 1, p);
    }

    private static void everywhere(Slope kernel, DoubleUnaryOperator formula) {
        for (float j = 1e-8f; j < Float.MAX_VALUE / 1.1f; j *= j > 1e-3f && j < 1e3f ? 1.003f : 1.09f) {
            for (float at : new float[] {j, -j, 1 + j, 1 - j}) {
                double expected = formula.applyAsDouble(at);
                assertThat((double) slope(kernel, at))
                        .as("at %s", at)
                        .isCloseTo(expected, offset(1e-6 + 1e-4 * Math.abs(expected)));
            }
        }
        assertThat(slope(kernel, Float.MAX_VALUE)).isFinite();
        assertThat(slope(kernel, -Float.MAX_VALUE)).isFinite();
    }

    /** Of a gradient 1, which is added to what is there. */
    private static float slope(Slope kernel, float j) {
        float[] jBar = {0};
        kernel.add(jBar, new float[] {1}, new float[] {j});
        return jBar[0];
    }
}
