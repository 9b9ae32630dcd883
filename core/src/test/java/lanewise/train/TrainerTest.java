package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lanewise.model.Network;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static double[][] glorot(Random random, int rows, int cols) {
        double bound = Math.sqrt(6.0 / (rows + cols));
        double[][] weights = new double[rows][cols];
        for (double[] row : weights) {
            for (int k = 0; k < cols; k++) {
                row[k] = (2 * random.nextDouble() - 1) * bound;
            }
        }
        return weights;
    }

    @Test
    void learnsExclusiveOr() {
        var random = new Random(5);
        var net = new Network("xor", 0);
        var input = net.node("input", 2, (t, out) -> {});
        var hidden =
                net.ensemble("hidden", 21, 1, e -> e.neurons(new Sigmoid(1)).gainBias(ones(21), new double[21]));
        var output = net.ensemble("output", 1, 1, e -> e.neurons(new Sigmoid(1)).gainBias(ones(1), new double[1]));
        net.connect(
                input, hidden.neurons(), c -> c.transform(glorot(random, 21, 2)).synapse(Synapse.none()));
        net.connect(
                hidden.neurons(),
                output.neurons(),
                c -> c.transform(glorot(random, 1, 21)).synapse(Synapse.none()));
        var probe = net.probe(output.neurons(), p -> p.synapse(Synapse.none()));
        float[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        float[][] y = {{0.1f}, {0.9f}, {0.9f}, {0.1f}};
        var data = Data.none().input(input, Sequences.of(x)).target(probe, Sequences.of(y));

        try (var trainer =
                Trainer.of(net, o -> o.minibatch(4).optimizer(new Adam(0.01)).loss(probe, new MeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(500));

            float[][] reached = trainer.predict(data).get(probe);
            for (int item = 0; item < 4; item++) {
                assertThat(Math.abs(reached[item][0] - y[item][0])).isLessThan(2e-3f);
            }
        }
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
