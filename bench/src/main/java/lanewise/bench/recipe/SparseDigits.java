package lanewise.bench.recipe;

import static java.util.Locale.ROOT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lanewise.analysis.picture.Picture;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.error.ModelException;
import lanewise.train.Data;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.FiringRate;
import lanewise.train.optimizer.Adam;
import lanewise.train.schedule.CosineDecay;

/**
 * The network of {@link SpikingDigits} with a recipe of our own: its neurons are kept from firing more than they need, and
 * the learning rate rises and falls. The last 5,000 training images are held out, and all choices are made on them; the
 * test images are read only if that is asked for.
 */
final class SparseDigits implements Recipe {
    private static final int EPOCHS = 3;
    private static final int STEPS = 100;
    private static final int HELD_OUT = 5_000;

    /** How large the learning rate becomes. */
    private static final String RATE = "learning-rate";

    /** How much it counts how far rates are from the wanted one, in squares of 100 Hz. */
    private static final String SPARSITY = "sparsity";

    /** The wanted rate in Hz. */
    private static final String WANTED = "wanted-rate";

    /** Whether the test images are read: 0 or 1. */
    private static final String TEST = "test";

    @Override
    public String name() {
        return "mnist-sparse";
    }

    @Override
    public String what() {
        return "the same network with a recipe of our own: moved pictures, few spikes, choices made on images held out";
    }

    @Override
    public int minibatch() {
        return 200;
    }

    @Override
    public Set<String> own() {
        return new TreeSet<>(List.of(RATE, SPARSITY, WANTED, TEST));
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        double highest = settings.own(RATE, 0.003);
        double sparsity = settings.own(SPARSITY, 0.05);
        double wanted = settings.own(WANTED, 15);
        boolean test = settings.own(TEST, 0) == 1;
        progress.at("reading the pictures");
        MnistData pictures = settings.pictures();
        int all = pictures.train().count();
        if (all <= HELD_OUT) {
            throw new ModelException("recipe %s: there are %d training images, and %d are held out; give more"
                    .formatted(name(), all, HELD_OUT));
        }
        DigitSet train = settings.wanted(pictures.train().part(0, all - HELD_OUT));
        DigitSet heldOut = settings.wanted(pictures.train().part(all - HELD_OUT, HELD_OUT));
        DigitNetwork network = DigitNetwork.spiking(SpikingDigits.TYPE, settings.seed());
        int epochs = settings.epochsOr(EPOCHS);
        Data data = Data.none()
                .input(network.image(), train.movedPixels(network.ink()))
                .target(network.raw(), train.movedTargets());
        long updates = (long) epochs * (data.items() / settings.minibatchOr(minibatch()));
        String training = "%s of %d epochs, %s %s, %s %s, %s %s" // the learning rate follows from how many there are
                .formatted(name(), epochs, RATE, highest, SPARSITY, sparsity, WANTED, wanted);
        DigitTraining trained = DigitTraining.run(
                network,
                data,
                options -> {
                    settings.apply(options, minibatch());
                    options.optimizer(new Adam().withLearningRate(schedule(highest, updates)));
                    keepSparse(options, network, sparsity, wanted);
                },
                fit -> settings.apply(fit, training, EPOCHS),
                progress);
        DigitTest.Outcome held = tested(trained, network, heldOut, settings, progress);
        DigitTest.Outcome tested =
                test ? tested(trained, network, settings.wanted(pictures.test()), settings, progress) : held;
        Map<String, Double> chosen = Map.of(RATE, highest, SPARSITY, sparsity, WANTED, wanted);
        return result(train, trained, held, tested, test, chosen);
    }

    private static DigitTest.Outcome tested(
            DigitTraining trained, DigitNetwork network, DigitSet digits, RecipeSettings settings, Progress progress) {
        return DigitTest.run(
                trained.values().build(network.network(), 1),
                network,
                network.filtered(),
                digits,
                STEPS,
                settings,
                progress);
    }

    /** A tenth of the updates to warm up, then down to 0. */
    private static CosineDecay schedule(double highest, long updates) {
        long warmUp = updates / 10;
        return new CosineDecay(highest, 0, Math.max(1, updates - warmUp), warmUp);
    }

    private static void keepSparse(TrainerOptions options, DigitNetwork network, double sparsity, double wanted) {
        if (sparsity > 0) {
            double output = wanted * SpikingDigits.TYPE.amplitude();
            network.firing().forEach(probe -> options.loss(probe, new FiringRate(output), sparsity));
        }
    }

    private RecipeResult result(
            DigitSet train,
            DigitTraining trained,
            DigitTest.Outcome held,
            DigitTest.Outcome tested,
            boolean test,
            Map<String, Double> chosen) {
        Map<String, Cell> figures = SpikingDigits.figures(tested);
        figures.put("accuracy on images held out", Cell.percent(held.accuracy()));
        figures.put("parameters", Cell.of(trained.parameters()));
        figures.put("training took", Cell.seconds(trained.curve().seconds()));
        chosen.forEach((name, value) -> figures.put(name, Cell.of(value, "%.3g")));
        Map<String, Picture> drawn = new LinkedHashMap<>();
        drawn.put("", trained.curve().picture("Sparsely spiking digits").above(SpikingDigits.bySteps(tested)));
        return new RecipeResult(
                name(),
                String.format(
                        ROOT,
                        "%,d LIF neurons in three convolutional layers, trained on %,d images to read with few spikes, read %,d %s",
                        IntStream.of(tested.neurons()).sum(),
                        train.count(),
                        tested.images(),
                        test ? "test images" : "training images held out"),
                figures,
                List.of(trained.curve().table("epochs"), SpikingDigits.layers(tested)),
                drawn,
                Map.of("", trained.values()));
    }
}
