package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** Networks that answer as they are, by rates, or all as in training (dl-config, learning_phase). */
class PhaseTest {
    private static final int ITEMS = 6;
    private static final int STEPS = 5;

    /** Twelve neurons, and behind them a function of the twelve. */
    private static final class Cells {
        final Network net = new Network("net", 4);
        final Node input = net.node("input", 1, (t, out) -> {});
        final Probe output;

        Cells(NeuronType type) {
            this(type, new Dropout(12, 0));
        }

        Cells(NeuronType type, DifferentiableFunction function) {
            var cells = net.ensemble("cells", 12, 1, e -> e.neurons(type));
            var behind = net.node("behind", function);
            var out = net.passThrough("out", 2);
            net.connect(input, cells, c -> c.synapse(Synapse.none()));
            net.connect(cells.neurons(), behind, c -> c.synapse(Synapse.none()));
            net.connect(behind, out, c -> c.transform(weights()).synapse(0.003));
            output = net.probe(out, p -> p.label("out"));
        }

        private static double[][] weights() {
            double[][] weights = new double[2][12];
            for (int i = 0; i < 12; i++) {
                weights[0][i] = 0.01 * (i % 5 - 2);
                weights[1][i] = 0.02 * (i % 3 - 1);
            }
            return weights;
        }

        Trainer trainer(Consumer<TrainerOptions> more) {
            return Trainer.of(net, o -> {
                o.minibatch(3).optimizer(new Sgd(0)).loss(output, new MeanSquaredError());
                more.accept(o);
            });
        }

        Data data() {
            float[][] given = new float[ITEMS][STEPS];
            for (int item = 0; item < ITEMS; item++) {
                for (int step = 0; step < STEPS; step++) {
                    given[item][step] = 0.3f * item - 0.8f + 0.05f * step;
                }
            }
            return Data.none()
                    .input(input, Sequences.of(given, STEPS))
                    .target(output, Sequences.of(new float[ITEMS][2 * STEPS], STEPS));
        }

        float[][] predicted(Trainer trainer, Phase phase) {
            return trainer.predict(data(), run -> run.phase(phase)).get(output);
        }

        float[][] predicted(Phase phase) {
            try (Trainer trainer = trainer(o -> {})) {
                return predicted(trainer, phase);
            }
        }

        double lost(Trainer trainer, Phase phase) {
            return trainer.evaluate(data(), run -> run.phase(phase)).get("loss");
        }
    }

    @Test
    void ratesAreThoseOfTheTwinThatDoesNotSpike() {
        Cells spiking = new Cells(new Lif());
        float[][] byRates = new Cells(new LifRate()).predicted(Phase.USE);
        assertThat(spiking.predicted(Phase.RATES)).isDeepEqualTo(byRates);
        assertThat(spiking.predicted(Phase.USE)[5]).isNotEqualTo(byRates[5]);
        try (Trainer trainer = spiking.trainer(o -> o.lifSmoothing(0.1))) {
            assertThat(spiking.predicted(trainer, Phase.RATES))
                    .isDeepEqualTo(new Cells(new SoftLifRate(0.1, 0.02, 0.002, 1)).predicted(Phase.USE));
        }
        try (Trainer trainer = spiking.trainer(o -> o.spikes(SpikeGradient.triangle()))) {
            assertThat(spiking.predicted(trainer, Phase.RATES)).isDeepEqualTo(spiking.predicted(Phase.USE));
        }
    }

    @Test
    void inTrainingALossIsThatOfAFit() {
        for (DifferentiableFunction function : List.of(new Dropout(12, 0.4), new BatchNormalization(1, 12))) {
            Cells cells = new Cells(new SpikingRectifiedLinear(), function);
            try (Trainer trainer = cells.trainer(o -> {})) {
                double evaluated = cells.lost(trainer, Phase.TRAINING);
                assertThat(cells.lost(trainer, Phase.TRAINING)).isEqualTo(evaluated);
                double rates = cells.lost(trainer, Phase.RATES);
                double fitted =
                        trainer.fit(cells.data(), fit -> fit.shuffle(false)).last("loss");
                assertThat(evaluated).isEqualTo(fitted).isNotEqualTo(rates);
                assertThat(cells.lost(trainer, Phase.USE)).isNotEqualTo(rates);
            }
        }
    }

