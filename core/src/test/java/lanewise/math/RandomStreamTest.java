package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lanewise.error.ModelException;
import lanewise.reference.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream against arrays that NumPy drew, and numbers that NumPy printed. */
class RandomStreamTest {
    private static double[] draws(long seed, int count, ToDoubleFunction<RandomStream> draw) {
        RandomStream rng = new RandomStream(seed);
        return DoubleStream.generate(() -> draw.applyAsDouble(rng)).limit(count).toArray();
    }

    private static double[] file(int number) {
        return Npy.read("random/%03d_values.npy".formatted(number));
    }

    private static double[] doubles(int... values) {
        return IntStream.of(values).asDoubleStream().toArray();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,10", "42,20", "2147483646,30"})
    void drawsWithoutALogarithmAreNumPysToTheBit(long seed, int first) {
        assertThat(draws(seed, 700, RandomStream::uniform)).containsExactly(file(first));
        assertThat(draws(seed, 20, r -> r.uniform(-2, 3))).containsExactly(file(first + 1));
        assertThat(draws(seed, 20, RandomStream::drawSeed)).containsExactly(file(first + 4));
        assertThat(draws(seed, 20, r -> r.randint(0, 7))).containsExactly(file(first + 5));
        assertThat(doubles(new RandomStream(seed).permutation(12))).containsExactly(file(first + 6));
        assertThat(draws(seed, 15, r -> r.integer(8))).containsExactly(file(first + 7));
        assertThat(doubles(new RandomStream(seed).choice(15, 0.1, 0.2, 0.3, 0.4)))
                .containsExactly(file(first + 8));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,10", "42,20", "2147483646,30"})
    void drawsThroughALogarithmAreNumPysToOneUlp(long seed, int first) {
        assertWithinAnUlp(draws(seed, 31, r -> r.gaussian(0.5, 2)), file(first + 2));
        assertWithinAnUlp(draws(seed, 9, r -> r.exponential(3)), file(first + 3));
        RandomStream rng = new RandomStream(seed);
        double[] mixed = {
            rng.uniform(),
            rng.gaussian(),
            rng.integer(99),
            rng.gaussian(),
            rng.gaussian(),
            rng.uniform(5, 6),
            rng.beta(2, 3)
        };
        assertWithinAnUlp(mixed, file(first + 9));
    }

    /** And nearly always the same double: where rounding once and NumPy's library differ is one draw in a thousand. */
    @Test
    void ofDrawsThroughALogarithm99InAHundredAreEqual() {
        int equal = 0;
        int all = 0;
        for (long[] pair : new long[][] {{0, 0}, {1, 10}, {42, 20}, {2147483646, 30}}) {
            double[] ours = draws(pair[0], 31, r -> r.gaussian(0.5, 2));
            double[] theirs = file((int) pair[1] + 2);
            for (int i = 0; i < ours.length; i++) {
                equal += ours[i] == theirs[i] ? 1 : 0;
                all++;
            }
        }
        assertThat(equal).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * all));
    }

