package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lanewise.build.ParameterSignal.Kind;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** Gains that nobody trains are left out of a plan as long as they are ones; others need another plan. */
class FoldedGainsTest {
    private static final int NEURONS = 5;

    @Test
    void aFitAfterTheyWereSetCountsAsOneBefore() {
        Network net = new Network("net", 2);
        Node input = net.node("input", 1, (t, out) -> {});
        var cells = net.ensemble("cells", NEURONS, 1, e -> e.neurons(new RectifiedLinear()));
        Node out = net.passThrough("out", 1);
        Connection into = net.connect(
                input, cells.neurons(), c -> c.transform(new double[NEURONS][1]).synapse(Synapse.none()));
        Connection decoded = net.connect(cells, out, c -> c.synapse(Synapse.none()));
        Probe probe = net.probe(out);
        Data data = Data.none()
                .input(input, Sequences.of(new float[][] {{-0.5f}, {0.7f}}))
                .target(probe, Sequences.of(new float[][] {{1}, {2}}));
        float[] others = new float[NEURONS];
        Arrays.fill(others, 1.5f);
        try (Trainer trainer = Trainer.of(net, o -> o.optimizer(new Sgd(1e-6)).loss(probe, new MeanSquaredError()))) {
            Parameter gain = trainer.parameters().find(into, Kind.GAIN).orElseThrow();
            Parameter weights = trainer.parameters().find(decoded, Kind.WEIGHTS).orElseThrow();
            trainer.fit(data, fit -> {});
            float[] first = trainer.values(weights);
            trainer.setValues(gain, others);
            assertThat(trainer.values(weights)).isEqualTo(first);
            trainer.fit(data, fit -> {});
            assertThat(trainer.values(weights)).isNotEqualTo(first);
        }
    }
}
