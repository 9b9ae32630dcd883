package lanewise.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values between keys as SciPy's interp1d gives them, functions, and the mistakes. */
class PiecewiseTest {
    private static final Piecewise SIX = Piecewise.at(0, 1, -2)
            .then(0.3, 0, 3)
            .then(0.5, 2, 2)
            .then(1.1, -1, 0.5)
            .then(1.2, 4, 0)
            .then(2, 3, -1);
    private static final double[] AT = {0, 0.1, 0.3, 0.4, 0.55, 0.8, 1.1, 1.15, 1.6, 1.99, 2.0};

    private static double[] valueAt(Piecewise process, double t) {
        double[] state = new double[process.stateSize(0.001)];
        RandomStream random = new RandomStream(0);
        process.start(0.001, random, state);
        double[] out = new double[process.sizeOut()];
        assertThat(process.step(t, 0.001, random, state, new double[0], out)).isTrue();
        return out;
    }

    private static void assertValues(Interpolation kind, double error, double[] first, double[] second) {
        for (int i = 0; i < AT.length; i++) {
            double[] ours = valueAt(SIX.interpolated(kind), AT[i]);
            assertThat(ours[0]).as("%s at %s", kind, AT[i]).isCloseTo(first[i], within(error));
            assertThat(ours[1]).as("%s at %s", kind, AT[i]).isCloseTo(second[i], within(error));
        }
    }

    @Test
    void linesAndNearestValues() {
        double[] first = {
            1,
            0.6666666666666666,
            0,
            1.0000000000000004,
            1.7499999999999998,
            0.5,
            -1,
            1.4999999999999942,
            3.5,
            3.0125,
            3
        };
        double[] second = {
            -2, -0.33333333333333304, 3, 2.5, 1.875, 1.25, 0.5, 0.25000000000000056, -0.5000000000000002, -0.9875, -1
        };
        assertValues(Interpolation.LINEAR, 1e-15, first, second);
        assertValues(Interpolation.SLINEAR, 1e-15, first, second);
        assertValues(Interpolation.NEAREST, 0, new double[] {1, 1, 0, 0, 2, 2, -1, -1, 4, 3, 3}, new double[] {
            -2, -2, 3, 3, 2, 2, 0.5, 0.5, 0, -1, -1
        });
    }

    @Test
    void splines() {
        assertValues(
                Interpolation.QUADRATIC,
                2e-14,
                new double[] {
                    1,
                    -0.05742346892097139,
                    0,
                    1.1148469378419426,
                    1.9987723234707502,
                    -2.445408135258282,
                    -1,
                    1.4218810040072398,
                    13.441153867266845,
                    3.503344472196301,
                    3
                },
                new double[] {
                    -2,
                    0.6524080071727874,
                    3,
                    2.6951839856544253,
                    1.7292850313809445,
                    1.1444804303672398,
                    0.5,
                    0.25424225997694505,
                    -1.2218532140308516,
                    -1.0231415024427732,
                    -1
                });
        assertValues(
                Interpolation.CUBIC,
                2e-14,
                new double[] {
                    1,
                    -1.1428852366905473,
                    0,
                    1.3714426183452741,
                    1.7727117182500651,
                    -2.339475347661196,
                    -1,
                    1.2066376071077338,
                    29.01481949712044,
                    4.904042031886506,
                    3
                },
                new double[] {
                    -2,
                    1.1775811209439537,
                    3,
                    2.6112094395280243,
                    1.750282182071452,
                    1.1361725663716822,
                    0.5,
                    0.2707688053097352,
                    -2.3407079646017754,
                    -1.1236002212389384,
                    -1
                });
    }

    @Test
    void splinesOfTheFewestKeys() {
        Piecewise three = Piecewise.at(0, -2).then(0.3, 3).then(0.5, 2);
        assertThat(valueAt(three.interpolated(Interpolation.QUADRATIC), 0.1)[0])
                .isCloseTo(0.5333333333333339, within(2e-15));
        Piecewise four = three.then(1.1, 0.5).interpolated(Interpolation.CUBIC);
        assertThat(valueAt(four, 0.1)[0]).isCloseTo(0.8712121212121217, within(2e-15));
        assertThat(valueAt(four, 0.4)[0]).isCloseTo(2.76439393939394, within(2e-15));
    }

