package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lanewise.error.ModelException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The polar factor Q of M is orthogonal and leaves a symmetric positive definite rest, Q^T M. */
class PolarFactorLaws {
    private static double[] gaussianMatrix(int n, long seed) {
        RandomStream rng = new RandomStream(seed);
        double[] matrix = new double[n * n];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = rng.gaussian();
        }
        return matrix;
    }

    /** transpose(a) b. */
    private static double[] crossProduct(double[] a, double[] b, int n) {
        double[] product = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    product[i * n + j] += a[k * n + i] * b[k * n + j];
                }
            }
        }
        return product;
    }

    @Property(tries = 100)
    void theFactorIsOrthogonalAndTheRestSymmetricPositive(
            @ForAll @IntRange(min = 1, max = 40) int n, @ForAll @LongRange(min = 0, max = 1000) long seed) {
        double[] matrix = gaussianMatrix(n, seed);
        double[] factor = PolarFactor.of(matrix, n);
        double[] identity = crossProduct(factor, factor, n);
        double[] rest = crossProduct(factor, matrix, n);
        for (int i = 0; i < n; i++) {
            assertThat(rest[i * n + i]).isPositive(); // necessary for a positive definite matrix
            for (int j = 0; j < n; j++) {
                assertThat(identity[i * n + j]).isCloseTo(i == j ? 1 : 0, within(2e-15));
                assertThat(rest[i * n + j]).isCloseTo(rest[j * n + i], within(1e-13));
            }
        }
    }

    @Property
    void inThePlaneItIsTheRotationOrReflectionOfTheClosedForm(
            @ForAll @DoubleRange(min = -9, max = 9) double a,
            @ForAll @DoubleRange(min = -9, max = 9) double b,
            @ForAll @DoubleRange(min = -9, max = 9) double c,
            @ForAll @DoubleRange(min = -9, max = 9) double d) {
        double determinant = a * d - b * c;
        if (Math.abs(determinant) < 0.1) {
            return; // the factor of a nearly singular matrix is not determined well
        }
        double sign = Math.signum(determinant);
        double p = a + sign * d;
        double q = c - sign * b;
        double length = Math.sqrt(p * p + q * q);
        double[] factor = PolarFactor.of(new double[] {a, b, c, d}, 2);
        assertThat(factor[0]).isCloseTo(p / length, within(1e-13));
        assertThat(factor[1]).isCloseTo(-sign * q / length, within(1e-13));
        assertThat(factor[2]).isCloseTo(q / length, within(1e-13));
        assertThat(factor[3]).isCloseTo(sign * p / length, within(1e-13));
    }

    /** U V of numpy.linalg.svd of this matrix, to the bit. */
    @Example
    void inThePlaneItIsNumPysToTheBit() {
        double[] matrix = {0.12121536703245045, -0.9412608560857424, 0.07580370310219041, -1.7890730992265744};
        assertThat(PolarFactor.of(matrix, 2))
                .containsExactly(0.9108787540716043, -0.4126740788818241, -0.4126740788818241, -0.9108787540716043);
    }

    @Example
    void anOrthogonalMatrixIsItsOwnFactor() {
        double[] swap = {0, 1, 0, 0, 0, -1, 1, 0, 0};
        assertThat(PolarFactor.of(swap, 3)).containsExactly(swap);
        assertThat(PolarFactor.of(new double[] {0, -1, 1, 0}, 2)).containsExactly(0, -1, 1, 0);
        assertThat(PolarFactor.of(new double[] {-3}, 1)).containsExactly(-1);
    }

    @Example
    void aSingularMatrixIsRefused() {
        assertThatThrownBy(() -> PolarFactor.of(new double[] {1, 0, 2, 0}, 2))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("2 x 2", "singular");
        assertThatThrownBy(() -> PolarFactor.of(new double[9], 3)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> PolarFactor.of(new double[] {1, Double.NaN, 0, 1}, 2))
                .isInstanceOf(ModelException.class);
    }
}
