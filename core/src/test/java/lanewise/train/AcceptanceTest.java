package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.distribution.He;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.RandomDense;
import lanewise.model.transform.Sparse;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.RmsProp;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What NengoDL's own tests train, to the figures that they ask for. */
class AcceptanceTest {
    private static double[] evenly(int n, double from, double to) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> n == 1 ? from : from + (to - from) * i / (n - 1));
        return values;
    }

    /** Outputs that rise with time to what the input says, from neurons that see each other a step later. */
    @ParameterizedTest
    @CsvSource({"0, 0.0025", "5, 0.007"})
    void learnsARampThroughTime(int truncation, double bound) {
        int items = 100;
        int steps = 10;
        int hidden = 30;
        var net = new Network("ramp", 0);
        var input = net.node("input", 1, (t, out) -> {});
        var layer = net.ensemble(
                "layer",
                hidden,
                1,
                e -> e.neurons(new RectifiedLinear()).gainBias(evenly(hidden, 1, 1), evenly(hidden, -1, 1)));
        var output = net.passThrough("output", 1);
        net.connect(
                input,
                layer.neurons(),
                c -> c.transform(new RandomDense(new He())).synapse(Synapse.none()));
        net.connect(
                layer.neurons(),
                layer.neurons(),
                c -> c.transform(new RandomDense(new He())).synapse(0));
        net.connect(
                layer.neurons(),
                output,
                c -> c.transform(new RandomDense(new He())).synapse(Synapse.none()));
        var probe = net.probe(output);
        float[][] x = new float[items][steps];
        float[][] y = new float[items][steps];
        for (int item = 0; item < items; item++) {
            double height = 0.1 + 0.8 * item / (items - 1);
            for (int step = 0; step < steps; step++) {
                x[item][step] = (float) height;
                y[item][step] = (float) (height * step / (steps - 1));
            }
        }
        var data = Data.none().input(input, Sequences.of(x, steps)).target(probe, Sequences.of(y, steps));

        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(items)
                        .optimizer(new RmsProp(1e-3))
                        .truncation(truncation)
                        .loss(probe, new MeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(200));

            assertThat(trainer.evaluate(data).get("loss")).isLessThan(bound);
        }
    }

    /** One target each, reached at the last step behind a filter. */
    @Test
    void learnsForTwoProbes() {
        int steps = 10;
        int hidden = 20;
        var net = new Network("two probes", 0);
        var input = net.node("input", 1, (t, out) -> {});
        var layer = net.ensemble(
                "layer",
                hidden,
                1,
                e -> e.neurons(new RectifiedLinear()).gainBias(evenly(hidden, 1, 1), evenly(hidden, -0.5, 0.5)));
        net.connect(input, layer, c -> c.synapse(0.01));
        Probe[] probes = new Probe[2];
        for (int i = 0; i < 2; i++) {
            var output = net.passThrough("output " + i, 1);
            net.connect(
                    layer.neurons(),
                    output,
                    c -> c.transform(new RandomDense(new He())).synapse(Synapse.none()));
            probes[i] = net.probe(output, p -> p.synapse(0.01));
        }
        var data = Data.none()
                .input(input, Sequences.of(new float[][] {evenlyFloat(steps, 1)}, steps))
                .target(probes[0], Sequences.of(new float[][] {{0}}))
                .target(probes[1], Sequences.of(new float[][] {{0.1f}}));

        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(1)
                        .optimizer(new Sgd(1e-2).withMomentum(0.9))
                        .loss(probes[0], new MeanSquaredError())
                        .loss(probes[1], new MeanSquaredError())
                        .onlyLast(probes[0])
                        .onlyLast(probes[1]))) {
            trainer.fit(data, fit -> fit.epochs(200));

            var reached = trainer.predict(data);
            assertThat(Math.abs(reached.get(probes[0])[0][0])).isLessThan(1e-3f);
            assertThat(Math.abs(reached.get(probes[1])[0][0] - 0.1f)).isLessThan(1e-3f);
        }
    }

    private static float[] evenlyFloat(int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return values;
    }

    /** A matrix of which only some entries are there to be trained, two of them at one place. */
    @Test
    void learnsSparseWeights() {
        var net = new Network("sparse", 0);
        var input = net.node("input", 4, (t, out) -> {});
        var output = net.passThrough("output", 6);
        int[][] places = {{0, 1}, {1, 0}, {1, 3}, {2, 2}, {3, 3}, {4, 0}, {4, 1}, {5, 2}, {5, 2}, {0, 3}};
        net.connect(
                input,
                output,
                c -> c.transform(Sparse.of(6, 4, places, evenly(10, -0.3, 0.3))).synapse(Synapse.none()));
        var probe = net.probe(output);
        float[] wanted = {0.3f, -0.7f, 0.2f, 1, -0.1f, 0.9f};
        var data = Data.none()
                .input(input, Sequences.of(new float[][] {{1, 0.5f, -1, 0.8f}}))
                .target(probe, Sequences.of(new float[][] {wanted}));

        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(1).optimizer(new Sgd(0.1).withNesterov(0.9)).loss(probe, new MeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(500));

            float[] reached = trainer.predict(data).get(probe)[0];
            for (int i = 0; i < wanted.length; i++) {
                assertThat(Math.abs(reached[i] - wanted[i])).isLessThan(1e-3f);
            }
        }
    }
}
