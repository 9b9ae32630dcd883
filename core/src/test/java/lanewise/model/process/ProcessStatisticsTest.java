package lanewise.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import lanewise.model.distribution.Gaussian;
import org.junit.jupiter.api.Test;

/** Noise has the power, the spectrum and the spread that its parameters say, within the bounds that Nengo's tests set. */
class ProcessStatisticsTest {
    private static double rms(double[][] values) {
        double squares = 0;
        for (double[] row : values) {
            for (double value : row) {
                squares += value * value;
            }
        }
        return Math.sqrt(squares / values.length / values[0].length);
    }

    /** The root of the mean power of the columns at each frequency of {@code k / (rows dt)}, scaled so that white is flat. */
    private static double[] spectrum(double[][] values) {
        int n = values.length;
        double[] amplitudes = new double[n / 2];
        for (int k = 0; k < n / 2; k++) {
            double power = 0;
            for (int column = 0; column < values[0].length; column++) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < n; i++) {
                    double angle = 2 * Math.PI * ((long) i * k % n) / n;
                    re += values[i][column] * Math.cos(angle);
                    im += values[i][column] * Math.sin(angle);
                }
                power += (re * re + im * im) / n;
            }
            amplitudes[k] = Math.sqrt(power / values[0].length);
        }
        return amplitudes;
    }

    @Test
    void whiteNoiseIsFlat() {
        double[][] values =
                new WhiteNoise(new Gaussian(0, 0.5), false).sized(500).seeded(1).run(100);
        assertThat(rms(values)).isCloseTo(0.5, offset(0.02 * 0.5));
        for (double amplitude : spectrum(values)) {
            assertThat(amplitude).isCloseTo(0.5, offset(0.2 * 0.5));
        }
    }

    @Test
    void aWhiteSignalHasItsPowerBelowItsHighestFrequency() {
        double high = 100;
        double[][] values =
                new WhiteSignal(0.2, high).withRms(0.3).sized(500).seeded(2).run(200);
        assertThat(rms(values)).isCloseTo(0.3, offset(0.02 * 0.3));
        double[] amplitudes = spectrum(values);
        double flat = 0.3 * Math.sqrt(100.0 / 20);
        for (int k = 1; k < amplitudes.length; k++) {
            if (k <= high * 0.2) {
                assertThat(amplitudes[k]).as("%d Hz", 5 * k).isCloseTo(flat, offset(0.35 * flat));
            } else {
                assertThat(amplitudes[k]).as("%d Hz", 5 * k).isLessThan(0.5 * flat);
            }
        }
    }

    @Test
    void aWhiteSignalGoesOnFromItsEnd() {
        double[][] values = new WhiteSignal(0.1, 20).seeded(3).run(400);
        double steepest = 0;
        for (int i = 0; i + 1 < 99; i++) {
            steepest = Math.max(steepest, Math.abs(values[i + 1][0] - values[i][0]));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(values[i + 100]).containsExactly(values[i]);
        }
        for (int end = 99; end < 399; end += 100) {
            assertThat(Math.abs(values[end + 1][0] - values[end][0])).isLessThanOrEqualTo(steepest);
        }
    }

    @Test
    void aWhiteSignalStartsWhereItIsNearestToTheGivenValue() {
        double[][] values =
                new WhiteSignal(0.1, 20).sized(50).seeded(4).startedAt(0.1).run(100);
        for (int column = 0; column < 50; column++) {
            double start = Math.abs(values[0][column] - 0.1);
            for (double[] row : values) {
                assertThat(start).isLessThanOrEqualTo(Math.abs(row[column] - 0.1) + 1e-12);
            }
        }
    }

    /** At each time the mean and the spread of 5,000 values lie within 3.5 of their standard errors. */
    @Test
    void brownNoiseSpreadsWithTheRootOfTime() {
        int many = 5000;
        double[][] values =
                new BrownNoise(new Gaussian(0, 1.5)).sized(many).seeded(6).run(100);
        for (int i = 0; i < 100; i++) {
            double expected = 1.5 * Math.sqrt((i + 1) * 0.001);
            double sum = 0;
            double squares = 0;
            for (double value : values[i]) {
                sum += value;
                squares += value * value;
            }
            assertThat(sum / many).isCloseTo(0, offset(3.5 * expected / Math.sqrt(many)));
            assertThat(Math.sqrt(squares / many)).isCloseTo(expected, offset(3.5 * expected / Math.sqrt(2.0 * many)));
        }
    }
}