    @ParameterizedTest
    @EnumSource(names = "ZERO", mode = EnumSource.Mode.EXCLUDE)
    void outsideTheKeysInterpolationsAreZero(Interpolation kind) {
        assertThat(valueAt(SIX.interpolated(kind), -0.001)).containsExactly(0, 0);
        assertThat(valueAt(SIX.interpolated(kind), 2.001)).containsExactly(0, 0);
    }

    @Test
    void functionsAreCalledFromTheirKeyToTheNext() {
        Piecewise process = Piecewise.at(0.002, t -> new double[] {100 * t}).then(0.004, 7);
        assertThat(process.run(5)).isDeepEqualTo(new double[][] {{0}, {100 * 0.002}, {100 * 0.003}, {7}, {7}});
        assertThat(process.interpolated(Interpolation.LINEAR).interpolation()).isEqualTo(Interpolation.ZERO);
        assertThat(SIX.interpolated(Interpolation.CUBIC)
                        .then(3, t -> new double[2])
                        .interpolation())
                .isEqualTo(Interpolation.ZERO);
    }

    @Test
    void aHeldValueIsNotGivenAnew() {
        Piecewise process = Piecewise.at(0.002, 5);
        double[] state = new double[process.stateSize(0.001)];
        RandomStream random = new RandomStream(0);
        process.start(0.001, random, state);
        double[] out = new double[1];
        boolean[] changed = new boolean[4];
        for (int i = 0; i < 4; i++) {
            changed[i] = process.step((i + 1) * 0.001, 0.001, random, state, new double[0], out);
        }
        assertThat(changed).containsExactly(true, true, false, false);
    }

    @Test
    void keysAreSortedAndValuesCopied() {
        double[] given = {1, 2};
        Piecewise process = Piecewise.at(0.5, 3, 4).then(0.1, given);
        given[0] = 9;
        assertThat(process)
                .isEqualTo(Piecewise.at(0.1, 1, 2).then(0.5, 3, 4))
                .hasToString("Piecewise[2 keys from 0.1 s on, ZERO]");
        assertThat(process).hasSameHashCodeAs(Piecewise.at(0.1, 1, 2).then(0.5, 3, 4));
        assertThat(process).isNotEqualTo(process.interpolated(Interpolation.LINEAR));
    }

    @Test
    void mistakesAreNamed() {
        Piecewise one = Piecewise.at(0.1, 1);
        assertRefused(() -> Piecewise.at(Double.NaN, 1), "key is NaN");
        assertRefused(() -> one.then(0.1, 2), "key 0.1", "twice");
        assertRefused(() -> Piecewise.at(0.0, 1).then(-0.0, 2), "twice");
        assertRefused(() -> one.then(0.2, 2, 3), "key 0.2", "2 values", "give 1");
        assertRefused(() -> Piecewise.at(0.2), "0 values", "1 or more");
        assertRefused(() -> one.then(0.2, Double.POSITIVE_INFINITY), "Infinity", "finite");
        DoubleFunction<double[]> failing = t -> {
            throw new IllegalStateException("no data");
        };
        assertRefused(() -> one.then(0.2, failing), "key 0.2", "failed", "no data");
        assertRefused(() -> one.then(0.2, t -> null), "key 0.2", "failed");
        assertRefused(() -> one.then(0.2, t -> new double[2]), "2 values");
        assertRefused(() -> one.interpolated(Interpolation.LINEAR), "LINEAR", "2 keys", "there are 1");
        assertRefused(() -> one.then(0.2, 1).then(0.3, 1).interpolated(Interpolation.CUBIC), "CUBIC", "4 keys");
        Piecewise fickle = Piecewise.at(0, t -> new double[t == 0 ? 1 : 2]);
        assertThatThrownBy(() -> fickle.run(1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll("key 0.0", "2 values", "give 1");
    }

    private static void assertRefused(ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
