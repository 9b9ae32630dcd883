package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.solver.CustomSolver;
import org.junit.jupiter.api.Test;

/** A person's own solver is asked with what the connection's decoders are for, and held to what it has to give. */
class CustomSolverTest {
    /** Gives the number of points and a random number. */
    private record Counting(int columns) implements CustomSolver {
        @Override
        public double[][] solve(double[][] activities, double[][] targets, RandomStream random) {
            double[][] found = new double[activities[0].length][columns];
            found[0][0] = targets.length;
            found[1][0] = random.uniform();
            found[2][0] = activities.length;
            return found;
        }
    }

    private final Network net = new Network("custom", 0);
    private final Ensemble a = net.ensemble("a", 5, 1, e -> e.evalPointCount(40));
    private final Ensemble b = net.ensemble("b", 4, 1);

    private double[] weights(Connection connection) {
        return Arrays.stream(Builder.build(net).connection(connection).weights().orElseThrow())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void itsDecodersAreUsed() {
        Connection connection = net.connect(a, b, c -> c.solver(new Counting(1)).seed(3));
        double drawn = new RandomStream(3).uniform();
        assertThat(weights(connection)).containsExactly(40, drawn, 40, 0, 0);
    }

    @Test
    void fullWeightsAreAskedForThemselves() {
        Connection connection = net.connect(a, b, c -> c.solver(new Counting(4).withWeights()));
        assertThat(weights(connection)).hasSize(20).startsWith(40);
    }

    @Test
    void whatItHasToGiveIsTold() {
        net.connect(a, b, c -> c.solver(new Counting(2)));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("a -> b", "Counting[columns=2]", "neuron 0", "1 finite values");
    }

    @Test
    void itsFailureNamesTheConnection() {
        net.connect(a, b, c -> c.solver(new Counting(0)));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("a -> b", "Counting[columns=0] failed", "ArrayIndexOutOfBounds");
    }
}
