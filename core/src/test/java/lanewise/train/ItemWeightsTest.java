package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Consumer;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanAbsoluteError;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** Items that count more or less, in training, validation and evaluation. */
class ItemWeightsTest {
    private static final int ITEMS = 4;

    private final Network net = new Network("net", 1);
    private final Node input = net.node("input", 1, (t, out) -> {});
    private final Probe first;
    private final Probe second;

    ItemWeightsTest() {
        var hidden = net.ensemble("hidden", 8, 1, e -> e.neurons(new RectifiedLinear()));
        var one = net.passThrough("one", 1);
        var two = net.passThrough("two", 1);
        net.connect(input, hidden, c -> c.synapse(Synapse.none()));
        net.connect(hidden, one, c -> c.synapse(Synapse.none()));
        net.connect(hidden, two, c -> c.synapse(Synapse.none()));
        first = net.probe(one, p -> p.label("first"));
        second = net.probe(two, p -> p.label("second"));
    }

    private static float[][] column(float... values) {
        float[][] rows = new float[values.length][1];
        for (int i = 0; i < values.length; i++) {
            rows[i][0] = values[i];
        }
        return rows;
    }

    private Data data() {
        return Data.none()
                .input(input, Sequences.of(column(-0.9f, -0.2f, 0.3f, 0.8f)))
                .target(first, Sequences.of(column(0.5f, 0.1f, 0.2f, -0.4f)))
                .target(second, Sequences.of(column(1, 2, 3, 4)));
    }

    private Trainer trainer(double rate, int minibatch) {
        return trainer(o -> o.minibatch(minibatch).optimizer(new Sgd(rate)));
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.loss(first, new MeanSquaredError()).loss(second, new MeanSquaredError(), 0.5);
            o.metrics(first, new MeanAbsoluteError());
            more.accept(o);
        });
    }

    @Test
    void aLossIsTheMeanOfWeightedLosses() {
        double[] weights = {0.5, 0, 3, 1};
        try (Trainer trainer = trainer(0.1, 1)) {
            double ofFirst = 0;
            double ofSecond = 0;
            for (int item = 0; item < ITEMS; item++) {
                Map<String, Double> alone = trainer.evaluate(data().select(item));
                ofFirst += weights[item] * alone.get("first_loss") / ITEMS;
                ofSecond += weights[item] * alone.get("second_loss") / ITEMS;
            }
            Map<String, Double> all = trainer.evaluate(data());
            Map<String, Double> weighted = trainer.evaluate(data().weights(weights));
            assertThat(weighted.get("first_loss")).isCloseTo(ofFirst, within(1e-12));
            assertThat(weighted.get("second_loss")).isCloseTo(ofSecond, within(1e-12));
            assertThat(weighted.get("loss")).isCloseTo(ofFirst + 0.5 * ofSecond, within(1e-12));
            assertThat(weighted.get("first_mean_absolute_error")).isEqualTo(all.get("first_mean_absolute_error"));
            Map<String, Double> ofOne = trainer.evaluate(data().weights(first, weights));
            assertThat(ofOne.get("first_loss")).isEqualTo(weighted.get("first_loss"));
            assertThat(ofOne.get("second_loss")).isEqualTo(all.get("second_loss"));
            Map<String, Double> both =
                    trainer.evaluate(data().weights(1, 1, 1, 1).weights(first, weights));
            assertThat(both).isEqualTo(ofOne);
        }
    }

    @Test
    void aWeightOfTwoIsALossOfTwice() {
        try (Trainer weighted = trainer(0.01, 2);
                Trainer twice = trainer(o -> o.minibatch(2)
                        .optimizer(new Sgd(0.01))
                        .loss(first, new MeanSquaredError(), 2)
                        .loss(second, new MeanSquaredError(), 1));
                Trainer plain = trainer(0.01, 2);
                Trainer ones = trainer(0.01, 2)) {
            weighted.fit(data().weights(2, 2, 2, 2), fit -> fit.epochs(3));
            twice.fit(data(), fit -> fit.epochs(3));
            plain.fit(data(), fit -> fit.epochs(3));
            ones.fit(data().weights(1, 1, 1, 1), fit -> fit.epochs(3));
            weighted.parameters().all().forEach(parameter -> {
                Parameter twin = twice.parameters().named(parameter.name());
                assertThat(weighted.values(parameter)).isEqualTo(twice.values(twin));
                Parameter one = ones.parameters().named(parameter.name());
                Parameter none = plain.parameters().named(parameter.name());
                assertThat(ones.values(one)).isEqualTo(plain.values(none));
            });
            Parameter some = weighted.parameters().trained().getFirst();
            assertThat(weighted.values(some))
                    .isNotEqualTo(plain.values(plain.parameters().named(some.name())));
        }
    }

    @Test
    void whatCountsNothingMayBeAnything() {
        Data padded = data().target(first, Sequences.of(column(0.5f, Float.NaN, 0.2f, Float.POSITIVE_INFINITY)));
        Data zeros = data().target(first, Sequences.of(column(0.5f, 0, 0.2f, 0)));
        double[] weights = {1, 0, 1, 0};
        assertThat(fitted(padded.weights(weights)).last("loss"))
                .isFinite()
                .isEqualTo(fitted(zeros.weights(weights)).last("loss"));
        assertThat(fitted(padded.weights(0, 0, 0, 0)).last("loss")).isZero();
    }

    private History fitted(Data data) {
        try (Trainer trainer =
                Trainer.of(net, o -> o.minibatch(2).optimizer(new Sgd(0.01)).loss(first, new MeanSquaredError()))) {
            return trainer.fit(data, fit -> fit.epochs(2));
        }
    }

    @Test
    void validationDataAndItsSplitHaveTheirs() {
        Data held = data().weights(0, 1, 2, 3);
        try (Trainer trainer = trainer(0, 2)) {
            History apart = trainer.fit(data(), fit -> fit.validation(held));
            assertThat(apart.last("val_loss"))
                    .isEqualTo(trainer.evaluate(held).get("loss"))
                    .isNotEqualTo(apart.last("loss"));
            History split = trainer.fit(held, fit -> fit.validationSplit(0.5));
            assertThat(split.last("val_loss"))
                    .isEqualTo(trainer.evaluate(held.select(2, 3)).get("loss"));
            assertThat(split.last("loss"))
                    .isEqualTo(trainer.evaluate(held.select(0, 1)).get("loss"));
        }
    }

    @Test
    void weightsAreChecked() {
        Data data = data();
        assertThatThrownBy(() -> data.weights(1, 2))
                .isInstanceOf(TrainingException.class)
                .hasMessage("the weights of items: 2 items, but the other data have 4; give all as many");
        assertThatThrownBy(() -> data.weights(first, 1, 2, 3, Double.NaN))
                .hasMessage(
                        "the weights of items for probe first: item 3 has NaN; give a finite one that is not negative");
        assertThatThrownBy(() -> data.weights(1, -1, 1, 1)).hasMessageContaining("item 1 has -1.0");
        assertThatThrownBy(() -> Data.none().weights()).hasMessageContaining("there are none");
        Data early = Data.none().weights(1, 2, 3);
        assertThatThrownBy(() -> early.input(input, Sequences.of(column(1, 2))))
                .hasMessageContaining("node input: 2 items, but the other data have 3");
        Network other = new Network("other", 0);
        Probe foreign = other.probe(other.passThrough("foreign", 1));
        try (Trainer trainer = trainer(0, 2)) {
            assertThatThrownBy(() -> trainer.evaluate(data.weights(foreign, 1, 1, 1, 1)))
                    .hasMessageContaining("it is not in network net");
        }
    }
}
