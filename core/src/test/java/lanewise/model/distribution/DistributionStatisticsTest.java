package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lanewise.math.RandomStream;
import lanewise.model.distribution.ScatteredHypersphere.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples are distributed as their distribution says: the checks that Nengo's own tests make. */
class DistributionStatisticsTest {
    private static final int N = 10_000;

    private static RandomStream rng() {
        return new RandomStream(2024);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static long count(double[] values, double from, double to) {
        return Arrays.stream(values).filter(x -> x >= from && x < to).count();
    }

    private static double[] norms(double[] points, int d) {
        double[] norms = new double[points.length / d];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(
                    Arrays.stream(points, i * d, (i + 1) * d).map(x -> x * x).sum());
        }
        return norms;
    }

    @ParameterizedTest
    @CsvSource({"1, 1.5", "-1, 3", "2, -2"})
    void uniformNumbersAreEquallyLikely(double low, double high) {
        double[] samples = new Uniform(low, high).sample(N, rng());
        double least = Math.min(low, high);
        double width = Math.abs(high - low);
        assertThat(samples).hasSize(N).doesNotContain(high);
        for (int bin = 0; bin < 5; bin++) {
            assertThat(count(samples, least + width * bin / 5, least + width * (bin + 1) / 5 + (bin == 4 ? 1 : 0)))
                    .isCloseTo(N / 5, within(N / 50L));
        }
    }

