package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.distribution.VarianceScaling.Mode;
import lanewise.model.distribution.VarianceScaling.Shape;
import lanewise.model.transform.RandomDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The distributions that weights start from have the variance that they promise, and NumPy's draws. */
class InitialiserTest {
    /** Of a normal distribution that is cut off at twice its standard deviation. */
    private static final double TRUNCATED = 0.7737;

    private static final int N = 300;
    private static final int D = 200;

    private static RandomStream rng(long seed) {
        return new RandomStream(seed);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    record Scaled(Distribution distribution, double variance) {}

    static Stream<Scaled> scaled() {
        return Stream.of(
                new Scaled(new VarianceScaling(3, Mode.FAN_IN, Shape.UNIFORM), 3.0 / D),
                new Scaled(new VarianceScaling(3, Mode.FAN_OUT, Shape.UNIFORM), 3.0 / N),
                new Scaled(new VarianceScaling(3, Mode.FAN_AVG, Shape.UNIFORM), 6.0 / (N + D)),
                new Scaled(new VarianceScaling(3, Mode.FAN_OUT, Shape.NORMAL), TRUNCATED * 3 / N),
                new Scaled(new Glorot(), 2.0 / (N + D)),
                new Scaled(new Glorot(2, Shape.NORMAL), TRUNCATED * 4 / (N + D)),
                new Scaled(new He(), TRUNCATED / D),
                new Scaled(new He(Math.sqrt(2), Shape.UNIFORM), 2.0 / D));
    }

    @ParameterizedTest
    @MethodSource("scaled")
    void varianceIsTheScaleOverTheFan(Scaled scaled) {
        double[] samples = scaled.distribution.sample(N, D, rng(1));
        assertThat(samples).hasSize(N * D);
        assertThat(variance(samples)).isCloseTo(scaled.variance, within(0.02 * scaled.variance));
        assertThat(scaled.distribution.sample(N, D, rng(1))).containsExactly(samples);
        assertThat(scaled.distribution.sample(N, D, rng(2))).isNotEqualTo(samples);
    }

    @Test
    void numbersComeFromOneInput() {
        double[] many = new He(1, Shape.UNIFORM).sample(N * D, rng(1));
        assertThat(variance(many)).isCloseTo(1, within(0.02));
        assertThat(new Glorot().sample(0, rng(1))).isEmpty();
    }

    @Test
    void uniformWeightsEndAtTheRootOfThreeVariances() {
        double end = Math.sqrt(3 * 2.0 / (N + D));
        double[] samples = new Glorot().sample(N, D, rng(3));
        assertThat(largest(samples)).isBetween(0.999 * end, end);
    }

    @Test
    void whatIsFarFromTheMeanIsDrawnAgain() {
        double[] samples = new TruncatedNormal(5, 2, 1).sample(N * D, rng(1));
        assertThat(largest(Arrays.stream(samples).map(x -> x - 5).toArray())).isBetween(0.999, 1.0);
        assertThat(Arrays.stream(samples).average().orElseThrow()).isCloseTo(5, within(0.01));
        double[] two = new TruncatedNormal(0, 3).sample(N * D, rng(1));
        assertThat(largest(two)).isBetween(5.99, 6.0);
        assertThat(variance(two)).isCloseTo(9 * TRUNCATED, within(0.02 * 9 * TRUNCATED));
    }

    /** NumPy's, drawn round by round: {@code x[far] = normal(size=far.sum())}. */
    @Test
    void roundsAreNumPys() {
        assertThat(new TruncatedNormal(0, 1, 1).sample(3, 4, rng(5)))
                .containsExactly(
                        new double[] {
                            0.44122748688504143,
                            -0.33087015189408764,
                            -0.3588289470012431,
                            -0.2520921296030769,
                            0.10960984157818278,
                            0.6034716026094954,
                            -0.9092324048562419,
                            -0.5916366579302884,
                            0.18760322583703548,
                            -0.32986995777935924,
                            -0.7001790376899514,
                            -0.2048765105875873
                        },
                        within(1e-15));
        assertThat(new Glorot().sample(3, 4, rng(5)))
                .startsWith(-0.514768620158296, 0.6864628413880933, -0.5430506017300607);
    }

    @Test
    void transformsAreDrawnWithOneRowAnOutput() {
        Network net = new Network("net", 0);
        Connection connection = net.connect(
                net.passThrough("from", 4),
                net.passThrough("to", 3),
                c -> c.seed(5).transform(new RandomDense(new Glorot())));
        double[][] weights = Builder.build(net).connection(connection).weights().orElseThrow();
        double[] drawn = new Glorot().sample(3, 4, rng(5));
        for (int i = 0; i < 3; i++) {
            assertThat(weights[i]).containsExactly(Arrays.copyOfRange(drawn, 4 * i, 4 * i + 4));
        }
    }
}
