package lanewise.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatricesTest {
    @Test
    void aProductSumsInTheOrderOfColumns() {
        double[][] left = {{1e16, 1, -1e16}, {1, 2, 3}};
        double[][] right = {{1, 0}, {1, 1}, {1, 2}};

        assertThat(Matrices.product(left, right)).isDeepEqualTo(new double[][] {{0, -2e16}, {6, 8}});
    }

    @Test
    void aColumnHasOneValueARow() {
        assertThat(Matrices.column(1, -2)).isDeepEqualTo(new double[][] {{1}, {-2}});
        assertThat(Matrices.column()).isEmpty();
    }
}
