package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.distribution.ScatteredHypersphere.Method;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be is refused when it is made, in words that name the parameter, the value and what is allowed. */
class DistributionErrorsTest {
    private static Arguments wrong(ThrowingCallable call, String... words) {
        return Arguments.of(call, words);
    }

    static Stream<Arguments> wrongConstructions() {
        double infinity = Double.POSITIVE_INFINITY;
        return Stream.of(
                wrong(() -> new Uniform(0, infinity), "Uniform", "high", "Infinity", "finite"),
                wrong(() -> new Uniform(-1e308, 1e308), "Uniform", "high - low"),
                wrong(() -> new Uniform(3, 3, true), "Uniform", "3.0", "less than"),
                wrong(() -> new Uniform(0.5, 3, true), "Uniform", "low", "0.5", "integer"),
                wrong(() -> new Gaussian(0, 0), "Gaussian", "std", "0.0", "greater than 0"),
                wrong(() -> new Gaussian(Double.NaN, 1), "Gaussian", "mean", "NaN"),
                wrong(() -> new Exponential(-1), "Exponential", "scale", "-1.0", "greater than 0"),
                wrong(() -> new Exponential(1, 2, 2), "Exponential", "high", "2.0", "greater than shift"),
                wrong(
                        () -> new UniformHypersphere(false, 1),
                        "UniformHypersphere",
                        "minMagnitude",
                        "1.0",
                        "less than 1"),
                wrong(
                        () -> new ScatteredHypersphere(false, -0.1, Method.SCT),
                        "ScatteredHypersphere",
                        "-0.1",
                        "from 0"),
                wrong(() -> Choice.of(), "Choice", "no options"),
                wrong(() -> Choice.ofRows(), "Choice", "no options"),
                wrong(() -> Choice.ofRows(new double[] {1, 2}, new double[] {1}), "Choice", "option 1", "1", "2"),
                wrong(() -> Choice.of(1, 2).weighted(1), "Choice", "1 weights", "2 options"),
                wrong(() -> Choice.of(1, 2).weighted(1, -2), "Choice", "weight 1", "-2.0"),
                wrong(() -> Choice.of(1, 2).weighted(0, 0), "Choice", "sum to 0.0", "positive"),
                wrong(() -> new Pdf(new double[] {1}, new double[] {0.5, 0.5}), "Pdf", "1", "2"),
                wrong(() -> new Pdf(new double[] {1, 2}, new double[] {0.5, 0.6}), "Pdf", "1.1", "sum to 1"),
                wrong(() -> new Pdf(new double[] {1, 2}, new double[] {1.5, -0.5}), "Pdf", "p[1]", "-0.5"),
                wrong(() -> new SqrtBeta(0), "SqrtBeta", "n is 0", "from 1 on"),
                wrong(() -> new SubvectorLength(4, 4), "SubvectorLength", "subdimensions is 4", "less than"),
                wrong(() -> new CosineSimilarity(1), "CosineSimilarity", "dimensions is 1", "from 2 on"),
                wrong(() -> new TruncatedNormal(infinity, 1), "TruncatedNormal", "mean", "Infinity", "finite"),
                wrong(() -> new TruncatedNormal(0, 0), "TruncatedNormal", "stddev", "0.0", "greater than 0"),
                wrong(() -> new TruncatedNormal(0, 1, -1), "TruncatedNormal", "limit", "-1.0", "greater than 0"),
                wrong(() -> new TruncatedNormal(0, 1, 1e-4), "TruncatedNormal", "1.0E-4", "thousandth", "Uniform"),
                wrong(
                        () -> new VarianceScaling(0, VarianceScaling.Mode.FAN_IN, VarianceScaling.Shape.UNIFORM),
                        "VarianceScaling",
                        "scale",
                        "0.0"),
                wrong(() -> new Glorot(-1, VarianceScaling.Shape.NORMAL), "Glorot", "scale", "-1.0"),
                wrong(() -> new He(1e200, VarianceScaling.Shape.NORMAL), "He", "scale squared", "Infinity"));
    }

    @ParameterizedTest
    @MethodSource("wrongConstructions")
    void aWrongParameterIsNamed(ThrowingCallable construction, String[] words) {
        assertThatThrownBy(construction).isInstanceOf(ModelException.class).hasMessageContainingAll(words);
    }

    static Stream<Arguments> wrongSamplings() {
        RandomStream rng = new RandomStream(0);
        Distribution tooShort = new TooShort();
        return Stream.of(
                wrong(() -> new Uniform(0, 1).sample(-1, rng), "Uniform", "-1"),
                wrong(() -> new Gaussian(0, 1).sample(3, 0, rng), "Gaussian", "dimension 0"),
                wrong(() -> new Gaussian(0, 1).sample(1 << 20, 1 << 20, rng), "1048576", "at most"),
                wrong(() -> UniformHypersphere.ball().sample(3, rng), "UniformHypersphere", "points"),
                wrong(() -> ScatteredHypersphere.surface().sample(3, rng), "ScatteredHypersphere", "points"),
                wrong(() -> new QuasirandomSequence().sample(3, 0, rng), "Quasirandom", "dimension 0"),
                wrong(() -> Choice.of(1).sample(3, 1, rng), "Choice", "numbers", "dimension 1", "ofRows"),
                wrong(() -> Choice.ofRows(new double[] {1, 2}).sample(3, 1, rng), "dimension 2", "dimension 1"),
                wrong(() -> Choice.ofRows(new double[] {1, 2}).sample(3, rng), "points"),
                wrong(() -> Samples.of(1, 2).sample(3, rng), "Samples", "there are 2", "3"),
                wrong(() -> Samples.of(1, 2).sample(2, 2, rng), "dimension 1", "dimension 2"),
                wrong(() -> Samples.ofRows(new double[] {1, 2}).sample(1, rng), "points"),
                wrong(
                        () -> new ScatteredHypersphere(true, 0, Method.SCT, tooShort).sample(4, 3, rng),
                        "base",
                        "gave 1",
                        "8"));
    }

    /** A base that does not give as many numbers as it is asked for. */
    private record TooShort() implements CustomDistribution {
        @Override
        public double[] sample(int n, RandomStream rng) {
            return new double[1];
        }
    }

    @ParameterizedTest
    @MethodSource("wrongSamplings")
    void aWrongRequestIsExplained(ThrowingCallable sampling, String[] words) {
        assertThatThrownBy(sampling).isInstanceOf(ModelException.class).hasMessageContainingAll(words);
    }

    @Test
    void aMagnitudeOnASurfaceIsIgnored() {
        assertThat(new ScatteredHypersphere(true, 0.5, Method.TFWW).sample(5, 3, new RandomStream(1)))
                .containsExactly(new ScatteredHypersphere(true, 0, Method.TFWW).sample(5, 3, new RandomStream(1)));
        assertThat(new UniformHypersphere(true, 0.5).sample(5, 3, new RandomStream(1)))
                .containsExactly(UniformHypersphere.surface().sample(5, 3, new RandomStream(1)));
    }
}
