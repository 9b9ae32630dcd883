package lanewise.bench.recipe;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.bench.mnist.Progress;
import lanewise.math.RandomStream;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.network.CircularConvolution;
import lanewise.network.spa.SemanticPointer;
import lanewise.train.Data;
import lanewise.train.Sequences;
import lanewise.train.Trainer;
import lanewise.train.loss.NanMeanSquaredError;
import lanewise.train.optimizer.RmsProp;

/**
 * Two pairs of a role and a filler are shown for 10 ms each, bound, remembered, and for 30 ms more a filler is asked for
 * by its role.
 */
final class MemoryRetrieval implements Recipe {
    private static final int DIMENSIONS = 64;
    private static final int NEURONS = 3;
    private static final int SHOWN = 10;
    private static final int CUED = 30;
    private static final int STEPS = Traces.PAIRS * SHOWN + CUED;
    private static final double DT = 0.001;
    private static final int ITEMS = 8_000;
    private static final int TESTED = 512;
    private static final int EPOCHS = 10;
    private static final String RATE = "rate";

    /** An answer may be any role or filler of so many traces, as in the reference. */
    private static final int TOGETHER = 64;

    /** The weights of what is bound and what is remembered, beside 1 for what is answered. */
    private static final double INNER_WEIGHT = 0.25;

    /** What is trained and tested. */
    private static final class Model {
        final Network network;
        final Node role;
        final Node filler;
        final Node cue;
        final Probe bound;
        final Probe remembered;
        final Probe answer;

        Model(long seed) {
            network = new Network("memory and retrieval", seed);
            role = network.node("role", DIMENSIONS, (t, out) -> {});
            filler = network.node("filler", DIMENSIONS, (t, out) -> {});
            cue = network.node("cue", DIMENSIONS, (t, out) -> {});
            CircularConvolution bind = convolution("bind", false);
            Ensemble memory = HeldMemory.in(network, NEURONS * DIMENSIONS, DIMENSIONS);
            CircularConvolution unbind = convolution("unbind", true);
            connect(role, bind.inputA());
            connect(filler, bind.inputB());
            HeldMemory.fill(network, bind.output(), memory, SHOWN * DT);
            Node recalled = network.passThrough("recalled", DIMENSIONS);
            network.connect(
                    memory, recalled, options -> options.synapse(Synapse.none()).label("recall"));
            connect(recalled, unbind.inputA());
            connect(cue, unbind.inputB());
            bound = network.probe(
                    bind.output(), options -> options.synapse(Synapse.none()).label("bound"));
            remembered = network.probe(
                    recalled, options -> options.synapse(Synapse.none()).label("remembered"));
            answer = network.probe(
                    unbind.output(), options -> options.synapse(Synapse.none()).label("answer"));
            DeadEnds.freeze(network);
        }

        private CircularConvolution convolution(String label, boolean inverted) {
            return CircularConvolution.in(network, label, NEURONS, DIMENSIONS, options -> {
                options.ensembles(e -> e.neurons(new RectifiedLinear()).gainBias(Choice.of(1), new Uniform(-1, 1)))
                        .connections(c -> c.synapse(Synapse.none()));
                if (inverted) {
                    options.invertB();
                }
            });
        }

        private void connect(Node from, Node to) {
            network.connect(from, to, options -> options.synapse(Synapse.none()));
        }

