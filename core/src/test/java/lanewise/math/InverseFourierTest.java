package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transform against its definition: one coefficient at a time, and many at once. */
class InverseFourierTest {
    /** Powers of two, small factors, the largest prime done term by term, and primes that need the chirp. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 10, 16, 60, 122, 134, 166, 500, 1006, 4489 * 2})
    void isTheSumOfItsWaves(int n) {
        int half = n / 2;
        RandomStream random = new RandomStream(n);
        double[] re = new double[half + 1];
        double[] im = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            re[k] = random.gaussian();
            im[k] = random.gaussian();
        }
        double[] out = new double[n];
        new InverseFourier(n).real(re, im, out);
        for (int j = 0; j < n; j += 1 + n / 20) {
            double sum = re[0] + re[half] * (j % 2 == 0 ? 1 : -1);
            for (int k = 1; k < half; k++) {
                double angle = 2 * Math.PI * ((long) j * k % n) / n;
                sum += 2 * (re[k] * Math.cos(angle) - im[k] * Math.sin(angle));
            }
            assertThat(out[j]).as("sample %d", j).isCloseTo(sum / n, within(2e-15));
        }
    }
}
