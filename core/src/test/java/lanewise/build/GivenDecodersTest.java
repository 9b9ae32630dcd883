package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.model.solver.NoSolver;
import org.junit.jupiter.api.Test;

class GivenDecodersTest {
    private final GivenDecoders given = new GivenDecoders();

    @Test
    void whatSeveralConnectionsShareIsReadAndTurnedOnce() {
        NoSolver solver = new NoSolver(new double[][] {{1, 2}, {3, 4}, {5, 6}});

        double[] decoders = given.of(solver, 3, 2);

        assertThat(decoders).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(given.of(solver, 3, 2)).isSameAs(decoders);
        assertThat(given.weights(decoders, 3)).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(given.weights(decoders, 3)).isSameAs(given.weights(decoders, 3));
    }

    @Test
    void othersOfTheSameValuesAreNot() {
        double[] some = given.of(new NoSolver(new double[][] {{1, 2}}), 1, 2);
        double[] others = given.of(new NoSolver(new double[][] {{1, 2}}), 1, 2);

        assertThat(others).isNotSameAs(some).containsExactly(some);
    }
}
