package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.sim.ProgressListener;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that somebody ends: what they return, and in which state they leave a trainer. */
class CancelTest {
    private static final int STEPS = 8;

    private final Network net = new Network("net", 3);
    private final Node input = net.node("input", 1, (t, out) -> {});
    private final Probe output = build();

    private Probe build() {
        var cells = net.ensemble(
                "cells",
                8,
                1,
                e -> e.neurons(new SpikingRectifiedLinear())
                        .maxRates(Choice.of(1500))
                        .intercepts(Choice.of(-1)));
        var out = net.passThrough("out", 1);
        net.connect(input, cells, c -> c.synapse(0.005));
        var learning = net.connect(
                cells,
                out,
                c -> c.solver(new NoSolver(new double[8][1])).synapse(0.002).learningRule(new Pes(1e-3)));
        net.connect(input, learning.learning(), c -> c.transform(-1).synapse(Synapse.none()));
        return net.probe(out, p -> p.label("out"));
    }

    private Trainer trainer(int minibatch) {
        return Trainer.of(
                net, o -> o.minibatch(minibatch).optimizer(new Sgd(0.01)).loss(output, new MeanSquaredError()));
    }

    private Data data(int items) {
        float[][] given = new float[items][STEPS];
        for (int item = 0; item < items; item++) {
            for (int step = 0; step < STEPS; step++) {
                given[item][step] = 0.5f + 0.4f * item + 0.2f * step;
            }
        }
        return Data.none()
                .input(input, Sequences.of(given, STEPS))
                .target(output, Sequences.of(new float[items][STEPS], STEPS));
    }

    /** Ends a call of a trainer when so many items are done. */
    private static ProgressListener after(long items, Trainer trainer) {
        return (done, all) -> {
            if (done == items) {
                trainer.cancel();
            }
        };
    }

    @Test
    void anEvaluationIsOfTheItemsBefore() {
        try (Trainer trainer = trainer(2)) {
            assertThat(trainer.evaluate(data(6), run -> run.progress(after(4, trainer))))
                    .isEqualTo(trainer.evaluate(data(4)));
            assertThat(trainer.evaluate(data(6))).isNotEqualTo(trainer.evaluate(data(4)));
        }
    }

    @Test
    void aPredictionHasTheItemsBefore() {
        try (Trainer trainer = trainer(2)) {
            float[][] all = trainer.predict(data(5)).get(output);
            assertThat(all).hasNumberOfRows(5);
            assertThat(trainer.predict(data(5), run -> run.progress(after(2, trainer)))
                            .get(output))
                    .isDeepEqualTo(new float[][] {all[0], all[1]});
            assertThat(trainer.predict(data(5), run -> run.progress(after(6, trainer)))
                            .get(output))
                    .isDeepEqualTo(all);
            assertThat(trainer.predict(data(5)).get(output)).isDeepEqualTo(all);
        }
    }

    @Test
    void stateAndWhatWasLearnedAreAsIfTheDataHadEndedThere() {
        List<Consumer<RunOptions>> ways = List.of(run -> {}, run -> run.keepsLearned(true), run -> run.stateful(true));
        for (Consumer<RunOptions> way : ways) {
            try (Trainer ended = trainer(1);
                    Trainer failed = trainer(1);
                    Trainer shorter = trainer(1)) {
                ended.predict(data(3), way.andThen(run -> run.progress(after(2, ended))));
                shorter.predict(data(2), way);
                assertThatThrownBy(() -> failed.predict(
                                data(3),
                                way.andThen(run -> run.progress((done, all) -> {
                                    if (done == 2) {
                                        throw new IllegalStateException("enough");
                                    }
                                }))))
                        .hasMessage("enough");
                float[][] next = shorter.predict(data(2)).get(output);
                assertThat(next[0][STEPS - 1]).isNotZero();
                assertThat(ended.predict(data(2)).get(output)).isDeepEqualTo(next);
                assertThat(failed.predict(data(2)).get(output)).isDeepEqualTo(next);
                Parameter learned = learned(ended);
                assertThat(ended.learned(learned)).isDeepEqualTo(shorter.learned(learned(shorter)));
            }
        }
    }