    @Test
    void dropoutLeavesNothingOutOfRates() {
        Cells cells = new Cells(new SpikingRectifiedLinear(), new Dropout(12, 0.4));
        Cells plain = new Cells(new SpikingRectifiedLinear());
        assertThat(cells.predicted(Phase.RATES)).isDeepEqualTo(plain.predicted(Phase.RATES));
        assertThat(cells.predicted(Phase.USE)).isDeepEqualTo(plain.predicted(Phase.USE));
        assertThat(cells.predicted(Phase.TRAINING)[0]).isNotEqualTo(plain.predicted(Phase.TRAINING)[0]);
    }

    @Test
    void aCallKeepsNothingOfWhatFunctionsMeasure() {
        Cells cells = new Cells(new SpikingRectifiedLinear(), new BatchNormalization(1, 12));
        try (Trainer trainer = cells.trainer(o -> {})) {
            Map<Parameter, float[]> before = trainer.values();
            float[][] used = cells.predicted(trainer, Phase.USE);
            cells.predicted(trainer, Phase.TRAINING);
            assertThat(trainer.values())
                    .allSatisfy((parameter, values) ->
                            assertThat(values).as(parameter.name()).isEqualTo(before.get(parameter)));
            assertThat(cells.predicted(trainer, Phase.USE)).isDeepEqualTo(used);
            trainer.fit(cells.data(), fit -> {});
            assertThat(cells.predicted(trainer, Phase.USE)[0]).isNotEqualTo(used[0]);
        }
    }

    @Test
    void allPhasesHaveTheValuesThatAreTrained() {
        Cells cells = new Cells(new Lif());
        try (Trainer trainer = cells.trainer(o -> o.optimizer(new Adam(0.0005)))) {
            for (Phase phase : Phase.values()) {
                double before = cells.lost(trainer, phase);
                trainer.fit(cells.data(), fit -> fit.epochs(5));
                assertThat(cells.lost(trainer, phase)).as(phase.name()).isLessThan(before);
            }
        }
    }

    @Test
    void validationAnswersInAPhaseToo() {
        Cells cells = new Cells(new Lif(), new Dropout(12, 0.4));
        try (Trainer trainer = cells.trainer(o -> {})) {
            for (Phase phase : Phase.values()) {
                History history = trainer.fit(
                        cells.data(), fit -> fit.validation(cells.data()).validationPhase(phase));
                assertThat(history.last("val_loss")).as(phase.name()).isEqualTo(cells.lost(trainer, phase));
            }
            assertThat(cells.lost(trainer, Phase.RATES)).isNotEqualTo(cells.lost(trainer, Phase.USE));
            assertThatThrownBy(() -> trainer.fit(cells.data(), fit -> fit.validationPhase(null)))
                    .hasMessageContaining("validation phase is null");
        }
    }

    @Test
    void eachHasAStateOfItsOwn() {
        Cells cells = new Cells(new Lif());
        Consumer<RunOptions> goesOn = run -> run.phase(Phase.RATES).stateful(true);
        try (Trainer trainer = cells.trainer(o -> {})) {
            float[][] used = cells.predicted(trainer, Phase.USE);
            float[][] rates = cells.predicted(trainer, Phase.RATES);
            trainer.predict(cells.data(), goesOn);
            assertThat(cells.predicted(trainer, Phase.USE)).isDeepEqualTo(used);
            assertThat(cells.predicted(trainer, Phase.RATES)[0]).isNotEqualTo(rates[0]);
            trainer.reset();
            assertThat(cells.predicted(trainer, Phase.RATES)).isDeepEqualTo(rates);
            assertThatThrownBy(() -> trainer.predict(cells.data(), run -> run.phase(null)))
                    .hasMessageContaining("phase is null");
        }
    }
}
