package lanewise.bench.recipe;

import java.util.Arrays;
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
import lanewise.network.spa.SemanticPointer;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.Trainer;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.RmsProp;

/** An ensemble is shown a semantic pointer for 10 ms and has to hold it for 40 ms. */
final class MemoryHold implements Recipe {
    private static final int DIMENSIONS = 32;
    private static final int NEURONS = 96;
    private static final int SHOWN = 10;
    private static final int STEPS = 50;
    private static final double DT = 0.001;
    private static final int ITEMS = 4_000;
    private static final int TESTED = 512;
    private static final int EPOCHS = 100;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String what() {
        return "96 neurons hold a semantic pointer through time";
    }

    @Override
    public int minibatch() {
        return 32;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        Network network = new Network("memory", settings.seed());
        Node input = network.node("input", DIMENSIONS, (t, out) -> {});
        Ensemble memory = HeldMemory.in(network, NEURONS, DIMENSIONS);
        HeldMemory.fill(network, input, memory, SHOWN * DT);
        Node output = network.passThrough("output", DIMENSIONS);
        network.connect(
                memory, output, options -> options.synapse(Synapse.none()).label("recall"));
        Probe held =
                network.probe(output, options -> options.synapse(Synapse.none()).label("held"));

        RandomStream stream = new RandomStream(settings.seed());
        SemanticPointer[] train = drawn(settings.itemsOr(ITEMS), stream);
        SemanticPointer[] test = drawn(Math.min(TESTED, settings.itemsOr(ITEMS)), stream);
        LearningCurve curve = new LearningCurve(progress);
        progress.at("building the network");
        try (Trainer trainer = Trainer.of(
                network,
                options -> settings.apply(options, minibatch())
                        .optimizer(new RmsProp(1e-4))
                        .loss(held, new MeanSquaredError()))) {
            Data tested = data(input, held, test);
            float[][] before = trainer.predict(tested).get(held);
            trainer.fit(
                    data(input, held, train),
                    fit -> settings.apply(fit, name(), EPOCHS).listen(curve));
            progress.at("testing");
            float[][] after = trainer.predict(tested).get(held);
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("mse before", Cell.of(error(test, before), "%.3e"));
            figures.put("mse after", Cell.of(error(test, after), "%.3e"));
            figures.put("likeness at the end before", Cell.of(likeness(test, before, STEPS - 1), "%.3f"));
            figures.put("likeness at the end after", Cell.of(likeness(test, after, STEPS - 1), "%.3f"));
            figures.put("test pointers", Cell.of(test.length));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "%d neurons hold semantic pointers, trained on %,d".formatted(NEURONS, train.length),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", picture(test, before, after).above(curve.picture("Memory"))),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    private static SemanticPointer[] drawn(int count, RandomStream stream) {
        SemanticPointer[] pointers = new SemanticPointer[count];
        Arrays.setAll(pointers, i -> SemanticPointer.random(DIMENSIONS, stream));
        return pointers;
    }

    private static Data data(Node input, Probe held, SemanticPointer... pointers) {
        float[][] shown = new float[pointers.length][STEPS * DIMENSIONS];
        float[][] wanted = new float[pointers.length][STEPS * DIMENSIONS];
        for (int item = 0; item < pointers.length; item++) {
            for (int step = 0; step < STEPS; step++) {
                Traces.write(pointers[item], step < SHOWN ? 1 : 0, shown[item], step * DIMENSIONS);
                Traces.write(pointers[item], wanted(step), wanted[item], step * DIMENSIONS);
            }
        }
        return Data.none().input(input, Sequences.of(shown, STEPS)).target(held, Sequences.of(wanted, STEPS));
    }

    /** A ramp while the pointer is shown, then all of it. */
    private static double wanted(int step) {
        return Math.min(1, (double) step / SHOWN);
    }

    private static double error(SemanticPointer[] pointers, float[][] rows) {
        double sum = 0;
        for (int item = 0; item < rows.length; item++) {
            for (int i = 0; i < rows[item].length; i++) {
                double error = rows[item][i] - wanted(i / DIMENSIONS) * pointers[item].get(i % DIMENSIONS);
                sum += error * error;
            }
        }
        return sum / rows.length / STEPS / DIMENSIONS;
    }

    /** The mean dot product with the pointers in a step. */
    private static double likeness(SemanticPointer[] pointers, float[][] rows, int step) {
        double sum = 0;
        for (int item = 0; item < rows.length; item++) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sum += rows[item][step * DIMENSIONS + i] * pointers[item].get(i);
            }
        }
        return sum / rows.length;
    }

    private static Picture picture(SemanticPointer[] pointers, float[][] before, float[][] after) {
        double[] times = new double[STEPS];
        double[] solved = new double[STEPS];
        double[] trained = new double[STEPS];
        double[] wanted = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            times[step] = step + 1;
            solved[step] = likeness(pointers, before, step);
            trained[step] = likeness(pointers, after, step);
            wanted[step] = wanted(step);
        }
        return LinePlot.titled("What is held, as its dot product with what was shown for 10 ms")
                .axes("time (ms)", "dot product")
                .line("solved", times, solved)
                .line("trained", times, trained)
                .line("wanted", times, wanted);
    }
}
