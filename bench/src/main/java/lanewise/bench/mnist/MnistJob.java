package lanewise.bench.mnist;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.analysis.picture.SvgCanvas;
import lanewise.bench.drawing.PngCanvas;
import lanewise.kernel.KernelChoice;
import lanewise.sim.Simulator;

/** The main job: builds a network of spiking neurons that reads digits, shows it the test pictures, and reports. */
public final class MnistJob {
    private static final String PICTURE = "lanewise-mnist";
    private static final int PICTURED = 8;
    private static final int PICTURED_STEPS = 100;

    private final DigitSet train;
    private final DigitSet test;
    private final Settings settings;
    private final Progress progress;
    private final PatchNeurons neurons;
    private final MnistModel model;
    private final double buildSeconds;
    private final Outcome spiking;

    /**
     * What can be chosen.
     *
     * @param neurons size of the ensemble, at least 1
     * @param seed of all draws, 0 to 2^32 - 1
     * @param images how many test pictures to show, at most all
     * @param threads how many simulators run side by side, at least 1
     * @param kernels what computes
     */
    public record Settings(int neurons, long seed, int images, int threads, KernelChoice kernels) {}

    private MnistJob(MnistData data, Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        train = data.train();
        test = data.test();
        progress.at("building the network");
        long start = System.nanoTime();
        neurons = PatchNeurons.draw(train, settings.neurons, settings.seed);
        model = MnistModel.spiking(train, neurons, settings.seed, settings.kernels.kernels(), settings.threads);
        buildSeconds = (System.nanoTime() - start) / 1e9;
        spiking = present(model, MnistModel.STEPS);
    }

    /** Builds the network and shows it the pictures. */
    public static MnistJob run(MnistData data, Settings settings, Progress progress) {
        return new MnistJob(data, settings, progress);
    }

    private Outcome present(MnistModel shownTo, int steps) {
        return Presentation.run(
                shownTo,
                test.first(settings.images),
                steps,
                settings.kernels.kernels(),
                settings.threads,
                "images",
                progress);
    }

    /** Shows the pictures to rate neurons as well, and reports. */
    public MnistReport report() {
        var rateModel = model.rate(train, neurons, settings.seed, settings.kernels.kernels(), settings.threads);
        Outcome rate = present(rateModel, 1);
        return new MnistReport(
                neurons.count(), train.count(), spiking, rate, buildSeconds, settings.threads, settings.kernels);
    }

    /**
     * Shows pictures with scalar and with SIMD kernels.
     *
     * @param images how many, at most all
     */
    public Verification verify(int images) {
        return Verification.of(
                model,
                test.first(images),
                MnistModel.STEPS,
                KernelChoice.of("scalar").kernels(),
                KernelChoice.of("simd").kernels(),
                settings.threads,
                progress);
    }

    /**
     * Draws what the network does while it is shown a few pictures one after another.
     *
     * @param folder where {@code lanewise-mnist.svg} and {@code lanewise-mnist.png} go
     * @return the files, and where there is no PNG the reason why
     */
    public String draw(Path folder) throws IOException {
        Showing showing = showing(pictured());
        String title = String.format(ROOT, "%,d spiking neurons read handwritten digits", neurons.count());
        String subtitle = String.format(
                ROOT,
                "MNIST test images, shown for %d ms each. Of %,d shown for %d ms each, %.1f %% are read right.",
                PICTURED_STEPS,
                spiking.digits().count(),
                MnistModel.STEPS,
                100 * spiking.confusion().accuracy());
        Path svg = folder.resolve(PICTURE + ".svg").normalize();
        SvgCanvas vectors = new SvgCanvas(MnistPicture.WIDTH, MnistPicture.HEIGHT);
        MnistPicture.draw(vectors, showing, title, subtitle);
        vectors.write(svg);
        Path png = folder.resolve(PICTURE + ".png").normalize();
        try {
            PngCanvas pixels = new PngCanvas(MnistPicture.WIDTH, MnistPicture.HEIGHT);
            MnistPicture.draw(pixels, showing, title, subtitle);
            pixels.write(png);
            return svg + " and " + png;
        } catch (RuntimeException
                | LinkageError
                | InternalError e) { // without AWT, or without fonts, it is any of these
            return svg + " (no PNG, as here is no java.desktop, or no fontconfig with a font: " + e + ")";
        }
    }

    /** Some pictures in their order: the clearest misreading, the others of different digits and read right. */
    private int[] pictured() {
        int[] answers = spiking.answers();
        Set<Integer> chosen = new LinkedHashSet<>();
        IntStream.range(0, answers.length)
                .filter(image -> answers[image] != test.label(image))
                .boxed()
                .max(Comparator.comparingDouble(spiking::lead))
                .ifPresent(chosen::add);
        Set<Integer> digitsSeen = new HashSet<>();
        IntStream.range(0, answers.length)
                .filter(image -> answers[image] == test.label(image) && digitsSeen.add(answers[image]))
                .limit(PICTURED - 1)
                .forEach(chosen::add);
        IntStream.range(0, Math.min(PICTURED, answers.length)).forEach(chosen::add);
        return chosen.stream()
                .limit(PICTURED)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Showing showing(int[] images) {
        try (var simulator = Simulator.of(model.built(), options -> options.kernels(settings.kernels.kernels()))) {
            simulator.feed(model.image(), (item, step, out, at) -> {
                if ((step - 1) % PICTURED_STEPS != 0) {
                    return false;
                }
                test.copy(images[(int) ((step - 1) / PICTURED_STEPS)], out, at);
                return true;
            });
            simulator.runSteps((long) images.length * PICTURED_STEPS);
            return new Showing(
                    test,
                    images,
                    simulator.data(model.outputs()).rows(0),
                    simulator.data(model.spikes()).rows(0),
                    spiking.devoted(Showing.DEVOTED));
        }
    }
}