        Data data(Traces traces) {
            int items = traces.items();
            float[][] roles = new float[items][STEPS * DIMENSIONS];
            float[][] fillers = new float[items][STEPS * DIMENSIONS];
            float[][] cues = new float[items][STEPS * DIMENSIONS];
            float[][] bindings = nothingWanted(items);
            float[][] memories = new float[items][STEPS * DIMENSIONS];
            float[][] answers = nothingWanted(items);
            for (int item = 0; item < items; item++) {
                SemanticPointer kept = traces.bound(item, 0).times(0);
                for (int step = 0; step < STEPS; step++) {
                    int at = step * DIMENSIONS;
                    if (step < Traces.PAIRS * SHOWN) {
                        int pair = step / SHOWN;
                        SemanticPointer bound = traces.bound(item, pair);
                        kept = kept.plus(bound.times(1.0 / SHOWN));
                        Traces.write(traces.roles()[item][pair], 1, roles[item], at);
                        Traces.write(traces.fillers()[item][pair], 1, fillers[item], at);
                        Traces.write(bound, 1, bindings[item], at);
                    } else {
                        Traces.write(traces.cue(item), 1, cues[item], at);
                        Traces.write(traces.answer(item), 1, answers[item], at);
                    }
                    Traces.write(kept, 1, memories[item], at);
                }
            }
            return Data.none()
                    .input(role, Sequences.of(roles, STEPS))
                    .input(filler, Sequences.of(fillers, STEPS))
                    .input(cue, Sequences.of(cues, STEPS))
                    .target(bound, Sequences.of(bindings, STEPS))
                    .target(remembered, Sequences.of(memories, STEPS))
                    .target(answer, Sequences.of(answers, STEPS));
        }

        private static float[][] nothingWanted(int items) {
            float[][] rows = new float[items][STEPS * DIMENSIONS];
            for (float[] row : rows) {
                Arrays.fill(row, Float.NaN);
            }
            return rows;
        }
    }

    @Override
    public String name() {
        return "memory-retrieval";
    }

    @Override
    public String what() {
        return "pairs of semantic pointers bound, remembered and asked for through time, 3 neurons a dimension";
    }

    @Override
    public Set<String> own() {
        return Set.of(RATE);
    }

    @Override
    public int minibatch() {
        return 64;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        double rate = settings.own(RATE, 1e-4);
        Model model = new Model(settings.seed());
        RandomStream stream = new RandomStream(settings.seed());
        Traces train = Traces.drawn(settings.itemsOr(ITEMS), DIMENSIONS, stream);
        Traces test = Traces.drawn(Math.min(TESTED, settings.itemsOr(ITEMS)), DIMENSIONS, stream);
        LearningCurve curve = new LearningCurve(progress);
        progress.at("building the network");
        try (Trainer trainer = Trainer.of(
                model.network,
                options -> settings.apply(options, minibatch())
                        .optimizer(new RmsProp(rate))
                        .loss(model.answer, new NanMeanSquaredError())
                        .loss(model.bound, new NanMeanSquaredError(), INNER_WEIGHT)
                        .loss(model.remembered, new NanMeanSquaredError(), INNER_WEIGHT))) {
            Data tested = model.data(test);
            double before = accuracy(test, trainer.predict(tested).get(model.answer));
            double lossBefore = trainer.evaluate(tested).get("loss");
            trainer.fit(
                    model.data(train),
                    fit -> settings.apply(fit, name() + ", rate " + rate, EPOCHS)
                            .listen(curve));
            progress.at("testing");
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("accuracy before", Cell.percent(before));
            figures.put(
                    "accuracy after",
                    Cell.percent(accuracy(test, trainer.predict(tested).get(model.answer))));
            figures.put("loss before", Cell.of(lossBefore, "%.3e"));
            figures.put("loss after", Cell.of(trainer.evaluate(tested).get("loss"), "%.3e"));
            figures.put("test traces", Cell.of(test.items()));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "Two pairs are remembered and one asked for, trained on %,d traces".formatted(train.items()),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", curve.picture("Memory and retrieval")),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    /** By what is answered in the last step. */
    private static double accuracy(Traces traces, float[][] rows) {
        double right = 0;
        for (int from = 0; from < rows.length; from += TOGETHER) {
            int end = Math.min(from + TOGETHER, rows.length);
            float[][] last = new float[end - from][];
            for (int item = from; item < end; item++) {
                last[item - from] = Arrays.copyOfRange(rows[item], (STEPS - 1) * DIMENSIONS, STEPS * DIMENSIONS);
            }
            right += last.length * traces.part(from, end).accuracy(last);
        }
        return right / rows.length;
    }
}
