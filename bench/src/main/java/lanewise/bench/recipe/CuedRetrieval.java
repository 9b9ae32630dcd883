package lanewise.bench.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lanewise.bench.mnist.Progress;
import lanewise.math.RandomStream;
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
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.RmsProp;

/** A circular convolution of few neurons takes fillers out of traces, in one step. */
final class CuedRetrieval implements Recipe {
    private static final int DIMENSIONS = 32;
    private static final int NEURONS = 5;
    private static final int ITEMS = 5_000;
    private static final int TESTED = 1_000;
    private static final int EPOCHS = 100;

    @Override
    public String name() {
        return "cued-retrieval";
    }

    @Override
    public String what() {
        return "fillers out of semantic pointers in one step, 5 neurons a product";
    }

    @Override
    public int minibatch() {
        return 50;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        Network network = new Network("cued retrieval", settings.seed());
        Node trace = network.node("trace", DIMENSIONS, (t, out) -> {});
        Node cue = network.node("cue", DIMENSIONS, (t, out) -> {});
        CircularConvolution unbind = CircularConvolution.in(
                network,
                "unbind",
                NEURONS,
                DIMENSIONS,
                options -> options.invertB()
                        .ensembles(e -> e.neurons(new RectifiedLinear()).gainBias(Choice.of(1), new Uniform(-1, 1)))
                        .connections(c -> c.synapse(Synapse.none())));
        network.connect(trace, unbind.inputA(), options -> options.synapse(Synapse.none()));
        network.connect(cue, unbind.inputB(), options -> options.synapse(Synapse.none()));
        Probe answer = network.probe(
                unbind.output(), options -> options.synapse(Synapse.none()).label("answer"));

        DeadEnds.freeze(network);
        RandomStream stream = new RandomStream(settings.seed());
        Traces train = Traces.drawn(settings.itemsOr(ITEMS), DIMENSIONS, stream);
        Traces test = Traces.drawn(Math.min(TESTED, settings.itemsOr(ITEMS)), DIMENSIONS, stream);
        LearningCurve curve = new LearningCurve(progress);
        progress.at("building the network");
        try (Trainer trainer = Trainer.of(
                network,
                options -> settings.apply(options, minibatch())
                        .optimizer(new RmsProp(2e-3))
                        .loss(answer, new MeanSquaredError()))) {
            Data tested = data(trace, cue, answer, test);
            double before = test.accuracy(trainer.predict(tested).get(answer));
            trainer.fit(
                    data(trace, cue, answer, train),
                    fit -> settings.apply(fit, name(), EPOCHS).listen(curve));
            progress.at("testing");
            double after = test.accuracy(trainer.predict(tested).get(answer));
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("accuracy before", Cell.percent(before));
            figures.put("accuracy after", Cell.percent(after));
            figures.put("test traces", Cell.of(test.items()));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "Fillers are taken out of %,d traces of two pairs, %d neurons a product"
                            .formatted(train.items(), NEURONS),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", curve.picture("Cued retrieval")),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    private static Data data(Node trace, Node cue, Probe answer, Traces traces) {
        return Data.none()
                .input(trace, rows(traces, traces::trace))
                .input(cue, rows(traces, traces::cue))
                .target(answer, rows(traces, traces::answer));
    }

    private static Sequences rows(Traces traces, IntFunction<SemanticPointer> of) {
        return Sequences.of(IntStream.range(0, traces.items())
                .mapToObj(item -> Traces.row(of.apply(item)))
                .toArray(float[][]::new));
    }
}
