package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;
import lanewise.train.ParameterHistograms.Histogram;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class ParameterHistogramsTest {
    private static final String WEIGHTS = "connection weights: weights";

    private final Network net = new Network("net", 0);
    private final Node input = net.node("input", 4, (t, out) -> {});
    private final Node out = net.passThrough("out", 1);

    @Test
    void valuesAreCountedInEqualParts() {
        Histogram histogram = Histogram.of(4, 0, 1, 1.5f, 2, 3.9f, 4);

        assertThat(histogram.counts()).containsExactly(1, 2, 1, 2);
        assertThat(histogram.least()).isZero();
        assertThat(histogram.most()).isEqualTo(4);
        assertThat(histogram.mean()).isCloseTo(12.4 / 6, within(1e-7));
        assertThat(histogram.deviation()).isCloseTo(1.4625, within(1e-4));
        assertThat(histogram.edge(1)).isEqualTo(1);
        assertThat(histogram.edge(4)).isEqualTo(4);
        assertThat(Histogram.of(3, 2, 2).counts()).containsExactly(2, 0, 0);
    }

    @Test
    void everyEpochHasOne() {
        net.connect(
                input,
                out,
                c -> c.transform(new double[][] {{1, 2, 3, 4}})
                        .synapse(Synapse.none())
                        .label("weights"));
        var probe = net.probe(out);
        Data data = Data.none()
                .input(input, Sequences.of(new float[][] {{1, 0, 0, 0}}))
                .target(probe, Sequences.of(new float[1][1]));
        ParameterHistograms chosen = ParameterHistograms.of(WEIGHTS).bins(2);
        ParameterHistograms all = ParameterHistograms.ofTrained();
        try (Trainer trainer = Trainer.of(net, o -> o.optimizer(new Sgd(0.25)).loss(probe, new MeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(2).listen(chosen, all));

            List<Histogram> rows = chosen.rows(WEIGHTS);
            assertThat(rows).extracting(Histogram::least).containsExactly(1.0, 0.5, 0.25); // 1 is halved, twice
            assertThat(rows).extracting(Histogram::most).containsOnly(4.0);
            assertThat(rows.getFirst().counts()).containsExactly(2, 2);
            assertThat(all.names()).containsExactly(WEIGHTS);
            assertThat(all.rows(WEIGHTS).getLast().counts()).hasSize(30);
            assertThatThrownBy(() -> chosen.rows("bias")).hasMessageContaining("there are of " + WEIGHTS);
            assertThatThrownBy(() -> trainer.fit(data, fit -> fit.listen(ParameterHistograms.of("bias"))))
                    .hasMessageContaining("there is no parameter \"bias\"; there are " + WEIGHTS);
        }
    }
}
