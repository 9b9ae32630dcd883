package lanewise.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lanewise.model.distribution.Gaussian;
import lanewise.model.distribution.Uniform;
import lanewise.model.synapse.Alpha;
import lanewise.reference.Npy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes against what Nengo gave: arrays of 500 steps, and numbers that it printed. */
class ProcessReferenceTest {
    /**
     * Measured against the exact filter in 40 digits, Nengo's own values are up to 9e-14 off (its matrix exponential
     * has a relative error of 1.6e-14 in one coefficient) and ours up to 6e-14 (2 ulp in one).
     */
    private static final double ALPHA_ERROR = 1.5e-13;

    /**
     * A process and its array, in steps of a millisecond; {@code error} is absolute: noise is of up to 100, and its draws
     * equal to 1 ulp.
     */
    record Case(int file, Process process, double error) {
        double[] nengos() {
            return Npy.read("processes/%03d_values.npy".formatted(file));
        }
    }

    static Stream<Case> cases() {
        WhiteNoise uniform = new WhiteNoise(new Uniform(-1, 1), false).seeded(3);
        WhiteNoise noise = new WhiteNoise().seeded(3);
        FilteredNoise filtered = new FilteredNoise().seeded(3);
        FilteredNoise alpha = new FilteredNoise(new Alpha(0.02)).seeded(3);
        BrownNoise brown = new BrownNoise().seeded(3);
        WhiteSignal signal = new WhiteSignal(0.5, 20).seeded(3);
        WhiteSignal shifted =
                new WhiteSignal(0.3, 50).withRms(0.2).startedAt(0.1).seeded(3);
        Piecewise piecewise = Piecewise.at(0.1, 1).then(0.25, -2).then(0.4, 0.5);
        return Stream.of(
                new Case(0, noise, 3e-14),
                new Case(1, noise.sized(3), 3e-14),
                new Case(2, uniform, 0),
                new Case(3, uniform.sized(3), 0),
                new Case(4, filtered, 2e-14),
                new Case(5, filtered.sized(3), 2e-14),
                new Case(6, alpha, ALPHA_ERROR),
                new Case(7, alpha.sized(3), ALPHA_ERROR),
                new Case(8, brown, 1e-15),
                new Case(9, brown.sized(3), 1e-15),
                new Case(10, signal, 2e-15),
                new Case(11, signal.sized(3), 2e-15),
                new Case(12, shifted, 1e-15),
                new Case(13, shifted.sized(3), 1e-15),
                new Case(14, new PresentInput(new double[][] {{1, 2}, {3, 4}, {5, 6}}, 0.05), 0),
                new Case(15, piecewise, 0),
                new Case(16, piecewise.interpolated(Interpolation.LINEAR), 2e-15));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesNengosValues(Case reference) {
        double[] expected = reference.nengos();
        double[] ours = flat(reference.process.run(500));
        assertThat(ours).hasSameSizeAs(expected);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("value %d", i).isCloseTo(expected[i], within(reference.error));
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertGives(Process process, double... expected) {
        double[] ours = flat(process.run(expected.length));
        for (int i = 0; i < expected.length; i++) {
            double error = 2 * Math.ulp(Math.max(Math.abs(expected[i]), 0.25));
            assertThat(ours[i]).as("step %d", i + 1).isCloseTo(expected[i], within(error));
        }
    }

    @Test
    void printedNoise() {
        assertGives(new WhiteNoise().seeded(3), 56.56139863869769, 13.803653487175032, 3.0515178754692434);
        assertGives(
                new WhiteNoise(new Gaussian(0, 1), false).seeded(3),
                1.7886284734303186,
                0.43650985051198943,
                0.09649746807200862);
        assertGives(new FilteredNoise().seeded(3), 10.252842136092791, 10.896495035665621, 9.474441933716392);
        assertGives(new BrownNoise().seeded(3), 0.05656139863869769, 0.07036505212587273, 0.07341657000134197);
    }

    @Test
    void printedSignalsOfBothStarts() {
        WhiteSignal signal = new WhiteSignal(0.01, 200).seeded(3);
        double[] period = {
            -0.30728858195921926,
            -0.222798580213918,
            -0.04568696149973255,
            0.11628870847898365,
            0.20618615298432028,
            0.23281955727026055,
            0.20775831626914326,
            0.11086059187105093,
            -0.06096892579451179,
            -0.23717027740637714
        };
        double[] twice = Arrays.copyOf(period, 20);
        System.arraycopy(period, 0, twice, 10, 10);
        assertGives(signal, twice);
        assertGives(signal.startedAt(0), -0.04568696149973255, 0.11628870847898365);
    }

    @Test
    void printedPieces() {
        Piecewise two = Piecewise.at(0.002, 1).then(0.004, 3);
        assertGives(Piecewise.at(0.004, 2).then(0.002, 1), 0, 1, 1, 2, 2);
        assertGives(two.interpolated(Interpolation.LINEAR), 0, 1, 2, 3, 0);
        assertGives(two.interpolated(Interpolation.SLINEAR), 0, 1, 2, 3, 0);
        assertGives(two.interpolated(Interpolation.NEAREST), 0, 1, 1, 3, 0);
    }
}
