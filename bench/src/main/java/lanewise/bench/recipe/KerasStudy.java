package lanewise.bench.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.MnistData;
import lanewise.bench.mnist.Progress;
import lanewise.io.Json;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.FiringRate;
import lanewise.train.optimizer.Adam;
import lanewise.train.optimizer.RmsProp;

/**
 * NengoDL's study of what a converted network of rectified linear units needs to work with spikes: filters behind the
 * neurons, higher rates, or a training towards higher rates.
 */
final class KerasStudy implements Recipe {
    private static final int EPOCHS = 2;
    private static final int REGULARISED_EPOCHS = 10;
    private static final int TESTED = 400;
    private static final double WANTED_RATE = 250;
    private static final double RATE_WEIGHT = 1e-3;

    /** A line of the table: how the network is run, and what comes of it. */
    private record Trial(String what, String neurons, double tau, double scale, int steps, DigitTest.Outcome outcome) {
        List<Cell> cells() {
            boolean spikes = outcome.spikesPerImage() > 0;
            return List.of(
                    Cell.of(what),
                    Cell.of(neurons),
                    Cell.of(1000 * tau, "%.0f"),
                    Cell.of(scale, "%,.0f"),
                    Cell.of(steps),
                    Cell.percent(outcome.accuracy()),
                    Cell.of(outcome.images()),
                    spikes ? Cell.of(outcome.meanRate(), "%,.1f") : new Cell("", new Json.Null()),
                    spikes ? Cell.of(outcome.spikesPerImage(), "%,.0f") : new Cell("", new Json.Null()));
        }
    }

    /** One run of it. */
    private static final class Study {
        final RecipeSettings settings;
        final Progress progress;
        final DigitSet few;
        final List<Trial> trials = new ArrayList<>();

        Study(RecipeSettings settings, DigitSet test, Progress progress) {
            this.settings = settings;
            this.progress = progress;
            few = test.part(0, Math.min(TESTED, test.count()));
        }

        void spiking(String what, TrainedValues values, double tau, double scale, int steps) {
            DigitNetwork network = DigitNetwork.converted(new SpikingRectifiedLinear(), tau, settings.seed());
            trials.add(new Trial(
                    what,
                    "spiking",
                    tau,
                    scale,
                    steps,
                    DigitTest.run(
                            values.build(network.network(), scale),
                            network,
                            network.raw(),
                            few,
                            steps,
                            settings,
                            progress)));
        }

        void rate(String what, TrainedValues values, DigitSet test) {
            DigitNetwork network = DigitNetwork.converted(new RectifiedLinear(), 0, settings.seed());
            trials.add(new Trial(
                    what,
                    "rate",
                    0,
                    1,
                    1,
                    DigitTest.run(
                            values.build(network.network(), 1), network, network.raw(), test, 1, settings, progress)));
        }
    }

    @Override
    public String name() {
        return "keras-study";
    }

    @Override
    public String what() {
        return "what a converted network of digits needs to work with spikes";
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
        DigitSet test = settings.wanted(pictures.test());
        DigitTraining plain = train(train, settings, EPOCHS, progress, (options, network) -> {
            options.optimizer(new Adam());
        });
        DigitTraining regularised =
                train(train, settings.of("250hz"), REGULARISED_EPOCHS, progress, (options, network) -> {
                    options.optimizer(new RmsProp(0.001));
                    network.firing().forEach(probe -> options.loss(probe, new FiringRate(WANTED_RATE), RATE_WEIGHT));
                });
        Study study = new Study(settings, test, progress);
        study.rate("rate network", plain.values(), test);
        study.spiking("1 naive", plain.values(), 0, 1, 30);
        for (double tau : new double[] {0.001, 0.005, 0.010}) {
            study.spiking("2 filtered", plain.values(), tau, 1, 60);
        }
        for (double scale : new double[] {2, 5, 10}) {
            study.spiking("3 filtered and scaled", plain.values(), 0.010, scale, 30);
        }
        study.spiking("4 scaled much", plain.values(), 0, 1_000, 10);
        study.rate("5 trained to 250 Hz", regularised.values(), test);
        study.spiking("5 trained to 250 Hz", regularised.values(), 0.010, 1, 30);
        return result(train, plain, regularised, study.trials);
    }

