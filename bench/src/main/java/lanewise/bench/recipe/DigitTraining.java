package lanewise.bench.recipe;

import java.util.function.Consumer;
import lanewise.bench.mnist.DigitSet;
import lanewise.bench.mnist.Progress;
import lanewise.train.Data;
import lanewise.train.FitOptions;
import lanewise.train.Trainer;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.SparseCategoricalAccuracy;
import lanewise.train.loss.SparseCategoricalCrossentropy;

/**
 * A training of a network that reads digits, by the cross-entropy of its raw outputs.
 *
 * @param values what was learned
 * @param curve how it went
 * @param parameters how many numbers were trained
 */
record DigitTraining(TrainedValues values, LearningCurve curve, long parameters) {
    /**
     * Trains.
     *
     * @param choose the optimizer, the minibatch and the like
     * @param goOver how often, and where it is kept
     */
    static DigitTraining run(
            DigitNetwork network,
            DigitSet train,
            Consumer<TrainerOptions> choose,
            Consumer<FitOptions> goOver,
            Progress progress) {
        Data data =
                Data.none().input(network.image(), train.pixels(network.ink())).target(network.raw(), train.targets());
        return run(network, data, choose, goOver, progress);
    }

    /** The same with other data of these nodes and probes. */
    static DigitTraining run(
            DigitNetwork network,
            Data data,
            Consumer<TrainerOptions> choose,
            Consumer<FitOptions> goOver,
            Progress progress) {
        progress.at("building the network");
        try (Trainer trainer = Trainer.of(network.network(), options -> {
            options.loss(network.raw(), new SparseCategoricalCrossentropy(true))
                    .metrics(network.raw(), new SparseCategoricalAccuracy());
            choose.accept(options);
        })) {
            LearningCurve curve = new LearningCurve(progress);
            trainer.fit(data, fit -> {
                goOver.accept(fit);
                fit.listen(curve);
            });
            return new DigitTraining(
                    TrainedValues.of(trainer), curve, trainer.parameters().trainedCount());
        }
    }
}
