package lanewise.bench.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Glorot;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Transform;
import lanewise.train.Data;
import lanewise.train.Trainer;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.RmsProp;

/** Pictures are told by 64 rectified linear units, and drawn again by 784. */
final class Autoencoder implements Recipe {
    private static final int EPOCHS = 2;
    private static final int PIXELS = 784;
    private static final int CODE = 64;

    @Override
    public String name() {
        return "autoencoder";
    }

    @Override
    public String what() {
        return "digits through 64 rectified linear units and back";
    }

    @Override
    public int minibatch() {
        return 50;
    }

    @Override
    public RecipeResult run(RecipeSettings settings, Progress progress) {
        progress.at("reading the pictures");
        MnistData pictures = settings.pictures();
        DigitSet train = settings.wanted(pictures.train());
        DigitSet test = settings.wanted(pictures.test());
        Network network = new Network("autoencoder", settings.seed());
        Node image = network.node("image", PIXELS, (t, out) -> {});
        Ensemble code = network.ensemble("code", CODE, 1, Autoencoder::units);
        Ensemble drawn = network.ensemble("drawn", PIXELS, 1, Autoencoder::units);
        Transform weights = Transform.random(new Glorot());
        network.connect(
                image,
                code.neurons(),
                options -> options.transform(weights).synapse(Synapse.none()).label("encode"));
        network.connect(
                code.neurons(),
                drawn.neurons(),
                options -> options.transform(weights).synapse(Synapse.none()).label("decode"));
        Probe output = network.probe(
                drawn.neurons(), options -> options.synapse(Synapse.none()).label("drawn"));

        LearningCurve curve = new LearningCurve(progress);
        try (Trainer trainer = Trainer.of(
                network,
                options -> settings.apply(options, minibatch())
                        .optimizer(new RmsProp(0.001))
                        .loss(output, new MeanSquaredError()))) {
            double before = trainer.evaluate(data(image, output, test)).get("loss");
            trainer.fit(
                    data(image, output, train),
                    fit -> settings.apply(fit, name(), EPOCHS).listen(curve));
            progress.at("testing");
            Map<String, Cell> figures = new LinkedHashMap<>();
            figures.put("mse before", Cell.of(before, "%.5f"));
            figures.put(
                    "mse after",
                    Cell.of(trainer.evaluate(data(image, output, test)).get("loss"), "%.5f"));
            figures.put("mse of the mean image", Cell.of(errorOfMean(train, test), "%.5f"));
            figures.put("test images", Cell.of(test.count()));
            figures.put("parameters", Cell.of(trainer.parameters().trainedCount()));
            figures.put("training took", Cell.seconds(curve.seconds()));
            return new RecipeResult(
                    name(),
                    "%,d images are told by %d rectified linear units and drawn again".formatted(train.count(), CODE),
                    figures,
                    List.of(curve.table("epochs")),
                    Map.of("", curve.picture("Autoencoder")),
                    Map.of("", TrainedValues.of(trainer)));
        }
    }

    private static void units(Ensemble.Options options) {
        options.neurons(new RectifiedLinear()).gainBias(Choice.of(1), Choice.of(0));
    }

    private static Data data(Node image, Probe output, DigitSet digits) {
        return Data.none().input(image, digits.pixels(1)).target(output, digits.pixels(1));
    }

    /** What one image for all, the training images' mean, would be worth. */
    private static double errorOfMean(DigitSet train, DigitSet test) {
        float[] pixels = new float[PIXELS];
        double[] mean = new double[PIXELS];
        for (int image = 0; image < train.count(); image++) {
            train.pixels(1).read(image, 0, pixels, 0);
            for (int i = 0; i < PIXELS; i++) {
                mean[i] += pixels[i] / (double) train.count();
            }
        }
        double sum = 0;
        for (int image = 0; image < test.count(); image++) {
            test.pixels(1).read(image, 0, pixels, 0);
            for (int i = 0; i < PIXELS; i++) {
                sum += (pixels[i] - mean[i]) * (pixels[i] - mean[i]);
            }
        }
        return sum / test.count() / PIXELS;
    }
}