    private static Parameter learned(Trainer trainer) {
        return trainer.parameters().all().stream()
                .filter(Parameter::learned)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFitEndsWithinItsValidation(@TempDir Path folder) {
        Path file = folder.resolve("training.npz");
        List<float[]> whole;
        try (Trainer trainer = trainer(1)) {
            trainer.fit(data(3), fit -> fit.epochs(4).validation(data(2)));
            whole = List.copyOf(trainer.values().values());
        }
        int[] validations = {0};
        Trainer[] own = new Trainer[1];
        Sequences ending = new Sequences() {
            @Override
            public int items() {
                return 2;
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
                validations[0] += item == 0 && step == 0 ? 1 : 0;
                if (validations[0] == 3) {
                    own[0].cancel();
                }
                assertThat(validations[0] == 3 && item == 1).isFalse();
                data(2).inputs().get(input).read(item, step, into, at);
            }
        };
        Data held = Data.none().input(input, ending).target(output, Sequences.of(new float[2][STEPS], STEPS));
        try (Trainer trainer = trainer(1)) {
            own[0] = trainer;
            History ended =
                    trainer.fit(data(3), fit -> fit.epochs(4).validation(held).checkpoint(file));
            assertThat(ended.epochs()).isEqualTo(2);
        }
        try (Trainer trainer = trainer(1)) {
            History all = trainer.fit(
                    data(3), fit -> fit.epochs(4).validation(data(2)).checkpoint(file));
            assertThat(all.epochs()).isEqualTo(4);
            List<float[]> resumed = List.copyOf(trainer.values().values());
            for (int i = 0; i < whole.size(); i++) {
                assertThat(resumed.get(i)).isEqualTo(whole.get(i));
            }
        }
    }

    @Test
    void aCallOfAListenerEndsWithItsFit() {
        List<Integer> answered = new ArrayList<>();
        try (Trainer trainer = trainer(1)) {
            History history = trainer.fit(
                    data(3),
                    fit -> fit.epochs(5).listen(new FitListener() {
                        @Override
                        public boolean epoch(FitProgress progress) {
                            Map<Probe, float[][]> all = progress.epoch() < 1
                                    ? trainer.predict(data(3))
                                    : trainer.predict(data(3), run -> run.progress(after(1, trainer)));
                            answered.add(all.get(output).length);
                            return true;
                        }
                    }));
            assertThat(history.epochs()).isEqualTo(2);
            assertThat(answered).containsExactly(3, 1);
            assertThat(trainer.fit(data(3), fit -> fit.epochs(2)).epochs()).isEqualTo(2);
        }
    }

    /** A call begins with nothing that ends it, but one within a fit does not take back what ends the fit. */
    @Test
    void endingCountsForWhatIsGoingOn() {
        try (Trainer trainer = trainer(1)) {
            trainer.cancel();
            assertThat(trainer.predict(data(3)).get(output)).hasNumberOfRows(3);
            History history = trainer.fit(
                    data(3),
                    fit -> fit.epochs(5).listen(new FitListener() {
                        @Override
                        public boolean epoch(FitProgress progress) {
                            trainer.cancel();
                            assertThat(trainer.predict(data(3)).get(output)).hasNumberOfRows(1);
                            return true;
                        }
                    }));
            assertThat(history.epochs()).isEqualTo(1);
        }
    }

    @Test
    void anyThreadEndsIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Trainer trainer = trainer(1)) {
            Future<?> ends = other.submit(() -> {
                begun.await();
                trainer.cancel();
                cancelled.set(true);
                return null;
            });
            float[][] rows = trainer.predict(
                            data(1000),
                            run -> run.progress((done, all) -> {
                                begun.countDown();
                                while (!cancelled.get()) {
                                    Thread.onSpinWait();
                                }
                            }))
                    .get(output);
            ends.get(1, TimeUnit.MINUTES);
            assertThat(rows).hasNumberOfRows(1);
        } finally {
            other.shutdownNow();
        }
    }
}
