package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Spectra against what they are for: convolutions, and signals with the same phases. */
class SpectrumLaws {
    private static double[] signal(int n, long seed) {
        RandomStream random = new RandomStream(seed);
        double[] signal = new double[n];
        for (int i = 0; i < n; i++) {
            signal[i] = random.gaussian();
        }
        return signal;
    }

    @Property(tries = 60)
    void aProductIsTheCircularConvolution(@ForAll @IntRange(min = 1, max = 150) int n) {
        double[] a = signal(n, n);
        double[] b = signal(n, n + 1000);

        double[] product = Spectrum.of(a).times(Spectrum.of(b)).signal();

        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += a[j] * b[Math.floorMod(i - j, n)];
            }
            assertThat(product[i]).isCloseTo(sum, within(1e-13 * n));
        }
    }

    @Property(tries = 60)
    void theUnitSpectrumHasModulusOneAndTheSamePhases(@ForAll @IntRange(min = 1, max = 150) int n) {
        Spectrum spectrum = Spectrum.of(signal(n, n));
        Spectrum unit = spectrum.unit();

        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        assertThat(unit.moduli()).containsExactly(ones, within(1e-14));
        Spectrum real = spectrum.times(Spectrum.of(reversed(unit.signal()))); // times the conjugate of its own phases
        assertThat(Spectrum.of(real.signal()).moduli()).containsExactly(spectrum.moduli(), within(1e-12 * n));
        assertThat(real.signal()[0]).isGreaterThanOrEqualTo(0);
    }

    @Property(tries = 20)
    void aSpectrumOfZerosBecomesThatOfAnImpulse(@ForAll @IntRange(min = 1, max = 50) int n) {
        double[] impulse = new double[n];
        impulse[0] = 1;
        assertThat(Spectrum.of(new double[n]).unit().signal()).containsExactly(impulse, within(1e-15));
    }

    private static double[] reversed(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[(x.length - i) % x.length];
        }
        return result;
    }
}
