package lanewise.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How sums are split is part of every result, so it is written down here. */
class ProductsTest {
    @Test
    void fewRowsAndManyColumnsAreSplitIntoSixtyFourChains() {
        assertThat(Products.partials(1, 256)).isEqualTo(64);
        assertThat(Products.partials(2, 256)).isEqualTo(32);
        assertThat(Products.partials(3, 256)).isEqualTo(16);
        assertThat(Products.partials(10, 2000)).isEqualTo(4);
        assertThat(Products.partials(17, 2000)).isEqualTo(2);
        assertThat(Products.partials(32, 2000)).isEqualTo(2);
        assertThat(Products.partials(33, 2000)).isEqualTo(1);
        assertThat(Products.partials(2000, 2000)).isEqualTo(1);
        assertThat(Products.partials(1, 255)).isEqualTo(1);
    }

    @Test
    void columnsOfSplitSumsAreAPowerOfTwoApart() {
        assertThat(Products.leading(10, 2000)).isEqualTo(16);
        assertThat(Products.leading(1, 2000)).isEqualTo(1);
        assertThat(Products.leading(10, 20)).isEqualTo(10);
        assertThat(Products.leading(2000, 784)).isEqualTo(2000);
        assertThat(Products.leading(1024, 784)).isGreaterThan(1024);
    }

    @Test
    void oneChainStartsFromTheTargetAndTakesInputsInOrder() {
        float[] w = {0.1f, 0.2f, 0.3f};
        float[] x = {1e7f, -1e7f, 3};
        float[] y = {5};
        ScalarKernels.INSTANCE.products().dotInc(y, 0, 1, w, 0, x, 0, 3, 1, 3, 1, 1, 1);
        assertThat(y[0]).isEqualTo(Math.fma(0.3f, 3f, Math.fma(0.2f, -1e7f, Math.fma(0.1f, 1e7f, 5f))));
    }

    @Test
    void partialSumsAreFoldedInHalves() {
        int cols = 131; // two whole groups of 64 inputs and three more
        float[] w = new float[cols];
        float[] x = new float[cols];
        float[] sums = new float[64];
        for (int k = 0; k < cols; k++) {
            w[k] = (float) StrictMath.sin(k + 1);
            x[k] = (float) StrictMath.cos(k * k);
            sums[k % 64] = Math.fma(w[k], x[k], sums[k % 64]);
        }
        for (int half = 32; half > 0; half /= 2) {
            for (int p = 0; p < half; p++) {
                sums[p] += sums[p + half];
            }
        }
        float[] y = {0.125f};
        ScalarKernels.INSTANCE.products().dotInc(y, 0, 1, w, 0, x, 0, cols, 1, cols, 1, 64, 1);
        assertThat(y[0]).isEqualTo(0.125f + sums[0]);
    }
}
