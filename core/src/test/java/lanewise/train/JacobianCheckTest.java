package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Glorot;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.Tanh;
import lanewise.model.process.FilteredNoise;
import lanewise.model.synapse.Alpha;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.RandomDense;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** What probes record, against what nodes give: gradients and differences (dl-simulator, 8). */
class JacobianCheckTest {
    private final Network net = new Network("net", 1);
    private final Node input = net.node("input", 2, (t, out) -> out[0] = 5);

    private Trainer trainer(int minibatch, Consumer<TrainerOptions> more) {
        return Trainer.of(net, o -> more.accept(o.minibatch(minibatch)));
    }

    private static Sequences drawn(int items, int steps, int width) {
        float[][] rows = new float[items][steps * width];
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < rows[item].length; i++) {
                rows[item][i] = 0.3f * ((item + 3 * i) % 5) - 0.5f;
            }
        }
        return Sequences.of(rows, steps);
    }

    /** y[t] = a y[t-1] + (1-a) (2 x0[t-1] - x1[t-1]) has a known Jacobian. */
    @Test
    void aFilterHasTheJacobianThatIsKnown() {
        var out = net.passThrough("out", 1);
        net.connect(input, out, c -> c.transform(new double[][] {{2, -1}}).synapse(new Lowpass(0.002)));
        Probe probe = net.probe(out);
        try (Trainer trainer = trainer(2, o -> {})) {
            Jacobian jacobian = trainer.checkGradients(
                            check -> check.data(Data.none().steps(4)))
                    .get(probe)
                    .get(input);
            double kept = Math.exp(-0.5);
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 16; column++) {
                    int ago = row % 4 - column % 8 / 2;
                    double known = row / 4 != column / 8 || ago < 1
                            ? 0
                            : Math.pow(kept, ago - 1) * (1 - kept) * (column % 2 == 0 ? 2 : -1);
                    assertThat(jacobian.analytic()[row][column]).isCloseTo(known, within(1e-6));
                    assertThat(jacobian.numeric()[row][column]).isCloseTo(known, within(1e-4));
                }
            }
        }
    }

    private Probe layers(DifferentiableFunction function) {
        var hidden = net.ensemble("hidden", 6, 1, e -> e.neurons(new Tanh(1)).gainBias(filled(1), filled(0.2)));
        var computed = net.node("function", function);
        var output = net.passThrough("output", 2);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        net.connect(hidden.neurons(), computed, c -> c.synapse(Synapse.none()));
        net.connect(
                computed,
                output,
                c -> c.transform(new RandomDense(new Glorot())).synapse(new Alpha(0.002)));
        return net.probe(output, p -> p.label("output"));
    }

    private static double[] filled(double value) {
        double[] values = new double[6];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void functionsAgreeAlsoWhereTheyDrawOrMixItems() {
        Probe dropped = layers(new Dropout(6, 0.5));
        var mixed = net.node("mixed", new BatchNormalization(1, 2));
        net.connect(input, mixed, c -> c.synapse(Synapse.none()));
        Probe whole = net.probe(mixed);
        Data data = Data.none().input(input, drawn(6, 4, 2));
        try (Trainer trainer = trainer(3, o -> {})) {
            Map<Probe, Map<Node, Jacobian>> all = trainer.checkGradients(check -> check.data(data));
            assertThat(all).containsOnlyKeys(dropped, whole);
            assertThat(all.get(dropped).get(input).analytic()).hasDimensions(24, 24);
            double[] first = all.get(whole).get(input).analytic()[0];
            assertThat(Arrays.stream(first, 8, 24).map(Math::abs).max().orElseThrow())
                    .as("of other items")
                    .isGreaterThan(0.01);
        }
    }

    /** On threads, and where steps are computed twice as all at once do not fit in memory. */
    @Test
    void theBitsAreTheSameHoweverItIsRun() {
        Probe probe = layers(new Dropout(6, 0.3));
        Data data = Data.none().input(input, drawn(2, 12, 2));
        double[][] alone = analytic(probe, data, o -> o.threads(1));
        assertThat(analytic(probe, data, o -> o.threads(2))).isDeepEqualTo(alone);
        for (long limit = 1000; ; limit = limit * 11 / 10) {
            long allowed = limit;
            try {
                assertThat(analytic(probe, data, o -> o.memoryLimit(allowed))).isDeepEqualTo(alone);
                break;
            } catch (TrainingException e) {
                assertThat(e).hasMessageContaining("even if steps are computed twice");
            }
        }
    }

    private double[][] analytic(Probe probe, Data data, Consumer<TrainerOptions> more) {
        try (Trainer trainer = trainer(2, more.andThen(o -> o.onlyLast(probe)))) {
            return trainer.checkGradients(check -> check.data(data))
                    .get(probe)
                    .get(input)
                    .analytic();
        }
    }

    @Test
    void aWrongGradientIsFound() {
        Probe wrong = layers(new WrongSquare(1.99f));
        Probe apart = net.probe(input);
        Data data = Data.none().input(input, drawn(2, 3, 2));
        try (Trainer trainer = trainer(2, o -> {})) {
            assertThatThrownBy(() -> trainer.checkGradients(check -> check.data(data)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageMatching(
                            "probe output, value 0 of sample 1 of item 0 with node input, value 0 of step 0 of item 0: its gradient is .* and differences say .*, but they may be less than .* apart; .*");
            assertThat(trainer.checkGradients(check -> check.data(data).probes(apart)))
                    .containsOnlyKeys(apart);
            assertThat(trainer.checkGradients(check -> check.data(data).tolerance(10, 0)))
                    .containsOnlyKeys(wrong, apart);
        }
    }

    @Test
    void whatHasNoDerivativeIsFound() {
        var squared = net.node("squared", 2, 2, (t, x, out) -> {
            out[0] = x[0] * x[0];
            out[1] = x[1];
        });
        net.connect(input, squared, c -> c.synapse(Synapse.none()));
        net.probe(squared, p -> p.label("squared"));
        try (Trainer trainer = trainer(1, o -> {})) {
            assertThatThrownBy(() -> trainer.checkGradients(check -> {}))
                    .hasMessageContaining(
                            "probe squared, value 1 of sample 0 of item 0 with node input, value 1 of step 0")
                    .hasMessageContaining("a wrong gradient or none");
        }
    }

    /** Solved decoders, rates for spikes, recurrence, a rule that learns, a process, a node that may be fed. */
    @Test
    void aNetworkOfNengoAgreesWithoutALoss() {
        var constant = net.constant("constant", 0.5);
        var noise = net.node("noise", new FilteredNoise(new Lowpass(0.01)));
        var cells = net.ensemble("cells", 12, 2, e -> e.neurons(new Lif(0.02, 0.002, 0, 0.01)));
        var soft = net.ensemble("soft", 8, 1, e -> e.neurons(new SoftLifRate(1, 0.02, 0.002, 0.01)));
        net.connect(input, cells, c -> c.synapse(Synapse.none()));
        net.connect(cells, cells, c -> c.synapse(0.005));
        net.connect(
                cells, soft, c -> c.function(x -> new double[] {x[0] * x[1]}).synapse(0.003));
        net.connect(constant, soft);
        net.connect(noise, soft);
        var out = net.passThrough("out", 1);
        var learning = net.connect(soft, out, c -> c.learningRule(new Pes(1e-3)).synapse(Synapse.none()));
        net.connect(out, learning.learning(), c -> c.synapse(Synapse.none()));
        Probe decoded = net.probe(out);
        Probe rates = net.probe(cells.neurons());
        try (Trainer trainer = trainer(2, o -> o.lifSmoothing(0.5).build(build -> build.feedable(constant)))) {
            Map<Parameter, float[]> before = trainer.values();
            float[][] answer = trainer.predict(Data.none().steps(5)).get(decoded);
            Map<Probe, Map<Node, Jacobian>> all =
                    trainer.checkGradients(check -> check.data(Data.none().steps(4)));
            assertThat(all).containsOnlyKeys(decoded, rates);
            assertThat(all.get(decoded)).containsOnlyKeys(input, constant, noise);
            assertThat(trainer.checkGradients(check -> check.probes(rates))
                            .get(rates)
                            .get(input)
                            .numeric())
                    .hasDimensions(2 * 2 * 12, 2 * 2 * 2);
            assertThat(trainer.predict(Data.none().steps(5)).get(decoded)).isDeepEqualTo(answer);
            trainer.values().forEach((parameter, values) -> assertThat(values).isEqualTo(before.get(parameter)));
        }
    }

    @Test
    void itIsOfTheValuesThatParametersHaveNow() {
        var out = net.passThrough("out", 2);
        net.connect(input, out, c -> c.transform(new RandomDense(new Glorot())).synapse(Synapse.none()));
        Probe probe = net.probe(out);
        Data data = Data.none().input(input, drawn(2, 1, 2)).target(probe, drawn(2, 1, 2));
        try (Trainer trainer = trainer(1, o -> o.optimizer(new Sgd(0.5)).loss(probe, new MeanSquaredError()))) {
            trainer.fit(data, fit -> {});
            float[] weights = trainer.values(trainer.parameters().trained().getFirst());
            Jacobian jacobian =
                    trainer.checkGradients(check -> check.data(data)).get(probe).get(input);
            for (int i = 0; i < 4; i++) {
                assertThat((float) jacobian.analytic()[i / 2][i % 2]).isEqualTo(weights[i]);
            }
        }
    }

    @Test
    void mistakesAreNamed() {
        Network empty = new Network("empty", 0);
        Probe foreign = empty.probe(empty.passThrough("foreign", 1));
        try (Trainer trainer = Trainer.of(empty, o -> {})) {
            assertThatThrownBy(() -> trainer.checkGradients(check -> {}))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("network empty: there is nothing to check, with 1 probes and 0 nodes");
        }
        net.probe(input);
        Trainer closed = trainer(1, o -> {});
        try (Trainer trainer = trainer(2, o -> o.memoryLimit(20_000))) {
            assertThatThrownBy(() -> trainer.checkGradients(check -> check.probes(foreign)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("it is not in network net");
            assertThatThrownBy(() -> trainer.checkGradients(check -> check.data(null)))
                    .hasMessageContaining("data is null");
            assertThatThrownBy(() -> trainer.checkGradients(check -> check.tolerance(0, 1)))
                    .hasMessageContaining("a tolerance of 0.0 + 1.0 |n|");
            assertThatThrownBy(() -> trainer.checkGradients(check -> check.data(Data.none())))
                    .hasMessageContaining("do not say how many steps");
            assertThatThrownBy(() -> trainer.checkGradients(
                            check -> check.data(Data.none().input(input, drawn(1, 1, 2)))))
                    .hasMessageContaining("the data have 1 items, fewer than a minibatch of 2");
            assertThatThrownBy(() -> trainer.checkGradients(
                            check -> check.data(Data.none().steps(20))))
                    .hasMessageContaining(
                            "the changes of 80 recorded values with 80 given ones take 0.1 MB, and may take 0.0 MB");
        }
        closed.close();
        assertThatThrownBy(() -> closed.checkGradients(check -> {})).hasMessageContaining("its trainer is closed");
    }
}