    @Test
    void uniformIntegersAreEquallyLikely() {
        double[] samples = new Uniform(-2, 3, true).sample(N, rng());
        for (int value = -2; value < 3; value++) {
            assertThat(count(samples, value, Math.nextUp((double) value))).isCloseTo(N / 5, within(N / 50L));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-3, 0.5"})
    void gaussianNumbersHaveTheirMeanAndSpread(double mean, double std) {
        double[] samples = new Gaussian(mean, std).sample(N, rng());
        double square =
                mean(Arrays.stream(samples).map(x -> (x - mean) * (x - mean)).toArray());
        assertThat(mean(samples)).isCloseTo(mean, within(3 * std / Math.sqrt(N)));
        assertThat(Math.sqrt(square)).isCloseTo(std, within(0.03 * std));
    }

    @Test
    void exponentialNumbersKeepToTheirBoundsAndMean() {
        assertThat(mean(new Exponential(0.5).sample(N, rng()))).isCloseTo(0.5, within(3 * 0.5 / Math.sqrt(N)));
        double[] clipped = new Exponential(2, 0.1, 0.6).sample(N, rng());
        assertThat(DoubleStream.of(clipped).min().orElseThrow()).isBetween(0.1, 0.11);
        assertThat(DoubleStream.of(clipped).max().orElseThrow()).isEqualTo(Math.nextDown(0.6));
    }

    @Test
    void choicesComeAsOftenAsTheirWeightsSay() {
        double[] samples = Choice.of(7, 8, 9).weighted(1, 0, 3).sample(N, rng());
        assertThat(count(samples, 7, 8) / (double) N).isCloseTo(0.25, within(2 / Math.sqrt(N)));
        assertThat(count(samples, 8, 9)).isZero();
    }

    @Test
    void aDensityIsReproduced() {
        double[] x = new double[41];
        double[] p = new double[41];
        double sum = 0;
        for (int i = 0; i < 41; i++) {
            x[i] = -2 + 0.1 * i;
            p[i] = StrictMath.exp(-2 * (x[i] + 0.5) * (x[i] + 0.5)) + StrictMath.exp(-8 * (x[i] - 1) * (x[i] - 1));
            sum += p[i];
        }
        for (int i = 0; i < 41; i++) {
            p[i] /= sum;
        }
        double[] samples = new Pdf(x, p).sample(N, rng());
        for (int i = 1; i < 40; i++) {
            assertThat(count(samples, x[i] - 0.05, x[i] + 0.05) / (double) N).isCloseTo(p[i], within(0.007));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "5, 0", "1, 0.6", "2, 0.2", "5, 0.6"})
    void pointsInTheBallKeepToItAndReachItsEdge(int d, double smallest) {
        for (Distribution ball : List.of(
                new UniformHypersphere(false, smallest),
                new ScatteredHypersphere(false, smallest, Method.SCT_APPROX))) {
            double[] points = ball.sample(2000, d, rng());
            double[] norms = norms(points, d);
            // A share of q^d of the points has a norm below q; the bounds leave room for a few points in 2,000.
            double reach = Math.pow(0.01 * (1 - Math.pow(smallest, d)) + Math.pow(smallest, d), 1.0 / d);
            assertThat(mean(points)).isCloseTo(0, within(0.05));
            assertThat(DoubleStream.of(norms).min().orElseThrow()).isBetween(smallest - 1e-12, reach);
            assertThat(DoubleStream.of(norms).max().orElseThrow()).isBetween(0.99, 1 + 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 30})
    void pointsOnTheSurfaceHaveNormOneAndNoDirection(int d) {
        for (Distribution surface : List.of(UniformHypersphere.surface(), ScatteredHypersphere.surface())) {
            double[] points = surface.sample(1000, d, rng());
            double[] ones = new double[1000];
            Arrays.fill(ones, 1);
            assertThat(norms(points, d)).containsExactly(ones, within(1e-12));
            for (int k = 0; k < d; k++) {
                double sum = 0;
                for (int i = 0; i < 1000; i++) {
                    sum += points[i * d + k];
                }
                assertThat(sum / 1000).isCloseTo(0, within(3.5 / Math.sqrt(1000.0 * d)));
            }
        }
    }

    static Stream<ScatteredHypersphere> scattered() {
        return Stream.of(Method.values())
                .flatMap(m -> Stream.of(true, false).map(s -> new ScatteredHypersphere(s, 0, m)));
    }

    /** The two closest scattered points are further apart than the two closest random ones. */
    @ParameterizedTest
    @MethodSource("scattered")
    void scatteredPointsKeepTheirDistance(ScatteredHypersphere scattered) {
        int n = 1000;
        Distribution random = new UniformHypersphere(scattered.onSurface(), 0);
        for (int d : new int[] {2, 3, 7, 8}) {
            double apart = smallestDistance(scattered.sample(n, d, rng()), n, d);
            assertThat(apart).as("d %d", d).isGreaterThan(1.2 * smallestDistance(random.sample(n, d, rng()), n, d));
        }
    }

    private static double smallestDistance(double[] points, int n, int d) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int k = 0; k < d; k++) {
                    double difference = points[i * d + k] - points[j * d + k];
                    square += difference * difference;
                }
                smallest = Math.min(smallest, square);
            }
        }
        return Math.sqrt(smallest);
    }

    /** phi solves x^(d+1) = x + 1, which is also what nesting the root x = (1 + x)^(1/(d+1)) tends to. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 784})
    void theQuasirandomStepIsTheNestedRoot(int d) {
        double nested = 1;
        for (int i = 0; i < 100; i++) {
            nested = Math.pow(1 + nested, 1.0 / (d + 1));
        }
        assertThat(QuasirandomSequence.phi(d)).isCloseTo(nested, within(1e-14));
    }

    @Test
    void theTableIsCloseToTheExactAngles() {
        for (int d : new int[] {1, 2, 5, 25, 28, 100, 500, 1000}) {
            double allowed = 1e-3 + Math.log10(d) / 3 * 4e-3;
            for (int i = 1; i < 200; i++) {
                double y = i / 200.0;
                assertThat(AngleTable.curve(d).at(y))
                        .isCloseTo(SphereMap.Inverse.exact(d).at(y), within(allowed));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 2", "5, 3", "30, 4"})
    void subvectorLengthsFollowTheirFunctions(int n, int m) {
        SqrtBeta beta = new SqrtBeta(n, m);
        double[] samples = beta.sample(N, rng());
        for (double y = 0.05; y < 1; y += 0.05) {
            double x = beta.ppf(y);
            assertThat(beta.cdf(x)).isCloseTo(y, within(1e-14));
            assertThat((beta.cdf(x + 1e-5) - beta.cdf(x - 1e-5)) / 2e-5).isCloseTo(beta.pdf(x), within(1e-4));
            assertThat(count(samples, 0, x) / (double) N).isCloseTo(y, within(0.02));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 64})
    void cosinesFollowTheirFunctions(int dimensions) {
        CosineSimilarity cosine = new CosineSimilarity(dimensions);
        double[] samples = cosine.sample(N, rng());
        double[] coordinates = UniformHypersphere.surface().sample(N / dimensions, dimensions, rng());
        for (double y = 0.05; y < 1; y += 0.05) {
            double x = cosine.ppf(y);
            assertThat(cosine.cdf(x)).isCloseTo(y, within(1e-14));
            assertThat((cosine.cdf(x + 1e-6) - cosine.cdf(x - 1e-6)) / 2e-6).isCloseTo(cosine.pdf(x), within(1e-3));
            assertThat(count(samples, -1, x) / (double) N).isCloseTo(y, within(0.02));
            assertThat(count(coordinates, -1, x) / (double) coordinates.length).isCloseTo(y, within(0.02));
        }
        assertThat(cosine.pdf(0)).isCloseTo(cosine.pdf(1e-7), within(1e-9));
        assertThat(cosine.cdf(-2)).isZero();
        assertThat(cosine.cdf(2)).isEqualTo(1);
    }

    @Test
    void pointsOfIndependentCoordinatesAreTheNumbersInTheirOrder() {
        for (Distribution distribution : List.of(
                new Uniform(0, 1),
                new Gaussian(0, 1),
                new Exponential(1),
                new SqrtBeta(3, 2),
                new SubvectorLength(5),
                new CosineSimilarity(4),
                new Pdf(new double[] {0, 1}, new double[] {0.5, 0.5}))) {
            assertThat(distribution.sample(7, 3, rng())).containsExactly(distribution.sample(21, rng()));
        }
    }

    @Test
    void givenSamplesAreGivenBack() {
        assertThat(Samples.of(3, 1, 2).sample(3, rng())).containsExactly(3, 1, 2);
        assertThat(Samples.of(3, 1, 2).sample(3, 1, rng())).containsExactly(3, 1, 2);
        Samples points = Samples.ofRows(new double[] {1, 2}, new double[] {3, 4});
        assertThat(points.sample(2, 2, rng())).containsExactly(1, 2, 3, 4);
        assertThat(points).isEqualTo(Samples.ofRows(new double[] {1, 2}, new double[] {3, 4}));
        assertThat(points).isNotEqualTo(Samples.of(1, 2, 3, 4));
    }

    @Test
    void aDistributionKeepsItsOwnCopyOfWhatItWasGiven() {
        double[] mine = {1, 2};
        Samples samples = Samples.of(mine);
        Choice choice = Choice.of(mine);
        mine[0] = 9;
        samples.sample(2, rng())[1] = 9;
        assertThat(samples.sample(2, rng())).containsExactly(1, 2);
        assertThat(choice).isEqualTo(Choice.of(1, 2)).isNotEqualTo(Choice.of(9, 2));
    }

    @Test
    void nothingCanBeSampled() {
        assertThat(new Uniform(0, 1).sample(0, rng())).isEmpty();
        assertThat(new QuasirandomSequence().sample(0, rng())).isEmpty();
        assertThat(ScatteredHypersphere.surface().sample(0, 3, rng())).isEmpty();
    }
}
