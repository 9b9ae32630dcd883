package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.error.LanewiseException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanAbsoluteError;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.loss.NanMeanSquaredError;
import lanewise.train.loss.Regularize;
import lanewise.train.loss.SparseCategoricalCrossentropy;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person can get wrong, and what a trainer says then; and two probes of the same. */
class TrainerMistakesTest {
    private static final int ITEMS = 6;

    private final Network net = new Network("net", 0);
    private final Node input = net.node("input", 2, (t, out) -> {});
    private final Node out = net.passThrough("out", 1);
    private final Probe output = build();

    private Probe build() {
        var hidden = net.ensemble("hidden", 10, 2, e -> e.neurons(new RectifiedLinear()));
        net.connect(input, hidden, c -> c.synapse(Synapse.none()));
        net.connect(hidden, out, c -> c.function(x -> new double[] {x[0]}).synapse(Synapse.none()));
        return net.probe(out);
    }

    private static float[][] rows(int width) {
        float[][] rows = new float[ITEMS][width];
        for (int item = 0; item < ITEMS; item++) {
            for (int i = 0; i < width; i++) {
                rows[item][i] = 0.1f * item - 0.3f * i;
            }
        }
        return rows;
    }

    private Data data() {
        return Data.none().input(input, Sequences.of(rows(2))).target(output, Sequences.of(rows(1)));
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.minibatch(2).loss(output, new MeanSquaredError());
            more.accept(o);
        });
    }

    private void assertRefused(Consumer<TrainerOptions> options, Data data, Consumer<FitOptions> fit, String message) {
        assertThatThrownBy(() -> {
                    try (Trainer trainer = trainer(options)) {
                        trainer.fit(data, fit);
                    }
                })
                .isInstanceOf(LanewiseException.class)
                .hasMessageContaining(message);
    }

    @Test
    void probesOfTheSameAreTwo() {
        Probe twin = net.probe(out);
        Data both = data().target(twin, Sequences.of(rows(1)));
        Map<Parameter, float[]> alone;
        try (Trainer trainer = trainer(o -> o.optimizer(new Sgd(0.1)))) {
            trainer.fit(data(), fit -> {});
            alone = trainer.values();
        }
        try (Trainer trainer = trainer(o -> o.optimizer(new Sgd(0.1)).loss(twin, new MeanSquaredError(), 0))) {
            History history = trainer.fit(both, fit -> {});
            assertThat(history.names()).containsExactly("loss", "probe_loss", "probe_1_loss");
            assertThat(trainer.name(twin)).isEqualTo("probe_1");
            alone.forEach((parameter, values) -> assertThat(
                            trainer.values(trainer.parameters().named(parameter.name())))
                    .isEqualTo(values));
        }
    }

    @Test
    void namesAreOfLabels() {
        Probe labelled = net.probe(out, p -> p.label("my out: 1!"));
        Probe again = net.probe(out, p -> p.label("MY out: 1"));
        try (Trainer trainer = trainer(o -> {})) {
            assertThat(trainer.name(labelled)).isEqualTo("my_out__1");
            assertThat(trainer.name(again)).isEqualTo("MY_out__1_1");
        }
    }

    @Test
    void metricsNeedNoLoss() {
        Probe neurons = net.probe(net.ensembles().getFirst().neurons(), p -> p.label("neurons"));
        try (Trainer trainer = trainer(o -> o.metrics(neurons, new Regularize()))) {
            assertThat(trainer.fit(data(), fit -> {}).names())
                    .containsExactly("loss", "probe_loss", "neurons_regularize");
        }
        try (Trainer trainer = Trainer.of(net, o -> o.minibatch(2).metrics(neurons, new Regularize()))) {
            assertThat(trainer.evaluate(data())).containsOnlyKeys("neurons_regularize");
        }
        try (Trainer trainer = Trainer.of(net, o -> o.minibatch(2))) {
            assertThatThrownBy(() -> trainer.evaluate(data())).hasMessageContaining("there is nothing to evaluate");
        }
    }

    @Test
    void aLossForEveryProbeIsOneForEach() {
        Probe twin = net.probe(out);
        Data both = data().target(twin, Sequences.of(rows(1)));
        try (Trainer every = Trainer.of(
                        net,
                        o -> o.minibatch(2)
                                .loss(new MeanSquaredError())
                                .loss(twin, new MeanSquaredError(), 2)
                                .metrics(new MeanAbsoluteError()));
                Trainer each = trainer(o -> o.loss(twin, new MeanSquaredError(), 2)
                        .metrics(output, new MeanAbsoluteError())
                        .metrics(twin, new MeanAbsoluteError()))) {
            assertThat(every.evaluate(both)).containsExactlyInAnyOrderEntriesOf(each.evaluate(both));
            assertThat(every.minibatch()).isEqualTo(2);
        }
    }

    @Test
    void whatIsClosedCanStillBeRead() {
        Trainer trainer = trainer(o -> {});
        assertThat(trainer.isClosed()).isFalse();
        trainer.fit(data(), fit -> {});
        List<float[]> values = List.copyOf(trainer.values().values());
        trainer.close();
        trainer.close();
        assertThat(trainer.isClosed()).isTrue();
        List<float[]> closed = List.copyOf(trainer.values().values());
        for (int i = 0; i < values.size(); i++) {
            assertThat(closed.get(i)).isEqualTo(values.get(i));
        }
        assertThatThrownBy(() -> trainer.predict(data())).hasMessageContaining("its trainer is closed");
    }

    @Test
    void answersTellHowFarTheyAre() {
        List<Long> done = new ArrayList<>();
        try (Trainer trainer = trainer(o -> {})) {
            trainer.evaluate(data(), run -> run.progress((items, all) -> done.add(items * 100 + all)));
            assertThat(done).containsExactly(206L, 406L, 606L);
            float[][] before = trainer.predict(data()).get(output);
            assertThatThrownBy(() -> trainer.predict(
                            data(),
                            run -> run.progress((items, all) -> {
                                throw new IllegalStateException("enough");
                            })))
                    .hasMessage("enough");
            assertThat(trainer.predict(data()).get(output)).isDeepEqualTo(before);
            assertThatThrownBy(() -> trainer.predict(data(), run -> run.progress(null)))
                    .hasMessageContaining("progress is null");
        }
    }

    @Test
    void withoutDataAMinibatchIsRun() {
        try (Trainer trainer = trainer(o -> {})) {
            assertThat(trainer.predict(Data.none().steps(3)).get(output)).hasDimensions(2, 3);
        }
    }

    @Test
    void answersAreAsManyAsItems() {
        float[][] answers;
        try (Trainer trainer = trainer(o -> o.minibatch(6))) {
            answers = trainer.predict(data()).get(output);
        }
        try (Trainer trainer = trainer(o -> o.minibatch(4))) {
            assertThat(trainer.predict(data()).get(output)).isDeepEqualTo(answers);
            assertThat(trainer.predict(data().select(5)).get(output)[0]).isEqualTo(answers[5]);
            assertThat(trainer.predict(data(), run -> run.stateful(true)).get(output))
                    .hasDimensions(4, 1);
        }
    }

    @Test
    void targetsThatAreNotFiniteAreNamed() {
        float[][] targets = rows(1);
        targets[4][0] = Float.NaN;
        Data data = data().target(output, Sequences.of(targets));
        assertRefused(
                o -> {},
                data,
                fit -> {},
                "probe of out.output: item 4 of the data: value 0 of step 0 of its target is NaN");
        try (Trainer trainer = trainer(o -> o.loss(output, new NanMeanSquaredError()))) {
            assertThat(trainer.fit(data, fit -> {}).last("loss")).isFinite();
        }
        Data labels = data().target(output, Sequences.labels(0, 0, 0, 0, 0, 1));
        assertRefused(
                o -> o.loss(output, new SparseCategoricalCrossentropy()),
                labels,
                fit -> {},
                "probe of out.output: item 5 of the data: label 1.0 at step 0");
    }

    @Test
    void whatIsOfOthersIsRefused() {
        Network other = new Network("other", 0);
        Probe foreign = other.probe(other.node("foreign", 1, (t, values) -> {}));
        String message = "probe of foreign.output: it is not in network net";
        assertThatThrownBy(() -> trainer(o -> o.loss(foreign, new MeanSquaredError())))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> trainer(o -> o.metrics(foreign, new MeanSquaredError())))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> trainer(o -> o.onlyLast(foreign))).hasMessageContaining(message);
        assertThatThrownBy(() -> trainer(o -> o.spikes(other.ensemble("far", 1, 1), SpikeGradient.triangle())))
                .hasMessageContaining("ensemble far: it is not in network net");
        assertRefused(o -> {}, data().target(foreign, Sequences.of(rows(1))), fit -> {}, message);
        assertRefused(
                o -> {},
                Data.none().input(out, Sequences.of(rows(1))).target(output, Sequences.of(rows(1))),
                fit -> {},
                "node out: it passes on what it is sent");
    }

    @Test
    void validationIsCheckedBeforeTheFirstEpoch(@TempDir Path folder) {
        Consumer<FitOptions> late = fit -> fit.listen(new FitListener() {
            @Override
            public void begin(Trainer trainer) {
                throw new IllegalStateException("training has begun");
            }
        });
        assertRefused(
                o -> {},
                data(),
                late.andThen(fit -> fit.validation(Data.none().input(input, Sequences.of(rows(2))))),
                "the data have no target");
        assertRefused(
                o -> {},
                data(),
                late.andThen(fit -> fit.validation(data().select(1))),
                "the validation data have 1 items, fewer than a minibatch of 2");
        assertRefused(
                o -> {},
                data(),
                late.andThen(fit -> fit.validation(data()).validationSplit(1.0 / 3)),
                "choose one of both");
        assertRefused(
                o -> {},
                data(),
                late.andThen(fit -> fit.stateful(true).checkpoint(folder.resolve("state.npz"))),
                "a stateful fit cannot go on from a checkpoint");
        assertRefused(
                o -> {},
                data(),
                fit -> fit.checkpoint(folder.resolve("none/file.npz")),
                "none to write it to; make it first");
    }

    @Test
    void nothingElseIsDoneWithinAFit() {
        assertRefused(o -> {}, data(), during(trainer -> trainer.fit(data(), fit -> {})), "a fit is going on");
        assertRefused(o -> {}, data(), during(trainer -> trainer.checkGradients(data(), 1)), "a fit is going on");
        assertRefused(o -> {}, data(), during(Trainer::close), "its trainer is closed");
        try (Trainer trainer = trainer(o -> {})) {
            assertThat(trainer.fit(data(), during(each -> each.predict(data()))).epochs())
                    .isEqualTo(1);
        }
    }

    private static Consumer<FitOptions> during(Consumer<Trainer> call) {
        return fit -> fit.listen(new FitListener() {
            @Override
            public void minibatch(FitProgress progress) {
                call.accept(progress.trainer());
            }
        });
    }

    @Test
    void nothingIsNull() {
        assertThatThrownBy(() -> trainer(o -> o.optimizer(null))).hasMessageContaining("optimizer is null");
        assertThatThrownBy(() -> trainer(o -> o.loss(output, null))).hasMessageContaining("loss is null");
        assertThatThrownBy(() -> Sequences.of(new float[][] {{1}, null})).hasMessageContaining("item 1 is null");
        assertThatThrownBy(() -> Data.none().input(input, null)).hasMessageContaining("for node input");
    }

    @Test
    void unknownNamesAreAnswered() {
        try (Trainer trainer = trainer(o -> {})) {
            History history = trainer.fit(data(), fit -> {});
            assertThatThrownBy(() -> history.last("val_loss"))
                    .hasMessage("history: there is no \"val_loss\"; there are loss, probe_loss");
            assertThatThrownBy(() -> history.epoch(1)).hasMessageContaining("there are 1, from 0");
        }
    }
}
