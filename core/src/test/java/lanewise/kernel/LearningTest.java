package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning rules against steps of Nengo's, which runs in double. */
class LearningTest {
    private static final LearningKernels LEARNING = ScalarKernels.INSTANCE.learning();
    private static final double DT = 0.001;
    private static final float ALPHA = (float) (0.5 * DT);

    private final float[] in = {2.5f, 3.5f};
    private final float[] out = {2.9f, 7.45f};
    private final float[] weights = {0.1f, 0.2f, 0.3f, 0.4f};

    @Test
    void pesMovesAgainstTheError() {
        float[] delta = {9, 9, 9, 9};
        LEARNING.pes(delta, 0, new float[] {0, -1}, 0, new float[] {2, 3}, 0, 2, 2, (float) (-0.5 * DT / 2));
        isClose(delta, 0, 0, 0.0005, 0.00075);
    }

    @Test
    void bcmComparesWithItsThreshold() {
        float[] theta = {0.2759715f, 0.70896125f};
        float[] delta = new float[4];
        LEARNING.bcm(delta, 0, in, 0, out, 0, theta, 0, 2, 2, ALPHA);
        isClose(delta, 0.009512103357103027, 0.013316944699944237, 0.06277592349317604, 0.08788629289044647);
    }

    @Test
    void ojaForgets() {
        float[] delta = new float[4];
        LEARNING.oja(delta, 0, weights, 0, in, 0, out, 0, 2, 2, ALPHA, 0.5f);
        isClose(delta, 0.00341475, 0.0046545, 0.0051498125, 0.00748725);
    }

    @Test
    void ojaSeesWhatTheFiltersMadeOfTheSameStep() {
        FilterStep lowpass = FilterStep.lowpass(Math.exp(-DT / 0.005), -Math.expm1(-DT / 0.005));
        for (float[] activity : new float[][] {in, out}) {
            ScalarKernels.INSTANCE.filters().linearFilter(activity, 0, new float[2], 0, 2, activity, 0, 2, lowpass);
        }
        isClose(in, 0.4531731173050453, 0.6344423642270635);
        float[] delta = new float[4];
        LEARNING.oja(delta, 0, weights, 0, in, 0, out, 0, 2, 2, ALPHA, 1);
        assertThat((double) delta[0]).isCloseTo(1.052951910444204e-4, offset(1e-11));
    }

    @Test
    void vojaMovesEncodersTowardsTheInput() {
        float[] scale = {1, 1.5f};
        float[] encoders = {1, -1.5f};
        float[] active = {1.5f, 0.25f};
        float[] delta = new float[2];
        LEARNING.voja(delta, 0, encoders, 0, scale, 0, new float[] {0.5f}, 0, active, 0, 1, 2, 1, ALPHA);
        isClose(delta, -0.000375, 0.00028125);
        LEARNING.voja(delta, 0, encoders, 0, scale, 0, new float[] {0.5f}, 0, active, 0, -1, 2, 1, ALPHA);
        isClose(delta, 0.000375, -0.00028125);
    }

    @Test
    void rlsSharpensItsInverse() {
        float[] inverse = {0.001f, 0, 0, 0.001f};
        float[] delta = new float[2];
        LEARNING.rls(inverse, 0, delta, 0, in, 0, new float[] {-1}, 0, 1, 2);
        isClose(delta, 0.0024545900834560632, 0.0034364261168384883);
        isClose(inverse, 9.938635247913599e-4, -8.591065292096221e-6, -8.591065292096221e-6, 9.879725085910653e-4);
    }

    /** Against the rule in double, its product along the rows of P; with and without partial sums. */
    @ParameterizedTest
    @ValueSource(ints = {40, 300})
    void rlsStaysWithItsDefinition(int n) {
        Random random = new Random(n);
        float[] p = new float[n * n];
        double[][] exact = new double[n][n];
        for (int i = 0; i < n; i++) {
            exact[i][i] = (float) (0.02 / n);
            p[i * n + i] = (float) exact[i][i];
        }
        float[] delta = new float[2 * n];
        float[] error = {0.5f, -2};
        float[] r = new float[n];
        for (int step = 0; step < 50; step++) {
            for (int i = 0; i < n; i++) {
                r[i] = 100 * random.nextFloat();
            }
            LEARNING.rls(p, 0, delta, 0, r, 0, error, 0, 2, n);

            double[] pr = new double[n];
            double dot = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    pr[i] += exact[i][j] * r[j];
                }
                dot += r[i] * pr[i];
            }
            double worst = 0;
            double worstDelta = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    exact[i][j] -= pr[i] * pr[j] / (1 + dot);
                    worst = Math.max(worst, Math.abs(p[i * n + j] - exact[i][j]));
                }
                for (int k = 0; k < 2; k++) {
                    double expected = error[k] * -pr[i] / (1 + dot);
                    worstDelta = Math.max(worstDelta, Math.abs(delta[k * n + i] - expected));
                }
            }
            assertThat(worst).isLessThan(0.02 / n * 1e-5);
            assertThat(worstDelta).isLessThan(1e-6);
        }
    }

    private static void isClose(float[] values, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            double bound = 5e-7 * Math.abs(expected[i]);
            assertThat((double) values[i]).as("value %d", i).isCloseTo(expected[i], offset(bound));
        }
    }
}
