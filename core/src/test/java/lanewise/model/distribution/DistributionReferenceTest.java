package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lanewise.math.RandomStream;
import lanewise.model.distribution.ScatteredHypersphere.Method;
import lanewise.reference.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every distribution against samples that Nengo drew with seed 5. */
class DistributionReferenceTest {
    private static final int SEED = 5;

    /** One array: d is 0 where numbers, not points, were drawn. */
    record Case(int file, Distribution distribution, int n, int d, boolean exact) {
        double[] ours() {
            RandomStream rng = new RandomStream(SEED);
            return d == 0 ? distribution.sample(n, rng) : distribution.sample(n, d, rng);
        }

        double[] nengos() {
            return Npy.read("distributions/%03d_samples.npy".formatted(file));
        }
    }

    private static final int[][] SIZES = {{50, 0}, {50, 1}, {60, 2}, {40, 3}, {33, 8}};

    /** The files go through the distributions in this order, and through the sizes that each of them allows. */
    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        add(cases, new Uniform(-1, 2), true, 0, 5);
        add(cases, new Uniform(0, 6, true), true, 0, 5);
        add(cases, new Gaussian(1, 0.5), false, 0, 5);
        add(cases, new Exponential(2, 0.1, 5), false, 0, 5);
        add(cases, UniformHypersphere.ball(), false, 1, 5);
        add(cases, UniformHypersphere.surface(), false, 1, 5);
        add(cases, new UniformHypersphere(false, 0.4), false, 1, 5);
        add(cases, Choice.of(1, 3, 7).weighted(0.2, 0.5, 0.3), true, 0, 1);
        add(cases, Choice.ofRows(new double[][] {{1, 1}, {1, -1}, {-1, 1}}), true, 2, 3);
        add(cases, new Pdf(new double[] {0, 1, 2, 3}, new double[] {0.1, 0.2, 0.3, 0.4}), true, 0, 5);
        add(cases, new SqrtBeta(3, 2), false, 0, 5);
        add(cases, new SubvectorLength(16, 2), false, 0, 5);
        add(cases, new CosineSimilarity(8), false, 0, 5);
        add(cases, new QuasirandomSequence(), false, 1, 5);
        add(cases, ScatteredHypersphere.surface(), false, 1, 5);
        add(cases, ScatteredHypersphere.ball(), false, 1, 5);
        add(cases, new ScatteredHypersphere(true, 0, Method.TFWW), false, 1, 5);
        add(cases, new ScatteredHypersphere(false, 0.3, Method.SCT_APPROX), false, 1, 5);
        return cases.stream();
    }

    private static void add(List<Case> cases, Distribution distribution, boolean exact, int firstSize, int endSize) {
        for (int i = firstSize; i < endSize; i++) {
            cases.add(new Case(cases.size(), distribution, SIZES[i][0], SIZES[i][1], exact));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void samplesAreNengos(Case reference) {
        double[] expected = reference.nengos();
        assertThat(reference.ours())
                .hasSameSizeAs(expected)
                .containsExactly(expected, within(reference.exact ? 0 : 1e-13));
    }

    @Test
    void everyArrayIsCompared() {
        assertThat(cases()).hasSize(74);
    }

    /** On a line no logarithm, sine or matrix is involved, so that the scattered points are Nengo's to the bit. */
    @Test
    void scatteredPointsOnALineAreNengosToTheBit() {
        List<Case> onALine = cases().filter(c -> c.d == 1 && c.distribution instanceof ScatteredHypersphere)
                .toList();
        assertThat(onALine).hasSize(4).allSatisfy(c -> assertThat(c.ours()).containsExactly(c.nengos()));
    }
}
