package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    /** Around the size of a block, and over two. */
    private static final int[] SIZES = {1, 2, 63, 64, 65, 150};

    @Test
    void solvesWhatWasMultiplied() {
        var random = new Random(1);
        for (int n : SIZES) {
            for (int d : new int[] {1, 3, 70}) {
                double[] g = gram(random, n);
                double[] x = random.doubles((long) n * d, -1, 1).toArray();
                double[] y = new double[n * d];
                for (int i = 0; i < n; i++) {
                    for (int k = 0; k < n; k++) {
                        for (int j = 0; j < d; j++) {
                            y[i * d + j] += g[i * n + k] * x[k * d + j];
                        }
                    }
                }
                Cholesky.of(ScalarKernels.INSTANCE, g, n).solve(y, d);
                for (int i = 0; i < x.length; i++) {
                    assertThat(y[i]).isCloseTo(x[i], offset(1e-10));
                }
            }
        }
    }

    @Test
    void blocksDoNotShowInTheFactor() {
        int n = 150;
        double[] blocked = gram(new Random(2), n);
        double[] plain = blocked.clone();
        Cholesky.of(ScalarKernels.INSTANCE, blocked, n);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = plain[i * n + j];
                for (int k = 0; k < i; k++) {
                    sum = Math.fma(-plain[k * n + i], plain[k * n + j], sum);
                }
                plain[i * n + j] = i == j ? Math.sqrt(sum) : sum / plain[i * n + i];
                assertThat(blocked[i * n + j]).isEqualTo(plain[i * n + j]);
            }
        }
    }

    @Test
    void namesThePivotThatIsNotPositive() {
        double[] g = {1, 0, 0, 0, 1, 2, 0, 2, 4};
        assertThatThrownBy(() -> Cholesky.of(ScalarKernels.INSTANCE, g, 3))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("pivot 2 is 0.0")
                .hasMessageContaining("regularisation");
        assertThatThrownBy(() -> Cholesky.of(ScalarKernels.INSTANCE, new double[] {Double.NaN}, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("NaN");
    }

    /** A^T A + n I of random A: well conditioned. */
    private static double[] gram(Random random, int n) {
        double[] a = random.doubles((long) n * n, -1, 1).toArray();
        double[] g = new double[n * n];
        for (int i = 0; i < n; i++) {
            g[i * n + i] = n;
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    g[i * n + j] += a[k * n + i] * a[k * n + j];
                }
            }
        }
        return g;
    }
}
