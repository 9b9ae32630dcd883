package lanewise.verify.guide;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.synapse.Synapse;
import lanewise.sim.Feed;
import lanewise.sim.Simulator;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.Trainer;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;

/** Encoders and biases are trained where few neurons do not do. */
final class SineOfTheSquare {
    private SineOfTheSquare() {}

    static Picture picture() {
        var net = new Network("sine of the square", 0);
        net.config().trainableConnections(false); // decoders stay as they were solved
        var x = net.node("x", 1, (t, out) -> {});
        var square = net.ensemble("square", 20, 1, e -> e.radius(2));
        var sine = net.ensemble("sine", 20, 1, e -> e.radius(4));
        var out = net.passThrough("out", 1);
        net.connect(x, square, c -> c.synapse(Synapse.none()));
        net.connect(
                square, sine, c -> c.function(v -> new double[] {v[0] * v[0]}).synapse(0.01));
        net.connect(
                sine,
                out,
                c -> c.function(v -> new double[] {StrictMath.sin(v[0])}).synapse(0.01));
        var answer = net.probe(out, p -> p.synapse(0.04));

        int items = 512;
        double[] xs = new double[items];
        double[] ys = new double[items];
        float[][] given = new float[items][1];
        float[][] wanted = new float[items][1];
        for (int item = 0; item < items; item++) {
            xs[item] = 4.0 * item / (items - 1) - 2;
            ys[item] = StrictMath.sin(xs[item] * xs[item]);
            given[item][0] = (float) xs[item];
            wanted[item][0] = (float) ys[item];
        }
        var data = Data.none().input(x, Sequences.of(given)).target(answer, Sequences.of(wanted));
        var before = Simulator.of(net, o -> o.batch(items));
        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(32)
                        .build(build -> build.withoutSynapses()) // one step, so nothing may wait
                        .optimizer(new Adam(0.01))
                        .loss(answer, new MeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(50));
            var after = Simulator.of(net, o -> o.batch(items).build(build -> build.values(trainer.trained())));
            return LinePlot.titled("sin(x²) by 40 spiking neurons")
                    .axes("x", "sin(x²)")
                    .line("wanted", xs, ys)
                    .line("as built", xs, answers(before, x, given, answer))
                    .line("as trained", xs, answers(after, x, given, answer));
        }
    }

    /** The mean over the last 50 of 200 ms of spikes. */
    private static double[] answers(Simulator simulator, Node x, float[][] given, Probe answer) {
        try (simulator) {
            simulator.feed(x, Feed.held(given));
            simulator.runSteps(200);
            var data = simulator.data(answer);
            return IntStream.range(0, given.length)
                    .mapToDouble(item -> Stream.of(data.rows(item))
                            .skip(150)
                            .mapToDouble(row -> row[0])
                            .average()
                            .orElseThrow())
                    .toArray();
        }
    }
}
