package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PiecewiseLinearTest {
    private final PiecewiseLinear curve = new PiecewiseLinear(new double[] {0, 1, 1, 3}, new double[] {5, 7, -1, 3});

    @Test
    void pointsKeepTheirOrdinatesAndLinesRunBetweenThem() {
        assertThat(curve.at(0)).isEqualTo(5);
        assertThat(curve.at(0.5)).isEqualTo(6);
        assertThat(curve.at(2)).isEqualTo(1);
        assertThat(curve.at(3)).isEqualTo(3);
    }

    @Test
    void outsideTheCurveIsFlat() {
        assertThat(curve.at(-9)).isEqualTo(5);
        assertThat(curve.at(9)).isEqualTo(3);
    }

    @Test
    void aStepHasItsLastOrdinate() {
        assertThat(curve.at(1)).isEqualTo(-1);
        assertThat(curve.at(Math.nextDown(1.0))).isCloseTo(7, within(1e-14));
    }

    @Test
    void unevenPointsAreFoundEverywhere() {
        RandomStream stream = new RandomStream(1);
        double[] xs = new double[60];
        for (int i = 0; i < xs.length; i++) {
            double x = stream.uniform(-2, 2);
            xs[i] = x * x * x * x * x; // crowded about 0
        }
        Arrays.sort(xs);
        double[] ys =
                Arrays.stream(stream.permutation(xs.length)).asDoubleStream().toArray();
        PiecewiseLinear uneven = new PiecewiseLinear(xs, ys);
        for (int i = 1; i < xs.length; i++) {
            double middle = (xs[i - 1] + xs[i]) / 2;
            assertThat(uneven.at(xs[i])).isEqualTo(ys[i]);
            assertThat(uneven.at(Math.nextDown(xs[i]))).isCloseTo(ys[i], within(1e-6));
            assertThat(uneven.at(middle)).isCloseTo((ys[i - 1] + ys[i]) / 2, within(1e-9));
        }
    }

    @Test
    void whatIsNoNumberLiesBehindTheLastPoint() {
        assertThat(curve.at(Double.NaN)).isEqualTo(3);
    }

    @Test
    void aMixtureHasMeanAbscissaeAndTheMeansOfBothCurvesThere() {
        PiecewiseLinear low = new PiecewiseLinear(new double[] {0, 1, 2}, new double[] {0, 10, 20});
        PiecewiseLinear high = new PiecewiseLinear(new double[] {0, 1.5, 2}, new double[] {0, 0, 4});
        PiecewiseLinear mixed = low.mixedWith(high, 0.25);
        double corner = 0.25 * 1 + 0.75 * 1.5;
        assertThat(mixed.at(corner)).isEqualTo(0.25 * low.at(corner) + 0.75 * high.at(corner));
        assertThat(mixed.at(2)).isEqualTo(8);
    }
}
