package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.function.BatchNormalization;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.transform.ChannelShape;
import lanewise.network.layer.Layers;
import lanewise.sim.Feed;
import lanewise.sim.Simulator;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** Layers of every kind are trained together, and run as they were trained. */
class LayersTrainingTest {
    private static final int SIDE = 6;

    /** For each row and then each column an image in which it is bright. */
    private static float[][] bars() {
        float[][] images = new float[2 * SIDE][SIDE * SIDE];
        for (int bar = 0; bar < SIDE; bar++) {
            for (int i = 0; i < SIDE; i++) {
                images[bar][bar * SIDE + i] = 1;
                images[SIDE + bar][i * SIDE + bar] = 1;
            }
        }
        return images;
    }

    private static float[][] classes() {
        float[][] classes = new float[2 * SIDE][2];
        for (int item = 0; item < classes.length; item++) {
            classes[item][item / SIDE] = 1;
        }
        return classes;
    }

    @Test
    void tellRowsFromColumns() {
        Network net = new Network("bars", 3);
        Node image = net.node("image", SIDE * SIDE, (t, out) -> {});
        Layers layers = Layers.from(net, image, ChannelShape.last(SIDE, SIDE, 1))
                .convolution(4, o -> o.neurons(new RectifiedLinear()))
                .maxPool(2, 2)
                .flatten()
                .function("normal", new BatchNormalization(4, 4, 0.9, 0.001))
                .dropout(0.1)
                .dense(2);
        Node normal = layers.all().get(2).node().orElseThrow();
        Probe probe = net.probe(layers.output());
        Data data = Data.none().input(image, Sequences.of(bars())).target(probe, Sequences.of(classes()));

        try (Trainer trainer = Trainer.of(
                net, o -> o.minibatch(2 * SIDE).optimizer(new Adam(0.01)).loss(probe, new MeanSquaredError()))) {
            List<String> measured = List.of("node normal: mean", "node normal: variance");
            assertThat(trainer.parameters().trained().stream().map(Parameter::name))
                    .contains("node normal: gamma", "node normal: beta")
                    .doesNotContainAnyElementsOf(measured);
            trainer.fit(data, fit -> fit.epochs(300));

            float[][] reached = trainer.predict(data).get(probe);
            for (int item = 0; item < 2 * SIDE; item++) {
                assertThat(reached[item][item / SIDE]).as("item %d", item).isGreaterThan(0.5f);
                assertThat(reached[item][1 - item / SIDE]).as("item %d", item).isLessThan(0.5f);
            }
            for (String name : measured) {
                Parameter statistic = trainer.parameters().named(name);
                float[] learned = trainer.values(statistic);
                double[] initial = statistic.values();
                assertThat(learned[0]).isNotEqualTo((float) initial[0]);
                assertThat(trainer.trained()
                                .find(normal, name.substring("node normal: ".length()))
                                .orElseThrow()[0])
                        .isEqualTo(learned[0]);
            }
            try (Simulator simulator =
                    Simulator.of(net, o -> o.batch(2 * SIDE).build(build -> build.values(trainer.trained())))) {
                simulator.feed(image, Feed.held(bars()));
                simulator.runSteps(1);
                for (int item = 0; item < 2 * SIDE; item++) {
                    assertThat(simulator.data(probe).values(item)).containsExactly(reached[item]);
                }
            }
        }
    }
}
