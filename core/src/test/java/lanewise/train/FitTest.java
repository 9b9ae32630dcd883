package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.error.FormatException;
import lanewise.error.TrainingException;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Glorot;
import lanewise.model.neuron.Lif;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.transform.RandomDense;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small recurrent network learns to integrate, and whatever happens on the way. */
class FitTest {
    private static final int ITEMS = 20;
    private static final int STEPS = 12;

    private final Network net = new Network("integrator", 0);
    private final Node input = net.node("input", 2, (t, out) -> {});
    private final Probe output = build();
    private final Data data = data();

    private Probe build() {
        var hidden = net.ensemble(
                "hidden",
                30,
                1,
                e -> e.neurons(new Lif(0.02, 0.002, 0, 0.01))
                        .maxRates(filled(100))
                        .intercepts(filled(-0.5)));
        var out = net.passThrough("out", 1);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(new Lowpass(0.005)));
        net.connect(
                hidden.neurons(),
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(new Alpha(0.004)));
        net.connect(
                hidden.neurons(),
                out,
                c -> c.transform(new RandomDense(new Glorot())).synapse(new Lowpass(0.01)));
        return net.probe(out);
    }

    private static double[] filled(double value) {
        double[] values = new double[30];
        Arrays.fill(values, value);
        return values;
    }

    private Data data() {
        RandomStream random = new RandomStream(1);
        float[][] given = new float[ITEMS][2 * STEPS];
        float[][] wanted = new float[ITEMS][STEPS];
        for (int item = 0; item < ITEMS; item++) {
            float sum = 0;
            for (int step = 0; step < STEPS; step++) {
                given[item][2 * step] = (float) random.gaussian();
                given[item][2 * step + 1] = (float) random.gaussian();
                sum += 0.1f * given[item][2 * step];
                wanted[item][step] = sum;
            }
        }
        return Data.none().input(input, Sequences.of(given, STEPS)).target(output, Sequences.of(wanted, STEPS));
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, options -> {
            options.minibatch(5).lifSmoothing(0.1).optimizer(new Adam(0.01)).loss(output, new MeanSquaredError());
            more.accept(options);
        });
    }

    private List<float[]> fitted(Consumer<TrainerOptions> more, Consumer<FitOptions> fit) {
        try (Trainer trainer = trainer(more)) {
            trainer.fit(data, fit);
            return List.copyOf(trainer.values().values());
        }
    }

    private static void assertSame(List<float[]> one, List<float[]> other) {
        assertThat(one).hasSameSizeAs(other);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i)).isEqualTo(other.get(i));
        }
    }

    @Test
    void lossFalls() {
        try (Trainer trainer = trainer(options -> {})) {
            History history = trainer.fit(data, fit -> fit.epochs(20).validation(data));
            assertThat(history.last("loss")).isLessThan(history.values("loss").getFirst() / 2);
            assertThat(history.names()).contains("val_loss");
            assertThat(history.values("val_loss")).hasSize(20);
        }
    }

    @Test
    void aTrainingThatWasBrokenOffEndsWithTheSameBits(@TempDir Path folder) {
        List<float[]> whole = fitted(o -> {}, fit -> fit.epochs(4));
        Path file = folder.resolve("training.npz");
        fitted(o -> {}, fit -> fit.epochs(1).checkpoint(file));
        fitted(o -> {}, fit -> fit.epochs(3).checkpoint(file));
        assertSame(fitted(o -> {}, fit -> fit.epochs(4).checkpoint(file)), whole);
    }

    @Test
    void aCheckpointHoldsWhatWasReachedBefore(@TempDir Path folder) {
        Path file = folder.resolve("training.npz");
        try (Trainer whole = trainer(o -> {});
                Trainer first = trainer(o -> {});
                Trainer second = trainer(o -> {})) {
            History unbroken = whole.fit(data, fit -> fit.epochs(3).validation(data));
            first.fit(data, fit -> fit.epochs(2).validation(data).checkpoint(file));
            List<History> told = new ArrayList<>();
            History broken = second.fit(
                    data,
                    fit -> fit.epochs(3).validation(data).checkpoint(file).listen(new FitListener() {
                        @Override
                        public void resumed(History before) {
                            assertThat(before.epochs()).isEqualTo(2);
                            told.add(before);
                        }
                    }));
            assertThat(told).hasSize(1);
            assertThat(broken.names()).isEqualTo(unbroken.names());
            for (String name : unbroken.names()) {
                assertThat(broken.values(name)).isEqualTo(unbroken.values(name));
            }
        }
    }

    @Test
    void earlyStoppingGoesOnWhereItStood(@TempDir Path folder) {
        for (int cut = 1; cut <= 5; cut++) {
            Path file = folder.resolve("training%d.npz".formatted(cut));
            int epochs = cut;
            List<float[]> whole = fitted(o -> {}, fit -> fit.epochs(50).listen(impatient()));
            fitted(o -> {}, fit -> fit.epochs(epochs).checkpoint(file).listen(new FitListener() {}, impatient()));
            assertSame(fitted(o -> {}, fit -> fit.epochs(50).checkpoint(file).listen(impatient())), whole);
        }
    }

    /** Ends after the fourth epoch, and takes the parameters of the first. */
    private static EarlyStopping impatient() {
        return EarlyStopping.whenNotSmaller("loss").leastChange(1).patience(2).restoringBest();
    }

    @Test
    void checkpointsOfOtherFitsAreRefused(@TempDir Path folder) {
        Path file = folder.resolve("training.npz");
        fitted(o -> {}, fit -> fit.checkpoint(file, "one"));
        List<float[]> before = fitted(o -> {}, fit -> fit.checkpoint(file, "one"));
        assertOther(o -> o.seed(3), fit -> fit.checkpoint(file, "one"), "with seed 0, this one has 3");
        assertOther(o -> o.minibatch(4), fit -> fit.checkpoint(file, "one"), "with minibatch 5, this one has 4");
        assertOther(o -> {}, fit -> fit.checkpoint(file, "two"), "of the training \"one\", this one is \"two\"");
        assertOther(o -> {}, fit -> fit.checkpoint(file, "one").validationSplit(0.5), "with items 20, this one has 10");
        assertOther(
                o -> {},
                fit -> fit.checkpoint(file, "one").validation(data),
                "go on with the same losses, metrics and validation");
        assertOther(o -> o.optimizer(new Sgd(0.1)), fit -> fit.checkpoint(file, "one"), "keeps 2 values");
        assertOther(
                o -> {}, fit -> fit.checkpoint(file, "one").listen(impatient()), "does not say where early stopping");
        assertSame(fitted(o -> {}, fit -> fit.checkpoint(file, "one")), before);
    }

    private void assertOther(Consumer<TrainerOptions> more, Consumer<FitOptions> fit, String message) {
        assertThatThrownBy(() -> fitted(more, fit))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void neitherThreadsNorLittleMemoryShow() {
        List<float[]> whole = fitted(o -> {}, fit -> fit.epochs(2));
        assertSame(fitted(o -> o.threads(2), fit -> fit.epochs(2)), whole);
        long least = 1000;
        while (!fits(least)) {
            least = least * 11 / 10;
        }
        long limit = least;
        assertSame(fitted(o -> o.memoryLimit(limit), fit -> fit.epochs(2)), whole);
        assertThatThrownBy(() -> fitted(o -> o.memoryLimit(1000), fit -> {}))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("a minibatch of 5 items over 12 steps needs");
    }

    private boolean fits(long memory) {
        try (Trainer trainer = trainer(o -> o.memoryLimit(memory))) {
            trainer.fit(data, fit -> {});
            return true;
        } catch (TrainingException e) {
            assertThat(e).hasMessageContaining("allow more memory");
            return false;
        }
    }

    @Test
    void earlyStoppingKeepsTheBest() {
        try (Trainer trainer = trainer(o -> o.optimizer(new Sgd(1e-9)))) {
            trainer.fit(data, fit -> fit.epochs(1));
            List<float[]> before = List.copyOf(trainer.values().values());
            History history = trainer.fit(
                    data,
                    fit -> fit.epochs(50)
                            .listen(EarlyStopping.whenNotLarger("loss")
                                    .patience(2)
                                    .leastChange(1)
                                    .restoringBest()));
            assertThat(history.epochs()).isEqualTo(4);
            assertThat(trainer.values().values()).hasSameSizeAs(before);
        }
        assertThatThrownBy(() -> fitted(o -> {}, fit -> fit.epochs(2).listen(EarlyStopping.whenNotSmaller("val_loss"))))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("there is no \"val_loss\"; there are loss");
    }

    @Test
    void somebodyCanEndIt() {
        try (Trainer trainer = trainer(o -> {})) {
            History history = trainer.fit(
                    data,
                    fit -> fit.epochs(50).listen(new FitListener() {
                        @Override
                        public void minibatch(FitProgress progress) {
                            if (progress.epoch() == 2) {
                                progress.trainer().cancel();
                            }
                        }
                    }));
            assertThat(history.epochs()).isEqualTo(2);
            assertThat(trainer.fit(data, fit -> {}).epochs()).isEqualTo(1);
        }
    }

    @Test
    void aLossThatIsNotFiniteKeepsTheParametersBefore() {
        try (Trainer trainer = trainer(o -> o.optimizer(new Sgd(1e30)))) {
            assertThatThrownBy(() -> trainer.fit(data, fit -> fit.epochs(50)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("of epoch 0")
                    .hasMessageContaining("parameters are those before it");
            trainer.values().values().forEach(values -> {
                for (float value : values) {
                    assertThat(value).isFinite();
                }
            });
        }
    }

    @Test
    void filesOfOtherNetworksAreRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("parameters.npz");
        var other = new Network("other", 0);
        var a = other.node("a", 1, (t, out) -> {});
        other.connect(a, other.passThrough("b", 1), c -> c.transform(new RandomDense(new Glorot())));
        try (Trainer trainer = Trainer.of(other, o -> {});
                Trainer mine = trainer(o -> {})) {
            trainer.save(file);
            List<float[]> before = List.copyOf(mine.values().values());
            assertThatThrownBy(() -> mine.load(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("holds 1 parameters, but the network has");
            mine.save(file);
            mine.load(file);
            assertSame(List.copyOf(mine.values().values()), before);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> mine.load(file)).isInstanceOf(FormatException.class);
            assertThatThrownBy(() -> mine.fit(data, fit -> fit.checkpoint(file)))
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void mistakesAreNamed() {
        assertRefused(fit -> fit.validationSplit(0.1), "parts 20 items into 18 and 2");
        assertThatThrownBy(() -> fitted(o -> o.minibatch(21), fit -> {}))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the data have 20 items, fewer than a minibatch of 21");
        assertThatThrownBy(() -> Data.none().input(input, Sequences.of(new float[3][5])))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("5 values a step, but the node gives 2");
        assertThatThrownBy(() -> data.target(output, Sequences.of(new float[3][1])))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("3 items, but the other data have 20");
        try (Trainer trainer = trainer(o -> {})) {
            Data wrong = data.target(output, Sequences.of(new float[ITEMS][3]));
            assertThatThrownBy(() -> trainer.fit(wrong, fit -> {}))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("the target has 1 steps of 3 values");
            assertThatThrownBy(() -> trainer.fit(Data.none(), fit -> {})).isInstanceOf(TrainingException.class);
        }
        Trainer closed = trainer(o -> {});
        closed.close();
        assertThatThrownBy(() -> closed.predict(data))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("its trainer is closed; make another");
        assertThatThrownBy(() -> Trainer.of(net, o -> {}).fit(data, fit -> {}))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("give a probe a loss");
    }

    private void assertRefused(Consumer<FitOptions> fit, String message) {
        assertThatThrownBy(() -> fitted(o -> {}, fit))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void gradientsAgreeWithDifferences() {
        try (Trainer trainer = trainer(o -> {})) {
            Map<Parameter, Double> deviations = trainer.checkGradients(data, 0.01);
            assertThat(deviations).hasSize(4);
        }
    }
}
