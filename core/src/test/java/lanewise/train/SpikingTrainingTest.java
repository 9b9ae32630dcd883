package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.TrainingException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.train.loss.FiringRate;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.loss.SparseCategoricalAccuracy;
import lanewise.train.loss.SparseCategoricalCrossentropy;
import lanewise.train.optimizer.Adam;
import org.junit.jupiter.api.Test;

/** Networks that learn by the spikes that they run with. */
class SpikingTrainingTest {
    private static final int STEPS = 25;

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[][] normal(Random random, int rows, int cols, double size) {
        double[][] weights = new double[rows][cols];
        for (double[] row : weights) {
            Arrays.setAll(row, k -> size * random.nextGaussian());
        }
        return weights;
    }

    /** Two pulses, each on one of two lines, at times of their own: is it the same line? */
    private static Data pulses(Random random, Node input, Probe probe, int items) {
        float[][] x = new float[items][2 * STEPS];
        int[] differ = new int[items];
        for (int item = 0; item < items; item++) {
            int first = random.nextInt(2);
            int second = random.nextInt(2);
            differ[item] = first == second ? 0 : 1;
            int early = 1 + random.nextInt(6);
            int late = early + 7 + random.nextInt(6);
            for (int length = 0; length < 3; length++) {
                x[item][2 * (early + length) + first] = 1;
                x[item][2 * (late + length) + second] = 1;
            }
        }
        return Data.none().input(input, Sequences.of(x, STEPS)).target(probe, Sequences.labels(differ));
    }

