package lanewise.bench.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.math.RandomStream;
import lanewise.train.Data;
import lanewise.train.Trainer;
import lanewise.train.loss.SparseCategoricalAccuracy;
import lanewise.train.loss.SparseCategoricalCrossentropy;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.Clipping;

/** A Legendre memory unit that reads digits a pixel a step, in an order that is drawn once and the same for all. */
final class PermutedDigits implements Recipe {
    private static final int EPOCHS = 10;
    private static final int PIXELS = 784;
    private static final long ORDER_SEED = 0;

    /**
     * The longest that a gradient may be; 0 for any. Without a limit a training went well for nine epochs and broke down in
     * the tenth.
     */
    private static final String CLIP = "clip";

    @Override
    public String name() {
        return "lmu";
    }

    @Override
    public String what() {
        return "permuted sequential digits, a Legendre memory unit of 212 units";
    }

    @Override
    public int minibatch() {
        return 100;
    }

    @Override
    public Set<String> own() {
        return Set.of(CLIP);
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        progress.at("reading the pictures");
        MnistData pictures = settings.pictures();
        DigitSet train = settings.wanted(pictures.train());
        DigitSet test = settings.wanted(pictures.test());
        int[] order = new RandomStream(ORDER_SEED).permutation(PIXELS);
        LegendreDigits network = LegendreDigits.of(PIXELS, settings.seed());
        LearningCurve curve = new LearningCurve(progress);
        double longest = settings.own(CLIP, 1);
        progress.at("building the network");
        try (Trainer trainer = Trainer.of(network.network(), options -> {
            settings.apply(options, minibatch())
                    .optimizer(new Adam())
                    .onlyLast(network.output())
                    .loss(network.output(), new SparseCategoricalCrossentropy(true))
                    .metrics(network.output(), new SparseCategoricalAccuracy());
            if (longest > 0) {
                options.clipping(new Clipping.ByGlobalNorm(longest));
            }
        })) {
            trainer.fit(
                    data(network, train, order),
                    fit -> settings.apply(fit, name() + ", clip " + longest, EPOCHS)
                            .listen(curve));
            progress.at("testing");
            double accuracy = trainer.evaluate(data(network, test, order)).entrySet().stream()
                    .filter(entry -> entry.getKey().contains("accuracy"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("accuracy", Cell.percent(accuracy));
            figures.put("test images", Cell.of(test.count()));
            figures.put("steps", Cell.of(PIXELS));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "A Legendre memory unit, trained on %,d digits, a pixel a step in one order drawn for all"
                            .formatted(train.count()),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", curve.picture("Permuted sequential digits")),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    private static Data data(LegendreDigits network, DigitSet digits, int... order) {
        return Data.none()
                .input(network.input(), digits.pixelByPixel(order))
                .target(network.output(), digits.targets());
    }
}
