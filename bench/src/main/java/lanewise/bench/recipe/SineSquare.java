package lanewise.bench.recipe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.bench.mnist.Progress;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.synapse.Synapse;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.Trainer;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Adam;

/** Two ensembles of 20 LIF neurons compute sin(x^2): their decoders are solved for, then encoders and biases trained. */
final class SineSquare implements Recipe {
    private static final int ITEMS = 4_096;
    private static final int EPOCHS = 25;
    private static final int NEURONS = 20;
    private static final int TESTED = 1_024;
    private static final int STEPS = 100;
    private static final int LAST = 10;
    private static final double FILTER = 0.04;

    @Override
    public String name() {
        return "sine-square";
    }

    @Override
    public String what() {
        return "sin(x^2) by two ensembles of 20 LIF neurons";
    }

    @Override
    public int minibatch() {
        return 32;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        Network network = new Network("sin(x^2)", settings.seed());
        Node x = network.node("x", 1, (t, out) -> {});
        Ensemble square = network.ensemble("square", NEURONS, 1);
        Ensemble sine = network.ensemble("sine", NEURONS, 1);
        Node output = network.passThrough("output", 1);
        network.connect(x, square, options -> options.synapse(Synapse.none()));
        network.connect(
                square,
                sine,
                options -> options.function(v -> new double[] {v[0] * v[0]}).synapse(Synapse.none()));
        network.connect(
                sine,
                output,
                options -> options.function(v -> new double[] {StrictMath.sin(v[0])})
                        .synapse(Synapse.none()));
        network.config().trainableConnections(false);
        Probe raw =
                network.probe(output, options -> options.synapse(Synapse.none()).label("raw"));
        Probe filtered =
                network.probe(output, options -> options.synapse(FILTER).label("filtered"));

        RandomStream stream = new RandomStream(settings.seed());
        float[][] inputs = uniform(settings.itemsOr(ITEMS), stream);
        float[][] tested = uniform(Math.min(TESTED, settings.itemsOr(ITEMS)), stream);
        LearningCurve curve = new LearningCurve(progress);
        try (Trainer trainer = Trainer.of(
                network,
                options -> settings.apply(options, minibatch())
                        .optimizer(new Adam(0.01))
                        .loss(raw, new MeanSquaredError()))) {
            Data test = Data.none().input(x, Sequences.of(tested).held(STEPS));
            progress.at("testing before training");
            double[] before = lastOutputs(trainer.predict(test).get(filtered));
            trainer.fit(
                    Data.none().input(x, Sequences.of(inputs)).target(raw, Sequences.of(targets(inputs))),
                    fit -> settings.apply(fit, name(), EPOCHS).listen(curve));
            progress.at("testing");
            double[] after = lastOutputs(trainer.predict(test).get(filtered));
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("mse before", Cell.of(error(tested, before), "%.3e"));
            figures.put("mse after", Cell.of(error(tested, after), "%.3e"));
            figures.put("test values", Cell.of(tested.length));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "Two ensembles of %d LIF neurons compute sin(x^2), trained on %,d values"
                            .formatted(NEURONS, inputs.length),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", picture(tested, before, after).above(curve.picture("sin(x^2)"))),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    private static float[][] uniform(int count, RandomStream stream) {
        float[][] values = new float[count][1];
        for (float[] value : values) {
            value[0] = (float) stream.uniform(-1, 1);
        }
        return values;
    }

    private static float[][] targets(float[][] xs) {
        float[][] targets = new float[xs.length][1];
        for (int i = 0; i < xs.length; i++) {
            targets[i][0] = (float) target(xs[i][0]);
        }
        return targets;
    }

    private static double target(double x) {
        return StrictMath.sin(x * x);
    }

    /** The last steps of each item, one behind the other. */
    private static double[] lastOutputs(float[][] rows) {
        double[] last = new double[rows.length * LAST];
        for (int item = 0; item < rows.length; item++) {
            for (int i = 0; i < LAST; i++) {
                last[item * LAST + i] = rows[item][STEPS - LAST + i];
            }
        }
        return last;
    }

    private static double error(float[][] xs, double... outputs) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double error = outputs[i] - target(xs[i / LAST][0]);
            sum += error * error;
        }
        return sum / outputs.length;
    }

    private static Picture picture(float[][] xs, double[] before, double[] after) {
        Integer[] order = new Integer[xs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> xs[i][0]));
        double[] sorted = Arrays.stream(order).mapToDouble(i -> xs[i][0]).toArray();
        return LinePlot.titled("sin(x^2) by spiking neurons, held for 100 ms")
                .axes("x", "output behind a filter of 40 ms")
                .line("solved", sorted, ends(order, before))
                .line("trained", sorted, ends(order, after))
                .line(
                        "wanted",
                        sorted,
                        Arrays.stream(sorted).map(SineSquare::target).toArray());
    }

    private static double[] ends(Integer[] order, double... outputs) {
        return Arrays.stream(order)
                .mapToDouble(i -> outputs[i * LAST + LAST - 1])
                .toArray();
    }
}