    private static void assertWithinAnUlp(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i])).as("draw %d", i).isLessThanOrEqualTo(Math.ulp(expected[i]));
        }
    }

    @Test
    void seedsDrawnFromSeed12345AreThePrintedOnes() {
        assertThat(draws(12345, 5, RandomStream::drawSeed))
                .containsExactly(1845187042, 1675701733, 1358822685, 561383553, 789925284);
    }

    /** Every object of a network draws once, connections first, then ensembles, networks, nodes and probes. */
    @ParameterizedTest
    @CsvSource({
        "0, 209652396, 398764591, 953453411, 924231285, 441365315, 1537364731, 1109697837, 1930872371",
        "7, 327741615, 976413892, 953453411, 1202242073, 1882953283, 2053951699, 324659252, 1352668529",
        "11, 774252441, 293375679, 953453411, 83645520, 1989508433, 833720247, 671575874, 1803082766"
    })
    void objectsOfANestedNetworkGetNengosSeeds(
            long seed, long link, long a, long d, long inner, long node, long probe, long innerLink, long b) {
        RandomStream top = new RandomStream(seed);
        assertThat(top.drawSeed()).isEqualTo(link);
        assertThat(top.drawSeed()).isEqualTo(a);
        assertThat(top.drawSeed()).isEqualTo(inner);
        top.drawSeed(); // for a second network, which has a seed of its own, 5
        assertThat(top.drawSeed()).isEqualTo(node);
        assertThat(top.drawSeed()).isEqualTo(probe);
        RandomStream nested = new RandomStream(inner);
        assertThat(nested.drawSeed()).isEqualTo(innerLink);
        assertThat(nested.drawSeed()).isEqualTo(b);
        assertThat(new RandomStream(5).drawSeed()).isEqualTo(d);
    }

    @Test
    void wideIntegersTakeTwoWords() {
        assertThat(draws(1, 3, r -> r.randint(0, 1L << 40)))
                .containsExactly(163196666091.0, 605300724808.0, 1095766950793.0);
    }

    @Test
    void theLargestSeedIsASeed() {
        RandomStream rng = new RandomStream(RandomStream.MAX_SEED);
        assertThat(rng.uniform()).isEqualTo(0.0976320289940138);
        assertThat(rng.drawSeed()).isEqualTo(1771170828);
    }

    @Test
    void gammaAndBetaAreNumPysInEveryBranch() {
        RandomStream gamma = new RandomStream(3);
        double[] gammas = DoubleStream.of(0.3, 0.3, 0.3, 1, 2.5, 7)
                .map(s -> gamma.gamma(s, 1))
                .toArray();
        assertWithinAnUlp(gammas, new double[] {
            0.13697487917463022,
            0.0163118287587,
            1.030784020492117,
            0.1342005426998903,
            1.557599438012439,
            6.518231186594087
        });
        RandomStream beta = new RandomStream(3);
        double[] betas = {
            beta.beta(0.5, 0.5),
            beta.beta(0.5, 0.5),
            beta.beta(1, 0.2),
            beta.beta(0.01, 0.01),
            beta.beta(0.001, 0.001),
            beta.beta(2, 0.5)
        };
        assertWithinAnUlp(betas, new double[] {
            0.3769369456292163, 0.24488661306449253, 0.9969651362170915, 5.344764155596096e-94, 0, 0.6030175379452429
        });
    }

    @Test
    void anIntegerThatCanOnlyBeZeroTakesNothing() {
        RandomStream rng = new RandomStream(9);
        assertThat(rng.integer(0)).isZero();
        assertThat(rng.randint(4, 5)).isEqualTo(4);
        assertThat(rng.nextBits()).isEqualTo(new RandomStream(9).nextBits());
    }

    @Test
    void rowsAreShuffledLikeTheirNumbers() {
        double[] rows = IntStream.range(0, 12).asDoubleStream().toArray();
        new RandomStream(4).shuffleRows(rows, 3);
        int[] order = new RandomStream(4).permutation(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Arrays.copyOfRange(rows, 3 * i, 3 * i + 3))
                    .containsExactly(3 * order[i], 3 * order[i] + 1, 3 * order[i] + 2);
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> new RandomStream(-1))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("seed", "-1", "4294967295");
        RandomStream rng = new RandomStream(0);
        assertThatThrownBy(() -> new RandomStream(1L << 32)).hasMessageContaining("4294967296");
        assertThatThrownBy(() -> rng.integer(-3))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-3");
        assertThatThrownBy(() -> rng.randint(3, 3))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("[3, 3)");
        assertThatThrownBy(() -> rng.randint(Long.MIN_VALUE, 1)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> rng.gamma(0, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("shape");
        assertThatThrownBy(() -> rng.beta(1, Double.NaN))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> rng.choice(1, 0.5, -0.5))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("-0.5");
        assertThatThrownBy(() -> rng.choice(1, 0, 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("sum to 0");
    }
}
