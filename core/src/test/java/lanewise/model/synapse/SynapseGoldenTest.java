package lanewise.model.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers that Nengo or SciPy printed. */
class SynapseGoldenTest {
    private static final double DT = 0.001;
    private static final double[] BUTTERWORTH_NUM = {
        0.00041659920440659937,
        0.0016663968176263975,
        0.002499595226439596,
        0.0016663968176263975,
        0.00041659920440659937
    };
    private static final double[] BUTTERWORTH_DEN = {
        1.0, -3.180638548874719, 3.8611943489942133, -2.112155355110969, 0.43826514226197977
    };
    private static final double[] SIGNAL = {1, 0, -2, 0.5, 3, 0, 0, 1};

    private static void assertClose(double error, double[] actual, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], within(error));
        }
    }

    private static void assertRelative(double error, double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(error * Math.abs(expected)));
    }

    private static void assertOneState(StateSpace actual, double a, double b, double c, double d) {
        assertThat(actual.order()).isOne();
        assertRelative(2e-15, actual.a()[0][0], a);
        assertRelative(2e-15, actual.b()[0], b);
        assertRelative(2e-15, actual.c()[0], c);
        assertRelative(2e-15, actual.d(), d);
    }

    private static LinearFilter firstOrder(Discretisation method) {
        return new LinearFilter(new double[] {1}, new double[] {0.01, 1}, true, method);
    }

    @Test
    void lowpass() {
        Synapse lowpass = new Lowpass(0.002);
        assertClose(5e-9, lowpass.filt(1, 1, 1, 1), 0.39346934, 0.63212056, 0.77686984, 0.86466472);
        assertClose(2e-16, lowpass.filt(new double[] {1, 1, 1, 1}, DT, 1), 1, 1, 1, 1);
        double decay = Math.exp(-0.5);
        assertOneState(new Lowpass(0.002).discretised(DT), decay, 0.002 * (1 - decay), 500, 0);
    }

    @Test
    void alpha() {
        assertClose(
                5e-9, new Alpha(0.002).filt(1, 0, 0, 0, 0), 0.09020401, 0.17403711, 0.17793348, 0.15181955, 0.11870835);
        StateSpace steps = new Alpha(0.01).discretised(DT);
        assertRelative(2e-15, steps.a()[0][0], 0.8143536762323637);
        assertRelative(2e-15, steps.a()[0][1], -9.048374180359597);
        assertRelative(2e-15, steps.a()[1][0], 0.0009048374180359596);
        assertRelative(2e-15, steps.a()[1][1], 0.9953211598395555);
        assertRelative(2e-15, steps.b()[0], 0.0009048374180359596);
        assertRelative(2e-15, steps.b()[1], 4.67884016044447e-07);
        assertRelative(2e-15, steps.c()[1], 10000);
        assertThat(steps.c()[0]).isZero();
        assertThat(steps.d()).isZero();
        assertClose(1e-13, new Alpha(0.002).filt(new double[] {3, 3, 3}, DT, 3), 3, 3, 3);
    }

    /** An analog Butterworth filter of order 4 and 30 Hz, whose coefficients span nine decades. */
    @Test
    void zeroOrderHoldKeepsSmallCoefficientsPrecise() {
        double[] den = {1.0, 492.5626334289748, 121308.97392524328, 17501034.004929982, 1262421819.8006709};
        StateSpace steps = new LinearFilter(new double[] {1262421819.8006709}, den).discretised(DT);
        double[][] expected = {
            {0.5652276154045677, -101.38377043637732, -14065.890244276039, -976127.4716431499},
            {0.0007732181560338324, 0.9460859865556882, -7.585469307544448, -533.7730022986796},
            {4.2281667975523363e-07, 0.000981481853271766, 0.9973774441352737, -0.1857402172965145},
            {1.4713007521197774e-10, 4.952874570582485e-07, 0.0009993300517292748, 0.9999523725847065}
        };
        double[] b = {0.0007732181560338324, 4.2281667975523363e-07, 1.4713007521197774e-10, 3.772702162344567e-14};
        for (int i = 0; i < 4; i++) {
            assertRelative(2e-15, steps.b()[i], b[i]);
            for (int j = 0; j < 4; j++) {
                assertRelative(2e-15, steps.a()[i][j], expected[i][j]);
            }
        }
    }

    @Test
    void aFirstOrderFilterByEveryMethod() {
        double decay = Math.exp(-0.1);
        assertOneState(firstOrder(Discretisation.ZOH).discretised(DT), decay, 0.01 * (1 - decay), 100, 0);
        assertOneState(
                firstOrder(Discretisation.BILINEAR).discretised(DT),
                0.9047619047619047,
                9.523809523809524e-4,
                95.23809523809524,
                0.047619047619047616);
        assertOneState(firstOrder(Discretisation.EULER).discretised(DT), 0.9, 0.001, 100, 0);
        assertOneState(
                firstOrder(Discretisation.BACKWARD_DIFF).discretised(DT),
                0.9090909090909091,
                9.090909090909091e-4,
                90.9090909090909,
                0.09090909090909091);
    }

    @Test
    void aSecondOrderFilterWithFeedThroughByEveryMethod() {
        assertSecondOrder(
                Discretisation.ZOH,
                new double[] {0.875602253331717, -0.1406515635606857, 0.09376770904045711, 0.9928118896322884},
                new double[] {0.09376770904045711, 0.004792073578474396, 0.1875, 0.375, 0.25});
        assertSecondOrder(
                Discretisation.BILINEAR,
                new double[] {0.8757327080890973, -0.1406799531066823, 0.09378663540445487, 0.9929660023446659},
                new double[] {
                    0.09378663540445487,
                    0.004689331770222744,
                    0.19343493552168817,
                    0.3604923798358734,
                    0.2596717467760844
                });
        assertSecondOrder(
                Discretisation.BACKWARD_DIFF,
                new double[] {0.8771929824561403, -0.13157894736842107, 0.08771929824561403, 0.9868421052631579},
                new double[] {
                    0.08771929824561403,
                    0.008771929824561403,
                    0.19736842105263155,
                    0.3453947368421052,
                    0.26973684210526316
                });
    }

    private static void assertSecondOrder(Discretisation method, double[] a, double[] bcd) {
        LinearFilter filter = new LinearFilter(new double[] {1, 2, 3}, new double[] {4, 5, 6}, true, method);
        StateSpace steps = filter.discretised(0.1);
        double[] ours = {
            steps.a()[0][0],
            steps.a()[0][1],
            steps.a()[1][0],
            steps.a()[1][1],
            steps.b()[0],
            steps.b()[1],
            steps.c()[0],
            steps.c()[1],
            steps.d()
        };
        double[] expected = Arrays.copyOf(a, ours.length);
        System.arraycopy(bcd, 0, expected, a.length, bcd.length);
        for (int i = 0; i < ours.length; i++) {
            assertRelative(2e-15, ours[i], expected[i]);
        }
    }

    @Test
    void anIntegratorIsARunningSum() {
        LinearFilter integrator = new LinearFilter(new double[] {1}, new double[] {1, 0}, true, Discretisation.EULER);
        assertOneState(integrator.discretised(DT), 1, 0.001, 1, 0);
        assertClose(1e-18, integrator.filt(1, 2, -4), 0.001, 0.003, -0.001);
        StateSpace twice = new LinearFilter(new double[] {1}, new double[] {1, 0, 0}).discretised(DT);
        assertThat(twice.a()).isDeepEqualTo(new double[][] {{1, 0}, {0.001, 1}});
        assertClose(1e-22, twice.b(), 0.001, 5e-7);
    }

    @Test
    void triangle() {
        Triangle triangle = new Triangle(0.003);
        assertThat(triangle.taps(DT)).isEqualTo(4);
        assertClose(1e-16, triangle.filt(1, 0, 0, 0, 0), 0.4, 0.3, 0.2, 0.1, 0);
        assertClose(4e-16, triangle.filt(new double[] {1, 1, 1, 0, 0, 0, 0}, DT, 1), 1, 1, 1, 0.6, 0.3, 0.1, 0);
        assertThat(new Triangle(0.0025).taps(DT)).as("half to even").isEqualTo(3);
        assertThat(new Triangle(0).filt(2, 3)).containsExactly(2, 3);
    }

    @Test
    void digitalFilters() {
        assertThat(LinearFilter.digital(new double[] {1, -1}, new double[] {1, 0})
                        .filt(1, -1, 2))
                .containsExactly(1, -2, 3);
        assertThat(new LinearFilter(new double[] {3}, new double[] {2}).filt(2)).containsExactly(3);
        assertClose(
                2e-15,
                LinearFilter.digital(BUTTERWORTH_NUM, BUTTERWORTH_DEN).filt(SIGNAL),
                0.00041659920440659937,
                0.0029914483065925663,
                0.009572542124690466,
                0.018318058220893347,
                0.02493790398482299,
                0.03041271887908245,
                0.0424358310106677,
                0.0678122720067332);
        assertClose(
                1e-14,
                LinearFilter.digital(new double[] {1, 2, 3}, new double[] {4, 5, 6})
                        .filt(SIGNAL),
                0.25,
                0.1875,
                -0.359375,
                -0.70703125,
                0.9228515625,
                1.781982421875,
                -1.36175537109375,
                -0.7207794189453125);
    }

    /** Without feed-through the state's delay of one step is taken out: the first output is not 0. */
    @Test
    void withoutFeedThroughTheUpdatedStateIsGivenOut() {
        LinearFilter filter = LinearFilter.digital(new double[] {2, 3}, new double[] {4, 5, 6});
        assertThat(filter.discretised(DT).stepCase()).isEqualTo(StateSpace.Case.UPDATED_STATE);
        assertClose(
                1e-14,
                filter.filt(SIGNAL),
                0.5,
                0.125,
                -1.90625,
                0.9453125,
                3.552734375,
                -3.60888671875,
                -0.8179931640625,
                6.935821533203125);
    }
}