    /** Neither pulse alone tells anything, and what is read out has forgotten the first one. */
    @Test
    void learnsWhetherPulsesCameOnTheSameLine() {
        var random = new Random(3);
        var net = new Network("same", 1);
        var input = net.node("input", 2, (t, out) -> {});
        var hidden = net.ensemble(
                "hidden",
                40,
                1,
                e -> e.neurons(new Lif(0.02, 0.001, 0, 0.01)).gainBias(filled(40, 1), filled(40, 0.5)));
        var choice = net.passThrough("choice", 2);
        net.connect(
                input,
                hidden.neurons(),
                c -> c.transform(normal(random, 40, 2, 6)).synapse(Synapse.none()));
        net.connect(
                hidden.neurons(),
                hidden.neurons(),
                c -> c.transform(normal(random, 40, 40, 0.1)).synapse(new Lowpass(0.005)));
        net.connect(
                hidden.neurons(),
                choice,
                c -> c.transform(normal(random, 2, 40, 0.1)).synapse(new Lowpass(0.003)));
        var probe = net.probe(choice, p -> p.synapse(Synapse.none()));
        Data seen = pulses(random, input, probe, 160);
        Data unseen = pulses(random, input, probe, 160);

        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(20)
                        .optimizer(new Adam(0.01))
                        .seed(4)
                        .spikes(SpikeGradient.fastSigmoid())
                        .onlyLast(probe)
                        .loss(probe, new SparseCategoricalCrossentropy(true))
                        .metrics(probe, new SparseCategoricalAccuracy()))) {
            double before = accuracy(trainer.evaluate(unseen));
            trainer.fit(seen, fit -> fit.epochs(60));
            double after = accuracy(trainer.evaluate(unseen));

            assertThat(before).isLessThan(0.7);
            assertThat(after).isGreaterThanOrEqualTo(0.95);
        }
    }

    private static double accuracy(Map<String, Double> means) {
        return means.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("sparse_categorical_accuracy"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void drawsRatesToTheOneThatIsWanted() {
        var net = new Network("rates", 1);
        var input = net.node("input", 1, (t, out) -> {});
        var neurons = net.ensemble("neurons", 30, 1, e -> e.neurons(new Lif()).gainBias(filled(30, 1), filled(30, 4)));
        net.connect(input, neurons, c -> c.synapse(Synapse.none()));
        var probe = net.probe(neurons.neurons(), p -> p.synapse(new Lowpass(0.05)));
        Data data = Data.none().input(input, Sequences.of(new float[8][1]).held(60));

        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(8)
                        .optimizer(new Adam(0.05))
                        .spikes(SpikeGradient.triangle())
                        .loss(probe, new FiringRate(30), 1e-3))) {
            double before = meanRate(trainer.predict(data).get(probe));
            trainer.fit(data, fit -> fit.epochs(60));
            double after = meanRate(trainer.predict(data).get(probe));

            assertThat(before).isGreaterThan(60);
            assertThat(after).isBetween(20.0, 40.0);
        }
    }

    /** Over the second half of a run. */
    private static double meanRate(float[][] samples) {
        double sum = 0;
        int count = 0;
        for (float[] item : samples) {
            for (int i = item.length / 2; i < item.length; i++) {
                sum += item[i];
                count++;
            }
        }
        return sum / count;
    }

    private static Network twoEnsembles(NeuronType first) {
        var net = new Network("net", 1);
        var input = net.node("input", 1, (t, out) -> {});
        var a = net.ensemble("a", 6, 1, e -> e.neurons(first).gainBias(filled(6, 1), filled(6, 3)));
        var b = net.ensemble("b", 5, 1, e -> e.neurons(new Lif()).gainBias(filled(5, 1), filled(5, 3)));
        net.connect(
                input,
                a.neurons(),
                c -> c.transform(normal(new Random(1), 6, 1, 1)).synapse(Synapse.none()));
        net.connect(
                a.neurons(),
                b.neurons(),
                c -> c.transform(normal(new Random(2), 5, 6, 0.002)).synapse(Synapse.none()));
        net.probe(b.neurons(), p -> p.synapse(Synapse.none()));
        return net;
    }

    /** The bias of the first ensemble, trained for a minibatch. */
    private static float[] trainedBias(Network net, Consumer<TrainerOptions> choose) {
        var probe = net.probes().get(0);
        Data data = Data.none()
                .input(net.nodes().get(0), Sequences.of(new float[][] {{0.5f}}).held(20))
                .target(probe, Sequences.of(new float[1][5]).held(20));
        try (var trainer = Trainer.of(net, o -> {
            o.loss(probe, new MeanSquaredError());
            choose.accept(o);
        })) {
            trainer.fit(data, fit -> fit.epochs(1));
            return trainer.values(trainer.parameters().named(net.ensembles().get(0) + ": bias"));
        }
    }

    @Test
    void theChoiceForAnEnsembleCounts() {
        float[] rates = trainedBias(twoEnsembles(new Lif()), o -> {});
        float[] spikes = trainedBias(twoEnsembles(new Lif()), o -> o.spikes(SpikeGradient.fastSigmoid()));
        Network net = twoEnsembles(new Lif());
        float[] mixed = trainedBias(
                net,
                o -> o.spikes(SpikeGradient.fastSigmoid())
                        .spikes(net.ensembles().get(0), SpikeGradient.rates())
                        .spikes(net.ensembles().get(1), SpikeGradient.rates()));

        assertThat(mixed).isEqualTo(rates);
        assertThat(spikes).isNotEqualTo(rates);
    }

    @Test
    void whatHasNoRateFormIsTrainedBySurrogatesOnly() {
        float[] start = new float[6];
        Arrays.fill(start, 3);
        for (NeuronType type : List.of(new AdaptiveLif(), new Izhikevich())) {
            assertThat(trainedBias(twoEnsembles(type), o -> {})).isEqualTo(start);
            assertThat(trainedBias(twoEnsembles(type), o -> o.spikes(SpikeGradient.arctangent())))
                    .isNotEqualTo(start);
        }
    }

    /** One input, one neuron that only passes its current on: its gain is what the targets are multiplied by. */
    @Test
    void gainsAreTrainedOnRequest() {
        var net = new Network("gain", 1);
        var input = net.node("input", 3, (t, out) -> {});
        var neurons = net.ensemble(
                "neurons", 3, 1, e -> e.neurons(new RectifiedLinear()).gainBias(filled(3, 1), filled(3, 0)));
        var connection = net.connect(input, neurons.neurons(), c -> c.synapse(Synapse.none()));
        var probe = net.probe(neurons.neurons(), p -> p.synapse(Synapse.none()));
        Data data = Data.none()
                .input(input, Sequences.of(new float[][] {{1, 2, 1}, {2, 1, 3}}))
                .target(probe, Sequences.of(new float[][] {{2, 1, 3}, {4, 0.5f, 9}}));

        for (boolean gains : new boolean[] {false, true}) {
            try (var trainer = Trainer.of(
                    net,
                    o -> o.minibatch(2).gains(gains).optimizer(new Adam(0.02)).loss(probe, new MeanSquaredError()))) {
                trainer.fit(data, fit -> fit.epochs(2000));
                Parameter gain =
                        trainer.parameters().find(connection, Kind.GAIN).orElseThrow();
                assertThat(gain.trained()).isEqualTo(gains);
                float[] wanted = gains ? new float[] {2, 0.5f, 3} : new float[] {1, 1, 1};
                assertThat(trainer.values(gain)).containsExactly(wanted, within(gains ? 0.05f : 0));
            }
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> SpikeGradient.triangle().sharpness(0))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("sharpness 0.0");
        assertThatThrownBy(() -> SpikeGradient.triangle().area(Double.NaN))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("area NaN");
    }
}
