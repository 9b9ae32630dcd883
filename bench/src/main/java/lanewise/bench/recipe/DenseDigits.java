package lanewise.bench.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.train.optimizer.Adam;

/** NengoDL's first network for Fashion-MNIST: a layer of 128 rectified linear units. Without those pictures it reads digits. */
final class DenseDigits implements Recipe {
    private static final int EPOCHS = 5;

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public String what() {
        return "digits, or with --data Fashion-MNIST, a layer of 128 rectified linear units";
    }

    @Override
    public int minibatch() {
        return 20;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        progress.at("reading the pictures");
        MnistData pictures = settings.pictures();
        DigitSet train = settings.wanted(pictures.train());
        DigitNetwork network = DigitNetwork.dense(new RectifiedLinear(), settings.seed(), 128);
        DigitTraining trained = DigitTraining.run(
                network,
                train,
                options -> settings.apply(options, minibatch()).optimizer(new Adam()),
                fit -> settings.apply(fit, name(), EPOCHS),
                progress);
        DigitTest.Outcome tested = DigitTest.run(
                trained.values().build(network.network(), 1),
                network,
                network.raw(),
                settings.wanted(pictures.test()),
                1,
                settings,
                progress);
        Map<String, Cell> figures = new LinkedHashMap<>();
        figures.put("accuracy", Cell.percent(tested.accuracy()));
        figures.put("test images", Cell.of(tested.images()));
        figures.put("parameters", Cell.of(trained.parameters()));
        figures.put("training took", Cell.seconds(trained.curve().seconds()));
        return new RecipeResult(
                name(),
                "A layer of 128 rectified linear units, trained on %,d images".formatted(train.count()),
                figures,
                List.of(trained.curve().table("epochs")),
                Map.of("", trained.curve().picture("Dense network")),
                Map.of("", trained.values()));
    }
}
