package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** From which state calls start, and in which they leave a trainer (dl-simulator, State): s0, s1, ... are such states. */
class TrainerStateTest {
    private static final int STEPS = 4;

    private final Network net = new Network("states", 0);
    private final Node input = net.node("input", 1, (t, out) -> out[0] = 0.25);
    private final Node other = net.node("other", 1, (t, out) -> out[0] = 0.5);
    private final Probe output = build();

    private Probe build() {
        var cells = net.ensemble("cells", 8, 1, e -> e.neurons(new SpikingRectifiedLinear()));
        var out = net.passThrough("out", 1);
        net.connect(input, cells, c -> c.synapse(0.005));
        net.connect(other, cells, c -> c.synapse(Synapse.none()));
        net.connect(cells, out, c -> c.synapse(0.005));
        return net.probe(out, p -> p.label("out"));
    }

    private Trainer trainer() {
        return Trainer.of(net, o -> o.optimizer(new Sgd(0)).loss(output, new MeanSquaredError()));
    }

    /** So many items, each of four steps of its own. */
    private Data data(int items) {
        float[][] given = new float[items][STEPS];
        float[][] wanted = new float[items][STEPS];
        for (int item = 0; item < items; item++) {
            for (int step = 0; step < STEPS; step++) {
                given[item][step] = item + 0.5f * step;
            }
        }
        return Data.none().input(input, Sequences.of(given, STEPS)).target(output, Sequences.of(wanted, STEPS));
    }

    private float[] predicted(Trainer trainer, boolean stateful) {
        return trainer.predict(data(1), run -> run.stateful(stateful)).get(output)[0];
    }

    @Test
    void predictGoesOnFromWhereStatefulCallsHaveEnded() {
        try (Trainer trainer = trainer()) {
            float[] fromStart = predicted(trainer, false);
            assertThat(predicted(trainer, false)).isEqualTo(fromStart);
            assertThat(predicted(trainer, true)).isEqualTo(fromStart); // s0 to s2
            float[] fromTwo = predicted(trainer, false);
            assertThat(fromTwo).isNotEqualTo(fromStart);
            assertThat(predicted(trainer, false)).isEqualTo(fromTwo);
            assertThat(predicted(trainer, true)).isEqualTo(fromTwo); // s2 to s4
            assertThat(predicted(trainer, false)).isNotEqualTo(fromTwo);
            trainer.reset();
            assertThat(predicted(trainer, false)).isEqualTo(fromStart);
        }
    }

    @Test
    void aLongSequenceInPiecesIsTheSequence() {
        float[] whole = new float[3 * STEPS];
        for (int item = 0; item < 3; item++) {
            for (int step = 0; step < STEPS; step++) {
                whole[item * STEPS + step] = item + 0.5f * step;
            }
        }
        Data uncut = Data.none().input(input, Sequences.of(new float[][] {whole}, 3 * STEPS));
        try (Trainer trainer = trainer()) {
            float[] once = trainer.predict(uncut).get(output)[0];
            float[][] pieces =
                    trainer.predict(data(3), run -> run.stateful(true)).get(output);
            for (int piece = 0; piece < 3; piece++) {
                assertThat(pieces[piece]).isEqualTo(Arrays.copyOfRange(once, piece * STEPS, (piece + 1) * STEPS));
            }
        }
    }

    @Test
    void evaluateGoesOnToo() {
        try (Trainer trainer = trainer()) {
            double fromStart = trainer.evaluate(data(2)).get("loss");
            assertThat(trainer.evaluate(data(2)).get("loss")).isEqualTo(fromStart);
            assertThat(trainer.evaluate(data(2), run -> run.stateful(true)).get("loss"))
                    .isNotEqualTo(fromStart);
            assertThat(trainer.evaluate(data(2)).get("loss")).isNotEqualTo(fromStart);
        }
    }

    private double fitted(Trainer trainer, Data data, boolean stateful) {
        return trainer.fit(data, fit -> fit.stateful(stateful).shuffle(false)).last("loss");
    }

    @Test
    void fitsStartFromWhereTheyFindTheState() {
        try (Trainer trainer = trainer()) {
            double fromStart = fitted(trainer, data(1), false);
            assertThat(fitted(trainer, data(1), true)).isEqualTo(fromStart);
            double fromTwo = fitted(trainer, data(1), false);
            assertThat(fromTwo).isNotEqualTo(fromStart);
            assertThat(fitted(trainer, data(1), true)).isEqualTo(fromTwo);
            assertThat(fitted(trainer, data(1), false)).isNotEqualTo(fromTwo);
            trainer.reset();
            assertThat(fitted(trainer, data(1), false)).isEqualTo(fromStart);
        }
    }

