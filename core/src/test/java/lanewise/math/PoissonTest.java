package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;

/** Poisson draws that NumPy's legacy generator made. */
class PoissonTest {
    private static final double[] MEANS = {
        0.001, 0.5, 3, 3, 9.99, 9.99, 10, 10, 10.5, 12, 12, 25, 25, 100, 100, 1000, 1e6, 1e6, 1e9, 1e12, 0, 2
    };

    private static long[] draws(RandomStream rng) {
        return DoubleStream.of(MEANS).mapToLong(rng::poisson).toArray();
    }

    @Test
    void drawsAreNumPys() {
        RandomStream zero = new RandomStream(0);
        assertThat(draws(zero))
                .containsExactly(
                        0,
                        1,
                        6,
                        4,
                        9,
                        9,
                        11,
                        12,
                        10,
                        14,
                        7,
                        23,
                        17,
                        89,
                        92,
                        975,
                        998571,
                        998755,
                        999988083,
                        999998459354L,
                        0,
                        0);
        assertThat(zero.uniform()).isEqualTo(0.9764594650133958);
        RandomStream other = new RandomStream(42);
        assertThat(draws(other))
                .containsExactly(
                        0,
                        2,
                        1,
                        2,
                        7,
                        9,
                        10,
                        6,
                        17,
                        16,
                        7,
                        24,
                        25,
                        116,
                        105,
                        1002,
                        1001471,
                        1001746,
                        999969513,
                        999999490630L,
                        0,
                        2);
        assertThat(other.uniform()).isEqualTo(0.28093450968738076);
    }

    /** 40,000 draws in every branch, and every uniform number that they took. */
    @Test
    void aLongSequenceIsNumPys() {
        RandomStream rng = new RandomStream(7);
        double mean = 0.01;
        long mixed = 0;
        for (int i = 0; i < 40_000; i++) {
            mixed = (mixed * 31 + rng.poisson(mean)) % 1_000_000_007;
            mean *= 1.0003;
        }
        assertThat(mixed).isEqualTo(764184121);
        assertThat(rng.uniform()).isEqualTo(0.7437324504356859);
    }

    @Test
    void logGammaIsThatOfFactorials() {
        double factorial = 1;
        for (int n = 1; n <= 20; n++) {
            factorial *= n;
            double expected = StrictMath.log(factorial);
            assertThat(PoissonDraw.logGamma(n + 1))
                    .isCloseTo(expected, org.assertj.core.api.Assertions.within(2e-10 * (1 + expected)));
        }
    }

    @Test
    void meansOutOfRangeAreRefused() {
        RandomStream rng = new RandomStream(0);
        for (double mean : new double[] {-1e-9, Double.NaN, 0x1p54, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> rng.poisson(mean))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("mean", String.valueOf(mean));
        }
        assertThat(rng.nextBits()).as("nothing was taken").isEqualTo(new RandomStream(0).nextBits());
    }
}
