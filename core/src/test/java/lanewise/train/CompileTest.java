package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.function.Dropout;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.FilteredNoise;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanAbsoluteError;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.Clipping;
import lanewise.train.optimizer.Sgd;
import lanewise.train.optimizer.WeightPenalty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other losses and optimizers for a trainer in use (dl-simulator, 2.3). */
class CompileTest {
    private static final int ITEMS = 6;
    private static final int STEPS = 5;

    private final Network net = new Network("net", 4);
    private final Node input = net.node("input", 1, (t, out) -> {});
    private final Probe first;
    private final Probe second;

    CompileTest() {
        var cells = net.ensemble(
                "cells",
                8,
                1,
                e -> e.neurons(new SpikingRectifiedLinear())
                        .maxRates(Choice.of(900))
                        .intercepts(Choice.of(-1)));
        var noise = net.node("noise", new FilteredNoise(new Lowpass(0.01)));
        var dropout = net.node("dropout", new Dropout(8, 0.2));
        var out = net.passThrough("out", 2);
        net.connect(input, cells, c -> c.synapse(0.004));
        net.connect(noise, cells, c -> c.transform(0.01).synapse(Synapse.none()));
        net.connect(cells.neurons(), dropout, c -> c.synapse(Synapse.none()));
        net.connect(
                dropout,
                out.at(0),
                c -> c.transform(new double[][] {{1, 2, 3, 4, -4, -3, -2, -1}}).synapse(0.003));
        var learning = net.connect(
                cells,
                out.at(1),
                c -> c.solver(new NoSolver(new double[8][1])).synapse(0.002).learningRule(new Pes(1e-4)));
        net.connect(input, learning.learning(), c -> c.transform(-1).synapse(Synapse.none()));
        first = net.probe(out, p -> p.label("first"));
        second = net.probe(cells.neurons(), p -> p.label("second"));
    }

