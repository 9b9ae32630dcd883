package lanewise.verify.guide;

import java.util.Arrays;
import java.util.List;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.distribution.Glorot;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.Lif;
import lanewise.model.transform.RandomDense;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.SpikeGradient;
import lanewise.train.Trainer;
import lanewise.train.loss.NanMeanSquaredError;
import lanewise.train.optimizer.Adam;

/** Spiking neurons are trained through time, by what they really do. */
final class HeldValue {
    private HeldValue() {}

    static Picture picture() {
        var net = new Network("memory", 0);
        var pulse = net.node("pulse", 1, (t, out) -> {});
        var cells = net.ensemble(
                "cells",
                60,
                1,
                e -> e.neurons(new Lif(0.02, 0.002, 0, 0.01))
                        .maxRates(new Uniform(100, 200))
                        .intercepts(new Uniform(-0.5, 0.5)));
        var out = net.passThrough("out", 1);
        net.connect(pulse, cells);
        net.connect(
                cells.neurons(),
                cells.neurons(),
                c -> c.transform(new RandomDense(new Glorot())).synapse(0.02));
        net.connect(
                cells.neurons(),
                out,
                c -> c.transform(new RandomDense(new Glorot())).synapse(0.02));
        var held = net.probe(out);

        int items = 128;
        int steps = 100;
        float[][] given = new float[items][steps];
        float[][] wanted = new float[items][steps];
        for (int item = 0; item < items; item++) {
            float value = 2f * item / (items - 1) - 1;
            Arrays.fill(given[item], 0, 30, value); // then nothing comes any more
            Arrays.fill(wanted[item], 0, 30, Float.NaN); // whatever it says while it listens
            Arrays.fill(wanted[item], 30, steps, value);
        }
        var data = Data.none().input(pulse, Sequences.of(given, steps)).target(held, Sequences.of(wanted, steps));
        try (var trainer = Trainer.of(
                net,
                o -> o.minibatch(32)
                        .spikes(SpikeGradient.fastSigmoid())
                        .optimizer(new Adam(0.005))
                        .loss(held, new NanMeanSquaredError()))) {
            trainer.fit(data, fit -> fit.epochs(40));
            float[][] answers = trainer.predict(data).get(held);
            double[][] rows = new double[steps][5];
            double[] time = new double[steps];
            for (int step = 0; step < steps; step++) {
                time[step] = (step + 1) / 1000.0;
                for (int k = 0; k < 5; k++) {
                    rows[step][k] = answers[k * (items - 1) / 4][step];
                }
            }
            return LinePlot.titled("Pulses of 30 ms, held by 60 spiking neurons")
                    .axes("time (s)", "held")
                    .lines(List.of("-1", "-0.5", "0", "0.5", "1"), time, rows);
        }
    }
}
