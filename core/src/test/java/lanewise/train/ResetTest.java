package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.function.Dropout;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.WhiteNoise;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** Trainers that return to their start, whole or in part (dl-simulator, State: reset). */
class ResetTest {
    private static final int ITEMS = 8;
    private static final int STEPS = 4;

    private final Network net = new Network("net", 5);
    private final Node input = net.node("input", 1, (t, out) -> {});
    private final Probe output;

    ResetTest() {
        var noise = net.node("noise", new WhiteNoise(new Gaussian(0, 0.1), false).sized(1));
        var cells = net.ensemble(
                "cells",
                10,
                1,
                e -> e.neurons(new SpikingRectifiedLinear())
                        .maxRates(Choice.of(2000))
                        .intercepts(Choice.of(-1)));
        var dropout = net.node("dropout", new Dropout(10, 0.2));
        var out = net.passThrough("out", 1);
        net.connect(input, cells, c -> c.synapse(0.002));
        net.connect(noise, cells, c -> c.synapse(Synapse.none()));
        net.connect(cells.neurons(), dropout, c -> c.synapse(Synapse.none()));
        net.connect(
                dropout,
                out,
                c -> c.transform(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}})
                        .synapse(Synapse.none()));
        output = net.probe(out);
    }

    private Trainer trainer(Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> {
            o.minibatch(2).optimizer(new Adam(0.01)).loss(output, new MeanSquaredError());
            more.accept(o);
        });
    }

    private Data data() {
        float[][] given = new float[ITEMS][STEPS];
        for (int item = 0; item < ITEMS; item++) {
            for (int step = 0; step < STEPS; step++) {
                given[item][step] = 0.2f * item - 0.7f + 0.1f * step;
            }
        }
        return Data.none()
                .input(input, Sequences.of(given, STEPS))
                .target(output, Sequences.of(new float[ITEMS][STEPS], STEPS));
    }

    /** Values after two epochs, and answers that leave the trainer somewhere else. */
    private List<float[]> used(Trainer trainer) {
        trainer.fit(data(), fit -> fit.epochs(2));
        List<float[]> values = List.copyOf(trainer.values().values());
        trainer.fit(data(), fit -> fit.stateful(true));
        trainer.predict(data(), run -> run.stateful(true));
        trainer.predict(data(), run -> run.stateful(true).phase(Phase.TRAINING));
        return values;
    }

    private float[] predicted(Trainer trainer) {
        return trainer.predict(data()).get(output)[0];
    }

    private static void assertSame(List<float[]> values, List<float[]> others) {
        assertThat(values).hasSameSizeAs(others);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i)).isEqualTo(others.get(i));
        }
    }

    @Test
    void withEverythingATrainerIsAsGoodAsNew() {
        try (Trainer trainer = trainer(o -> {});
                Trainer seeded = trainer(o -> o.seed(7))) {
            float[] fresh = predicted(trainer);
            List<float[]> built = List.copyOf(trainer.values().values());
            List<float[]> first = used(trainer);
            trainer.reset(ResetOptions::everything);
            assertSame(List.copyOf(trainer.values().values()), built);
            assertThat(predicted(trainer)).isEqualTo(fresh);
            assertSame(used(trainer), first);

            float[] otherwise = predicted(seeded);
            List<float[]> ofSeed = used(seeded);
            assertThat(otherwise).isNotEqualTo(fresh);
            assertThat(ofSeed.getFirst()).isNotEqualTo(first.getFirst());
            trainer.reset(reset -> reset.everything().seed(7));
            assertThat(predicted(trainer)).isEqualTo(otherwise);
            assertSame(used(trainer), ofSeed);
            trainer.reset(ResetOptions::everything); // the seed stays
            assertSame(used(trainer), ofSeed);
        }
    }

    @Test
    void parametersGoBackToWhatTheNetworkWasBuiltWith() {
        try (Trainer trainer = trainer(o -> {})) {
            used(trainer);
            var trained = trainer.trained();
            List<float[]> values = List.copyOf(trainer.values().values());
            try (Trainer other = trainer(o -> o.build(build -> build.values(trained)))) {
                used(other);
                other.reset(reset -> reset.state(false).parameters(true));
                assertSame(List.copyOf(other.values().values()), values);
            }
            trainer.reset();
            assertSame(List.copyOf(trainer.values().values()), values);
        }
    }

    @Test
    void whatTheOptimizerKeepsGoesOnUnlessItIsChosen() {
        try (Trainer trainer = trainer(o -> {})) {
            List<float[]> first = used(trainer);
            trainer.reset(reset -> reset.parameters(true));
            assertThat(used(trainer).getFirst()).isNotEqualTo(first.getFirst());
            trainer.reset(reset -> reset.parameters(true).optimizer(true));
            assertSame(used(trainer), first);
        }
    }

    @Test
    void stateAndProcessesStayIfTheyAreLeftOut() {
        try (Trainer trainer = trainer(o -> {})) {
            float[] fresh = predicted(trainer);
            trainer.predict(data(), run -> run.stateful(true));
            float[] later = predicted(trainer);
            assertThat(later).isNotEqualTo(fresh);
            trainer.reset(reset -> reset.state(false));
            assertThat(predicted(trainer)).isEqualTo(later);
            trainer.reset(reset -> reset.processes(false));
            float[] onlyNoise = predicted(trainer);
            assertThat(onlyNoise).isNotEqualTo(later).isNotEqualTo(fresh);
            assertThat(predicted(trainer)).isEqualTo(onlyNoise);
            trainer.reset();
            assertThat(predicted(trainer)).isEqualTo(fresh);
        }
    }

    @Test
    void whatCannotBeResetIsRefused() {
        try (Trainer trainer = trainer(o -> {})) {
            trainer.reset(ResetOptions::everything); // before there is anything to reset
            FitListener resetting = new FitListener() {
                @Override
                public void minibatch(FitProgress progress) {
                    progress.trainer().reset(ResetOptions::everything);
                }
            };
            assertThatThrownBy(() -> trainer.fit(data(), fit -> fit.listen(resetting)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("a fit is going on");
            assertThatThrownBy(() -> trainer.reset(reset -> reset.seed(-1))).isInstanceOf(ModelException.class);
        }
    }
}