    private Data data() {
        float[][] given = new float[ITEMS][STEPS];
        for (int item = 0; item < ITEMS; item++) {
            for (int step = 0; step < STEPS; step++) {
                given[item][step] = 0.3f * item - 0.5f + 0.1f * step;
            }
        }
        return Data.none()
                .input(input, Sequences.of(given, STEPS))
                .target(first, Sequences.of(new float[ITEMS][2 * STEPS], STEPS))
                .target(second, Sequences.of(new float[ITEMS][8 * STEPS], STEPS));
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.minibatch(2).optimizer(new Adam(0.01)).loss(first, new MeanSquaredError());
            more.accept(o);
        });
    }

    private static List<float[]> fitted(Trainer trainer, Data data, Consumer<FitOptions> how) {
        trainer.fit(data, fit -> how.accept(fit.epochs(2)));
        return List.copyOf(trainer.values().values());
    }

    private static void assertSame(List<float[]> values, List<float[]> others) {
        assertThat(values.toArray(float[][]::new)).isDeepEqualTo(others.toArray(float[][]::new));
    }

    private List<Consumer<CompileOptions>> goals() {
        return List.of(
                o -> o.optimizer(new Sgd(0.001)).loss(first, new MeanAbsoluteError()),
                o -> o.optimizer(new Adam(0.01)).loss(first, new MeanSquaredError()),
                o -> o.loss(second, new MeanSquaredError(), 1e-5),
                o -> o.loss(new MeanSquaredError()).metrics(second, new MeanAbsoluteError()),
                o -> o.optimizer(new Sgd(0.01))
                        .loss(first, new MeanSquaredError())
                        .clipping(new Clipping.ByGlobalNorm(0.1))
                        .penalty("connection dropout -> out[0]: weights", new WeightPenalty.L2(0.1)));
    }

    /** A new trainer that is chosen for like that from the first, with the parameters of then. */
    @Test
    void updatesAreThoseOfANewTrainer() {
        for (Consumer<CompileOptions> chosen : goals()) {
            try (Trainer trainer = trainer(o -> {})) {
                fitted(trainer, data(), fit -> {});
                List<float[]> before = List.copyOf(trainer.values().values());
                trainer.compile(chosen);
                assertSame(List.copyOf(trainer.values().values()), before);
                try (Trainer anew =
                        Trainer.of(net, o -> o.minibatch(2).build(build -> build.values(trainer.trained())))) {
                    anew.compile(chosen);
                    assertThat(trainer.evaluate(data())).isEqualTo(anew.evaluate(data()));
                    assertSame(fitted(trainer, data(), fit -> {}), fitted(anew, data(), fit -> {}));
                    assertThat(trainer.fit(data(), fit -> {}).names())
                            .isEqualTo(anew.fit(data(), fit -> {}).names());
                    assertSame(
                            List.copyOf(trainer.values().values()),
                            List.copyOf(anew.values().values()));
                }
            }
        }
    }

    @Test
    void whatANewTrainerIsToldIsWhatCompileIsTold() {
        List<List<float[]>> twice = new ArrayList<>();
        for (boolean later : new boolean[] {false, true}) {
            try (Trainer trainer = Trainer.of(net, o -> {
                o.minibatch(2);
                if (!later) {
                    o.optimizer(new Sgd(0.01)).loss(second, new MeanAbsoluteError(), 0.1);
                }
            })) {
                if (later) {
                    assertThatThrownBy(() -> trainer.fit(data(), fit -> {}))
                            .hasMessageContaining("there is nothing to make small");
                    trainer.compile(o -> o.optimizer(new Sgd(0.01)).loss(second, new MeanAbsoluteError(), 0.1));
                }
                twice.add(fitted(trainer, data(), fit -> {}));
            }
        }
        assertSame(twice.get(0), twice.get(1));
    }

    /** One that compiles to what it has, between stateful fits, does what one does whose optimizer is reset. */
    @Test
    void statesAndWhatWasLearnedStay() {
        List<Consumer<Trainer>> ways = List.of(
                trainer -> trainer.reset(reset ->
                        reset.state(false).learned(false).processes(false).optimizer(true)),
                trainer -> trainer.compile(o -> o.optimizer(new Adam(0.01)).loss(first, new MeanSquaredError())),
                trainer -> {
                    trainer.compile(o -> o.loss(second, new MeanSquaredError()));
                    trainer.checkGradients(data(), 1e9);
                    trainer.compile(o -> o.optimizer(new Adam(0.01)).loss(first, new MeanSquaredError()));
                });
        List<List<float[]>> trained = new ArrayList<>();
        List<float[][]> learned = new ArrayList<>();
        List<float[][]> answers = new ArrayList<>();
        for (Consumer<Trainer> way : ways) {
            try (Trainer trainer = trainer(o -> {})) {
                fitted(trainer, data(), fit -> fit.stateful(true));
                trainer.predict(data(), run -> run.stateful(true));
                way.accept(trainer);
                trained.add(fitted(trainer, data(), fit -> fit.stateful(true)));
                learned.add(trainer.learned(trainer.parameters().all().stream()
                        .filter(Parameter::learned)
                        .findFirst()
                        .orElseThrow()));
                answers.add(trainer.predict(data()).get(first));
            }
        }
        for (int way = 1; way < ways.size(); way++) {
            assertSame(trained.get(way), trained.get(0));
            assertThat(learned.get(way)).isDeepEqualTo(learned.get(0));
            assertThat(answers.get(way)).isDeepEqualTo(answers.get(0));
        }
        try (Trainer trainer = trainer(o -> {})) {
            fitted(trainer, data(), fit -> fit.stateful(true));
            trainer.reset(reset -> reset.optimizer(true));
            assertThat(fitted(trainer, data(), fit -> fit.stateful(true)).toArray())
                    .as("without the state")
                    .isNotEqualTo(trained.get(0).toArray());
        }
    }

    @Test
    void aFitThatWasCompiledGoesOnFromItsCheckpoint(@TempDir Path folder) {
        Path file = folder.resolve("training.npz");
        Consumer<CompileOptions> chosen = o -> o.loss(second, new MeanSquaredError(), 1e-5);
        List<float[]> whole;
        Map<Parameter, float[]> start;
        try (Trainer trainer = trainer(o -> {})) {
            trainer.fit(data(), fit -> {});
            start = trainer.values();
            trainer.compile(chosen);
            trainer.fit(data(), fit -> fit.epochs(3));
            whole = List.copyOf(trainer.values().values());
        }
        for (int epochs : new int[] {2, 3}) {
            try (Trainer trainer = trainer(o -> {})) {
                start.forEach((parameter, values) ->
                        trainer.setValues(trainer.parameters().named(parameter.name()), values));
                trainer.compile(chosen);
                trainer.fit(data(), fit -> fit.epochs(epochs).checkpoint(file));
                if (epochs == 3) {
                    assertSame(List.copyOf(trainer.values().values()), whole);
                }
            }
        }
    }

    @Test
    void whatIsRefusedChangesNothing() {
        Network other = new Network("other", 0);
        Probe foreign = other.probe(other.passThrough("foreign", 1));
        List<Consumer<CompileOptions>> wrong = List.of(
                o -> o.loss(foreign, new MeanSquaredError()),
                o -> o.metrics(foreign, new MeanSquaredError()),
                o -> o.loss(second, new MeanSquaredError()).penalty("no such", new WeightPenalty.L2(1)));
        try (Trainer trainer = trainer(o -> {});
                Trainer untouched = trainer(o -> {})) {
            fitted(trainer, data(), fit -> {});
            fitted(untouched, data(), fit -> {});
            for (Consumer<CompileOptions> chosen : wrong) {
                assertThatThrownBy(() -> trainer.compile(chosen)).isInstanceOf(ModelException.class);
            }
            assertThatThrownBy(() -> trainer.compile(o -> o.loss(first, new MeanSquaredError(), Double.NaN)))
                    .isInstanceOf(TrainingException.class);
            assertThatThrownBy(() -> trainer.fit(
                            data(),
                            fit -> fit.listen(new FitListener() {
                                @Override
                                public void begin(Trainer each) {
                                    each.compile(o -> {});
                                }
                            })))
                    .hasMessageContaining("a fit is going on");
            assertSame(fitted(trainer, data(), fit -> {}), fitted(untouched, data(), fit -> {}));
        }
        Trainer closed = trainer(o -> {});
        closed.close();
        assertThatThrownBy(() -> closed.compile(o -> {})).hasMessageContaining("its trainer is closed");
    }
}