    private interface Chooser {
        void choose(TrainerOptions options, DigitNetwork network);
    }

    private DigitTraining train(
            DigitSet train, RecipeSettings settings, int epochs, Progress progress, Chooser chooser) {
        DigitNetwork network = DigitNetwork.converted(new RectifiedLinear(), 0, settings.seed());
        return DigitTraining.run(
                network,
                train,
                options -> chooser.choose(settings.apply(options, minibatch()), network),
                fit -> settings.apply(fit, name(), epochs),
                progress);
    }

    private RecipeResult result(DigitSet train, DigitTraining plain, DigitTraining regularised, List<Trial> trials) {
        Map<String, Cell> figures = new LinkedHashMap<>();
        figures.put("parameters", Cell.of(plain.parameters()));
        figures.put("training took", Cell.seconds(plain.curve().seconds()));
        figures.put("training to 250 Hz took", Cell.seconds(regularised.curve().seconds()));
        ResultTable table = new ResultTable(
                "trials",
                List.of(
                        "trial",
                        "neurons",
                        "tau ms",
                        "scale",
                        "steps",
                        "accuracy",
                        "test images",
                        "mean Hz",
                        "spikes per image"),
                trials.stream().map(Trial::cells).toList());
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put("", picture(trials));
        pictures.put("training", plain.curve().picture("Digits, Adam"));
        pictures.put("training-250hz", regularised.curve().picture("Digits, towards 250 Hz"));
        Map<String, TrainedValues> values = new LinkedHashMap<>();
        values.put("", plain.values());
        values.put("250hz", regularised.values());
        return new RecipeResult(
                name(),
                "A network of rectified linear units, trained on %,d images, run with spikes in several ways"
                        .formatted(train.count()),
                figures,
                List.of(
                        table,
                        plain.curve().table("epochs"),
                        regularised.curve().table("epochs_250hz")),
                pictures,
                values);
    }

    /** Accuracy over scale, over tau, and over the steps that an image is shown. */
    private static Picture picture(List<Trial> trials) {
        double rate = 100 * trials.getFirst().outcome().accuracy();
        List<Trial> byScale =
                trials.stream().filter(trial -> trial.what().startsWith("3")).toList();
        List<Trial> byTau =
                trials.stream().filter(trial -> trial.what().startsWith("2")).toList();
        LinePlot steps = LinePlot.titled("By how long an image is shown: trial, filter, factor of rates")
                .axes("time (ms)", "accuracy (%)")
                .sized(800, 420);
        for (Trial trial : trials) {
            if (trial.neurons().equals("spiking")) {
                double[] accuracies = trial.outcome().accuracies();
                steps = steps.line(
                        "%s: %.0f ms, x %.0f"
                                .formatted(trial.what().substring(0, 1), 1000 * trial.tau(), trial.scale()),
                        IntStream.rangeClosed(1, accuracies.length)
                                .asDoubleStream()
                                .toArray(),
                        percents(accuracies));
            }
        }
        return plot("By the factor of firing rates, with a filter of 10 ms", "factor", byScale, scales(byScale), rate)
                .above(plot("By the filter behind neurons", "time constant (ms)", byTau, taus(byTau), rate), steps);
    }

    private static double[] scales(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::scale).toArray();
    }

    private static double[] taus(List<Trial> trials) {
        return trials.stream().mapToDouble(trial -> 1000 * trial.tau()).toArray();
    }

    private static LinePlot plot(String title, String axis, List<Trial> trials, double[] xs, double rate) {
        double[] reached = trials.stream()
                .mapToDouble(trial -> 100 * trial.outcome().accuracy())
                .toArray();
        return LinePlot.titled(title)
                .axes(axis, "accuracy (%)")
                .line("spiking", xs, reached)
                .line("rate network", new double[] {xs[0], xs[xs.length - 1]}, rate, rate);
    }

    private static double[] percents(double[] shares) {
        return Arrays.stream(shares).map(share -> 100 * share).toArray();
    }
}
