package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters step by step against traces of Nengo's, and against their definition in double. */
class FilterTest {
    private static final FilterKernels FILTERS = ScalarKernels.INSTANCE.filters();
    private static final double DT = 0.001;

    @Test
    void lowpassRisesInItsFirstStep() {
        double decay = Math.exp(-DT / 0.002);
        FilterStep step =
                FilterStep.of(new double[][] {{decay}}, new double[] {(1 - decay) / 500}, new double[] {500}, 0);
        assertThat(step.form()).isEqualTo(FilterStep.Form.STATE_IS_OUTPUT);
        assertThat(step.b(0)).isEqualTo((float) ((1 - decay) / 500 * 500));
        follows(step, new double[] {1, 1, 1, 1}, new double[] {0.39346934, 0.63212056, 0.77686984, 0.86466472});
    }

    @Test
    void alphaOfOneSample() {
        double tau = 0.002;
        double decay = Math.exp(-DT / tau);
        double[][] a = {
            {decay * (1 - DT / tau), -decay * DT / (tau * tau)},
            {decay * DT, decay * (1 + DT / tau)}
        };
        double[] b = {decay * DT, tau * tau * (1 - decay * (1 + DT / tau))};
        FilterStep step = FilterStep.of(a, b, new double[] {0, 1 / (tau * tau)}, 0);
        assertThat(step.form()).isEqualTo(FilterStep.Form.NO_FEED_THROUGH);
        follows(step, new double[] {1, 0, 0, 0, 0}, new double[] {
            0.09020401, 0.17403711, 0.17793348, 0.15181955, 0.11870835
        });
    }

    @Test
    void aDifferenceReadsTheOldState() {
        FilterStep step = FilterStep.of(new double[][] {{0}}, new double[] {1}, new double[] {-1}, 1);
        assertThat(step.form()).isEqualTo(FilterStep.Form.FEED_THROUGH);
        follows(step, new double[] {1, -1, 2}, new double[] {1, -2, 3});
    }

    @Test
    void aGainHasNoState() {
        FilterStep step = FilterStep.of(new double[0][0], new double[0], new double[0], 1.5);
        assertThat(step.form()).isEqualTo(FilterStep.Form.NO_STATE);
        follows(step, new double[] {2, -3}, new double[] {3, -4.5});
    }

    private static void follows(FilterStep step, double[] in, double[] expected) {
        float[] x = new float[step.order()];
        float[] y = new float[1];
        for (int i = 0; i < in.length; i++) {
            FILTERS.linearFilter(y, 0, x, 0, 1, new float[] {(float) in[i]}, 0, 1, step);
            assertThat((double) y[0]).as("step %d", i + 1).isCloseTo(expected[i], offset(2e-7));
        }
    }

    /** Against the definition, state by state in double, over many steps of a stable filter. */
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.5", "2, 0", "2, -0.3", "3, 0", "3, 2", "8, 0", "8, 1", "19, 0", "19, 0.1"})
    void everyFormIsItsDefinition(int order, double d) {
        Random random = new Random(order);
        double[][] a = new double[order][];
        for (int i = 0; i < order; i++) {
            a[i] = values(random, order, 0.9 / order);
        }
        double[] b = values(random, order, 1);
        double[] c = values(random, order, 1);
        FilterStep step = FilterStep.of(a, b, c, d);
        int n = 5;
        int stride = 7;
        float[] x = new float[order * stride];
        float[] y = new float[n];
        double[][] state = new double[n][order];
        for (int t = 0; t < 100; t++) {
            float[] u = new float[n];
            for (int e = 0; e < n; e++) {
                u[e] = random.nextFloat() - 0.5f;
            }
            FILTERS.linearFilter(y, 0, x, 0, stride, u, 0, n, step);
            for (int e = 0; e < n; e++) {
                double old = dot(c, state[e]) + d * u[e];
                double[] next = new double[order];
                for (int i = 0; i < order; i++) {
                    next[i] = dot(a[i], state[e]) + b[i] * u[e];
                }
                state[e] = next;
                assertThat((double) y[e]).isCloseTo(d == 0 ? dot(c, next) : old, offset(3e-6));
            }
        }
    }

    private static double[] values(Random random, int n, double bound) {
        return random.doubles(n, -bound, bound).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void triangleHoldsItsStartAndFallsInTaps() {
        TriangleStep step = TriangleStep.of(0.4, 0.1, 4);
        float[] y = {1};
        float[] ring = {0.1f, 0.1f, 0.1f, 0.1f};
        double[] expected = {1, 1, 1, 0.6, 0.3, 0.1, 0};
        for (int t = 0; t < expected.length; t++) {
            FILTERS.triangle(y, 0, ring, 0, 1, new float[] {t < 3 ? 1 : 0}, 0, 1, step, t % 4);
            assertThat((double) y[0]).as("step %d", t + 1).isCloseTo(expected[t], offset(3e-7));
        }
    }

    /** More values than a block has, against the sum over the inputs of the last steps. */
    @Test
    void triangleIsAConvolution() {
        int taps = 21;
        int n = 1100;
        TriangleStep step = TriangleStep.of(2.0 / (taps + 1), 2.0 / (taps * (taps + 1)), taps);
        float[] y = new float[n];
        float[] ring = new float[taps * n];
        float[][] u = new float[60][n];
        Random random = new Random(1);
        for (int t = 0; t < u.length; t++) {
            for (int e = 0; e < n; e++) {
                u[t][e] = random.nextFloat() - 0.5f;
            }
            FILTERS.triangle(y, 0, ring, 0, n, u[t], 0, n, step, t % taps);
            for (int e : new int[] {0, 1023, 1024, n - 1}) {
                double expected = 0;
                for (int k = 0; k < taps && k <= t; k++) {
                    expected += (taps - k) * 2.0 / (taps * (taps + 1)) * u[t - k][e];
                }
                assertThat((double) y[e]).isCloseTo(expected, offset(1e-6));
            }
        }
    }
}
