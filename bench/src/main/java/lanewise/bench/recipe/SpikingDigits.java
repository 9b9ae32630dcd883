package lanewise.bench.recipe;

import static java.util.Locale.ROOT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.model.neuron.Lif;
import lanewise.train.optimizer.RmsProp;

/** NengoDL's spiking network for digits, trained as it trains it, and tested with spikes. */
final class SpikingDigits implements Recipe {
    static final Lif TYPE = new Lif(0.02, 0.002, 0, 0.01);
    private static final int EPOCHS = 10;
    private static final int STEPS = 30;

    @Override
    public String name() {
        return "mnist-spiking";
    }

    @Override
    public String what() {
        return "digits, three convolutions with LIF neurons, trained on rates, tested with spikes";
    }

    @Override
    public int minibatch() {
        return 200;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        progress.at("reading the pictures");
        MnistData pictures = settings.pictures();
        DigitSet train = settings.wanted(pictures.train());
        DigitNetwork network = DigitNetwork.spiking(TYPE, settings.seed());
        DigitTraining trained = DigitTraining.run(
                network,
                train,
                options -> settings.apply(options, minibatch()).optimizer(new RmsProp(0.001)),
                fit -> settings.apply(fit, name(), EPOCHS),
                progress);
        DigitTest.Outcome tested = DigitTest.run(
                trained.values().build(network.network(), 1),
                network,
                network.filtered(),
                settings.wanted(pictures.test()),
                STEPS,
                settings,
                progress);
        Map<String, Cell> figures = figures(tested);
        figures.put("parameters", Cell.of(trained.parameters()));
        figures.put("training took", Cell.seconds(trained.curve().seconds()));
        Map<String, Picture> drawn = new LinkedHashMap<>();
        drawn.put("", trained.curve().picture("Spiking digits").above(bySteps(tested)));
        return new RecipeResult(
                name(),
                String.format(
                        ROOT,
                        "%,d LIF neurons in three convolutional layers, trained on the rates of %,d images, read %,d test images",
                        IntStream.of(tested.neurons()).sum(),
                        train.count(),
                        tested.images()),
                figures,
                List.of(trained.curve().table("epochs"), layers(tested)),
                drawn,
                Map.of("", trained.values()));
    }

    /** Accuracy, spikes and rates of a test. */
    static Map<String, Cell> figures(DigitTest.Outcome tested) {
        Map<String, Cell> figures = new LinkedHashMap<>();
        figures.put("spiking accuracy", Cell.percent(tested.accuracy()));
        figures.put("test images", Cell.of(tested.images()));
        figures.put("steps", Cell.of(tested.accuracies().length));
        figures.put("spikes per image", Cell.of(tested.spikesPerImage(), "%,.0f"));
        figures.put("mean rate", Cell.of(tested.meanRate(), "%.2f Hz"));
        figures.put("testing took", Cell.seconds(tested.took()));
        return figures;
    }

    /** Rates and spikes layer by layer. */
    static ResultTable layers(DigitTest.Outcome tested) {
        return new ResultTable(
                "layers",
                List.of("layer", "neurons", "mean Hz", "spikes per image"),
                IntStream.range(0, tested.neurons().length)
                        .mapToObj(layer -> List.of(
                                Cell.of(layer + 1),
                                Cell.of(tested.neurons()[layer]),
                                Cell.of(tested.meanRate(layer), "%.2f"),
                                Cell.of(tested.spikes()[layer], "%,.0f")))
                        .toList());
    }

    /** Accuracy over the time that pictures are shown. */
    static Picture bySteps(DigitTest.Outcome tested) {
        double[] accuracies = tested.accuracies();
        double[] steps =
                IntStream.rangeClosed(1, accuracies.length).asDoubleStream().toArray();
        double[] percents = IntStream.range(0, accuracies.length)
                .mapToDouble(step -> 100 * accuracies[step])
                .toArray();
        return LinePlot.titled("Accuracy with spikes, by the time that a test image is shown")
                .axes("time (ms)", "accuracy (%)")
                .line("", steps, percents);
    }
}
