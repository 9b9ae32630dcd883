package lanewise.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rates worked out by hand, at the first update, between, at the end and long after it. */
class LearningRateTest {
    private static double[] rates(LearningRate rate, long... updates) {
        return LongStream.of(updates).mapToDouble(rate::at).toArray();
    }

    @Test
    void constant() {
        assertThat(rates(LearningRate.constant(0.5), 1, 2, Long.MAX_VALUE)).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void exponential() {
        assertThat(rates(new ExponentialDecay(8, 0.25, 2), 1, 2, 3, 5)).containsExactly(8, 4, 2, 0.5);
        assertThat(rates(new ExponentialDecay(8, 0.25, 2, true), 1, 2, 3, 4, 5)).containsExactly(8, 8, 2, 2, 0.5);
        assertThat(rates(new ExponentialDecay(8, 0.25, 2), Long.MAX_VALUE)).containsExactly(0);
    }

    @Test
    void inverseTime() {
        assertThat(rates(new InverseTimeDecay(6, 1, 2), 1, 2, 3, 5)).containsExactly(6, 4, 3, 2);
        assertThat(rates(new InverseTimeDecay(6, 1, 2, true), 1, 2, 3, 4, 5)).containsExactly(6, 6, 3, 3, 2);
    }

    @Test
    void piecewise() {
        assertThat(rates(new PiecewiseConstant(new long[] {2, 5}, 3, 2, 1), 1, 2, 3, 5, 6, Long.MAX_VALUE))
                .containsExactly(3, 3, 2, 2, 1, 1);
    }

    @Test
    void polynomial() {
        assertThat(rates(new PolynomialDecay(5, 1, 4), 1, 2, 3, 5, 6, Long.MAX_VALUE))
                .containsExactly(5, 4, 3, 1, 1, 1);
        assertThat(rates(new PolynomialDecay(5, 1, 4, 2), 1, 2, 3, 5)).containsExactly(5, 3.25, 2, 1);
    }

    @Test
    void cosine() {
        assertThat(rates(new CosineDecay(4, 2, 6, 0), 1, 3, 4, 5, 7, Long.MAX_VALUE))
                .containsExactly(new double[] {4, 3.5, 3, 2.5, 2, 2}, within(1e-15));
    }

    @Test
    void warmUp() {
        LearningRate rate = new CosineDecay(4, 6).withWarmUp(4);

        assertThat(rates(rate, 1, 2, 3, 4, 5, 8, 11))
                .containsExactly(new double[] {1, 2, 3, 4, 4, 2, 0}, within(1e-15));
    }

    static Stream<ThrowingCallable> mistakes() {
        return Stream.of(
                () -> LearningRate.constant(-1),
                () -> LearningRate.constant(Double.POSITIVE_INFINITY),
                () -> new ExponentialDecay(-1, 0.5, 1),
                () -> new ExponentialDecay(1, 0, 1),
                () -> new ExponentialDecay(1, 0.5, 0),
                () -> new InverseTimeDecay(Double.NaN, 0.5, 1),
                () -> new InverseTimeDecay(1, -0.5, 1),
                () -> new InverseTimeDecay(1, 0.5, 0),
                () -> new PiecewiseConstant(new long[] {2}, 1),
                () -> new PiecewiseConstant(new long[] {2}, 1, -1),
                () -> new PiecewiseConstant(new long[] {0}, 1, 1),
                () -> new PiecewiseConstant(new long[] {2, 2}, 1, 1, 1),
                () -> new PolynomialDecay(-1, 0, 1),
                () -> new PolynomialDecay(1, -1, 1),
                () -> new PolynomialDecay(1, 0, 0),
                () -> new PolynomialDecay(1, 0, 1, 0),
                () -> new CosineDecay(-1, 1),
                () -> new CosineDecay(1, -1, 1, 0),
                () -> new CosineDecay(1, 0),
                () -> new CosineDecay(1, 1).withWarmUp(-1));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void settingsThatAreNotPossibleAreNamed(ThrowingCallable mistake) {
        assertThatThrownBy(mistake)
                .isInstanceOf(ModelException.class)
                .hasMessageMatching("(Constant|[A-Za-z]+Decay|PiecewiseConstant): .*");
    }
}