    @Test
    void aStatefulFitMayBeginEachEpochAnew() {
        FitListener resetting = new FitListener() {
            @Override
            public boolean epoch(FitProgress progress) {
                progress.trainer().reset();
                return true;
            }
        };
        try (Trainer trainer = trainer();
                Trainer once = trainer()) {
            double wanted = fitted(once, data(2), true);
            History history = trainer.fit(
                    data(2), fit -> fit.stateful(true).shuffle(false).epochs(3).listen(resetting));
            assertThat(history.last("loss")).isEqualTo(wanted);
        }
    }

    @Test
    void everyMinibatchStartsFromThere() {
        try (Trainer trainer = trainer()) {
            fitted(trainer, data(1), true);
            double first = fitted(trainer, data(2).select(0), false);
            double second = fitted(trainer, data(2).select(1), false);
            assertThat(fitted(trainer, data(2), false)).isEqualTo((first + second) / 2);
        }
    }

    @Test
    void aCallThatFailsLeavesTheStateAsItWas() {
        Sequences failing = new Sequences() {
            @Override
            public int items() {
                return 1;
            }

            @Override
            public int steps() {
                return STEPS;
            }

            @Override
            public int width() {
                return 1;
            }

            @Override
            public void read(int item, int step, float[] into, int at) {
                into[at] = step == 2 ? Float.NaN : 1;
            }
        };
        try (Trainer trainer = trainer()) {
            predicted(trainer, true);
            float[] before = predicted(trainer, false);
            assertThatThrownBy(() -> trainer.predict(Data.none().input(input, failing)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage("node input: value 0 of step 2 of item 0 is NaN; give finite values");
            assertThat(predicted(trainer, false)).isEqualTo(before);
        }
    }

    @Test
    void whatIsNotGivenAnyMoreComesFromTheNetworkAgain() {
        Data without = data(1);
        Data with = without.input(other, Sequences.of(new float[][] {{3}}).held(STEPS));
        try (Trainer trainer = trainer()) {
            float[] before = trainer.predict(without).get(output)[0];
            assertThat(trainer.predict(with).get(output)[0]).isNotEqualTo(before);
            assertThat(trainer.predict(without).get(output)[0]).isEqualTo(before);
        }
    }

    @Test
    void constantsCanBeFedIfTheyAreNamed() {
        var constant = net.constant("constant", 0.5);
        var doubled = net.probe(net.passThrough("doubled", 1), p -> p.label("doubled"));
        net.connect(constant, (Node) doubled.target(), c -> c.transform(2).synapse(Synapse.none()));
        Data fed = data(1).input(constant, Sequences.of(new float[][] {{1, 2, 3, 4}}, STEPS));
        try (Trainer named = trainer(o -> o.build(build -> build.feedable(constant)));
                Trainer plain = trainer(o -> {})) {
            assertThat(named.predict(fed).get(doubled)[0]).containsExactly(2, 4, 6, 8);
            assertThat(named.predict(data(1)).get(doubled)[0]).containsExactly(1, 1, 1, 1);
            assertThat(plain.predict(data(1)).get(doubled)[0]).containsExactly(1, 1, 1, 1);
            assertThatThrownBy(() -> plain.predict(fed)).hasMessageContaining("node constant: it is a constant");
        }
        assertThatThrownBy(() -> trainer(o -> o.build(build -> build.feedable(input))))
                .hasMessageContaining("node input: it is no constant");
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.loss(output, new MeanSquaredError());
            more.accept(o);
        });
    }

    @Test
    void fitsOneAfterAnotherTakeOtherOrders() {
        Data data = data(8);
        List<float[]> once;
        try (Trainer trainer = trainer(o -> {})) {
            trainer.fit(data, fit -> fit.epochs(3));
            once = List.copyOf(trainer.values().values());
        }
        try (Trainer trainer = trainer(o -> {})) {
            for (int epoch = 0; epoch < 3; epoch++) {
                trainer.fit(data, fit -> {});
            }
            List<float[]> threeTimes = List.copyOf(trainer.values().values());
            for (int i = 0; i < once.size(); i++) {
                assertThat(threeTimes.get(i)).isEqualTo(once.get(i));
            }
        }
    }
}
