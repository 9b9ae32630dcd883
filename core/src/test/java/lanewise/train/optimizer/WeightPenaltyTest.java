package lanewise.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import org.junit.jupiter.api.Test;

/** What weights cost, and the slopes of that. */
class WeightPenaltyTest {
    private final float[] weights = {7, 1, -2, 0, 7};
    private final float[] gradient = {5, 5, 5, 5};

    @Test
    void l1() {
        WeightPenalty penalty = new WeightPenalty.L1(0.5);

        assertThat(penalty.add(weights, 1, gradient, 0, 3)).isEqualTo(1.5);
        assertThat(gradient).containsExactly(5.5f, 4.5f, 5, 5);
        assertThat(penalty.value(weights, 1, 3)).isEqualTo(1.5);
    }

    @Test
    void l2() {
        WeightPenalty penalty = new WeightPenalty.L2(0.5);

        assertThat(penalty.add(weights, 1, gradient, 1, 3)).isEqualTo(2.5);
        assertThat(gradient).containsExactly(5, 6, 3, 5);
        assertThat(penalty.value(weights, 1, 3)).isEqualTo(2.5);
    }

    @Test
    void strengthsAreNotNegative() {
        assertThatThrownBy(() -> new WeightPenalty.L1(-1)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> new WeightPenalty.L2(Double.NaN)).isInstanceOf(ModelException.class);
    }
}
