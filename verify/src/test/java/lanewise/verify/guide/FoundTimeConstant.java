package lanewise.verify.guide;

import java.util.List;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.Trainer;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;

/** The time constant of a synapse is found by what the synapse does. */
final class FoundTimeConstant {
    private FoundTimeConstant() {}

    static Picture picture() {
        var net = new Network("synapse", 0);
        var in = net.node("in", 1, (t, out) -> {});
        var out = net.passThrough("out", 1);
        var synapse = net.connect(in, out, c -> c.synapse(0.01));
        var filtered = net.probe(out);

        int items = 16;
        int steps = 100;
        float[][] given = new float[items][steps];
        float[][] wanted = new float[items][steps];
        var random = new RandomStream(1);
        double kept = StrictMath.exp(-0.001 / 0.03); // in a step, with the time constant that is to be found
        for (int item = 0; item < items; item++) {
            double y = 0;
            for (int step = 0; step < steps; step++) {
                given[item][step] = (float) random.gaussian(0, 1);
                wanted[item][step] = (float) y;
                y = kept * y + (1 - kept) * given[item][step];
            }
        }
        var data = Data.none().input(in, Sequences.of(given, steps)).target(filtered, Sequences.of(wanted, steps));
        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(items)
                        .timeConstants(synapse)
                        .optimizer(new Adam(0.05))
                        .loss(filtered, new MeanSquaredError()))) {
            var tau = trainer.parameters().trained().getFirst();
            double[] epochs = new double[101];
            double[][] seconds = new double[epochs.length][2];
            for (int epoch = 0; epoch < epochs.length; epoch++) {
                epochs[epoch] = epoch;
                seconds[epoch][0] = 0.03;
                seconds[epoch][1] = 0.01 * StrictMath.exp(trainer.values(tau)[0]);
                trainer.fit(data, fit -> fit.epochs(1));
            }
            return LinePlot.titled("A synapse's time constant")
                    .axes("epoch", "tau (s)")
                    .lines(List.of("wanted", "trained"), epochs, seconds);
        }
    }
}
