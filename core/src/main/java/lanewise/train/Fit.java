package lanewise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.sim.GradientRun;

/** One call of {@link Trainer#fit}. */
final class Fit {
    private final Trainer trainer;
    private final GradientRun run;
    private final Updates updates;
    private final BuiltNetwork network;
    private final TrainerOptions options;
    private final FitOptions fit;

    Fit(
            Trainer trainer,
            GradientRun run,
            Updates updates,
            BuiltNetwork network,
            TrainerOptions options,
            FitOptions fit) {
        this.trainer = trainer;
        this.run = run;
        this.updates = updates;
        this.network = network;
        this.options = options;
        this.fit = fit;
    }

    History run(Data all) {
        Data data = trained(all);
        Optional<Data> held = held(all);
        Objective objective = new Objective(options, network, data);
        Minibatch minibatch = new Minibatch(run);
        minibatch.feed(network, data.inputs());
        History history = new History();
        int first = fit.checkpoint
                .map(file -> Checkpoint.resume(file, trainer, updates))
                .orElse(0);
        fit.listeners.forEach(listener -> listener.begin(trainer));
        boolean goesOn = true;
        for (int epoch = first; epoch < fit.epochs && goesOn; epoch++) {
            if (!pass(epoch, batches(data, epoch), data.steps(), minibatch, objective)) {
                break;
            }
            Map<String, Double> means = new LinkedHashMap<>(objective.means());
            held.ifPresent(apart -> trainer.evaluate(apart).forEach((name, value) -> means.put("val_" + name, value)));
            history.add(means);
            int done = epoch + 1;
            fit.checkpoint.ifPresent(file -> Checkpoint.write(file, trainer, updates, done));
            int count = data.items() / options.minibatch;
            FitProgress progress =
                    new FitProgress(trainer, epoch, fit.epochs, count, count, options.minibatch, Map.copyOf(means));
            for (FitListener listener : fit.listeners) {
                goesOn &= listener.epoch(progress);
            }
        }
        fit.listeners.forEach(listener -> listener.end(trainer));
        return history;
    }

    /** One epoch; whether nobody has stopped it. */
    private boolean pass(int epoch, List<int[]> batches, int steps, Minibatch minibatch, Objective objective) {
        objective.clear();
        for (int number = 0; number < batches.size(); number++) {
            if (trainer.isCancelled()) {
                return false;
            }
            int[] items = batches.get(number);
            minibatch.forward(items, steps, !fit.stateful);
            double loss = objective.add(run, items, true);
            if (!Double.isFinite(loss)) {
                throw notFinite(loss, number, epoch);
            }
            run.clearGradients();
            run.backward(options.truncation);
            updates.update(run, number, epoch);
            if (!fit.listeners.isEmpty()) {
                FitProgress progress = new FitProgress(
                        trainer, epoch, fit.epochs, number + 1, batches.size(), options.minibatch, objective.means());
                fit.listeners.forEach(listener -> listener.minibatch(progress));
            }
        }
        return true;
    }

    private TrainingException notFinite(double loss, int number, int epoch) {
        return new TrainingException(
                "the loss became %s in minibatch %d of epoch %d, first seen in %s; parameters are those before it. Take a smaller learning rate, or clip gradients"
                        .formatted(loss, number, epoch, run.notFinite().orElse("the loss itself")));
    }

    private Data trained(Data all) {
        return fit.validationSplit == 0
                ? all
                : all.select(IntStream.range(0, split(all)).toArray());
    }

    private Optional<Data> held(Data all) {
        return fit.validationSplit == 0
                ? fit.validation
                : Optional.of(
                        all.select(IntStream.range(split(all), all.items()).toArray()));
    }

    private int split(Data all) {
        int split = (int) Math.floor(all.items() * (1 - fit.validationSplit));
        if (split % options.minibatch != 0 || (all.items() - split) % options.minibatch != 0) {
            throw new TrainingException(
                    "a validation split of %s parts %d items into %d and %d; both have to be multiples of the minibatch, %d"
                            .formatted(
                                    fit.validationSplit, all.items(), split, all.items() - split, options.minibatch));
        }
        return split;
    }

    private List<int[]> batches(Data data, int epoch) {
        return fit.shuffle
                ? Batches.shuffled(data.items(), options.minibatch, options.seed.orElse(0), epoch)
                : Batches.inOrder(data.items(), options.minibatch);
    }
}
