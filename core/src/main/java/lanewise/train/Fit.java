package lanewise.train;

import java.util.ArrayList;
import java.util.Collections;
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
    private final Runs runs;
    private final GradientRun run;
    private final Updates updates;
    private final BuiltNetwork network;
    private final TrainerOptions options;
    private final Goals goals;
    private final FitOptions fit;
    private final ProbeNames names;

    Fit(
            Trainer trainer,
            Runs runs,
            GradientRun run,
            Updates updates,
            BuiltNetwork network,
            TrainerOptions options,
            Goals goals,
            FitOptions fit,
            ProbeNames names) {
        this.trainer = trainer;
        this.runs = runs;
        this.run = run;
        this.updates = updates;
        this.network = network;
        this.options = options;
        this.goals = goals;
        this.fit = fit;
        this.names = names;
    }

    /**
     * Trains.
     *
     * @param passes how many epochs there were in fits before, which have had their orders of items
     */
    History run(Data all, int passes) {
        Data data = trained(all);
        Optional<Data> held = held(all);
        int items = Batches.items(data, options.minibatch);
        Batches.check("the data", items, options.minibatch);
        Objective objective = new Objective(goals, network, names, data);
        held.ifPresent(this::checkHeld);
        Optional<Checkpoint> checkpoint = checkpoint(objective, held.isPresent(), items);
        try (Minibatch minibatch = new Minibatch(run, network, data.inputs(), fit.kept())) {
            Checkpoint.Resumed resumed = checkpoint
                    .map(file -> file.resume(passes))
                    .orElseGet(() -> new Checkpoint.Resumed(new History(), passes, () -> {}));
            History history = resumed.history();
            fit.listeners.forEach(listener -> listener.begin(trainer));
            resumed.stops().run();
            if (history.epochs() > 0) {
                fit.listeners.forEach(listener -> listener.resumed(history));
            } else {
                checkpoint.ifPresent(file -> file.write(history, passes)); // before hours of work, not after
            }
            boolean goesOn = stops().stream().noneMatch(EarlyStopping::isOver);
            for (int epoch = history.epochs(); epoch < fit.epochs && goesOn; epoch++) {
                List<int[]> batches = batches(items, resumed.passes() + epoch);
                boolean isWhole = pass(epoch, batches, data.steps(), minibatch, objective);
                runs.learned().keep(fit.kept(), run);
                Optional<Map<String, Double>> means = isWhole ? validated(objective.means(), held) : Optional.empty();
                if (means.isEmpty()) {
                    break;
                }
                history.add(means.get());
                goesOn = tell(epoch, batches.size(), means.get());
                checkpoint.ifPresent(file -> file.write(history, resumed.passes()));
            }
            trainer.passed(resumed.passes() + history.epochs());
            fit.listeners.forEach(listener -> listener.end(trainer));
            return history;
        }
    }

    /** The means of an epoch with those of its validation; empty if somebody has ended that. */
    private Optional<Map<String, Double>> validated(Map<String, Double> means, Optional<Data> held) {
        if (held.isEmpty()) {
            return Optional.of(means);
        }
        return trainer.validate(held.get(), fit.validationPhase).map(apart -> {
            Map<String, Double> all = new LinkedHashMap<>(means);
            apart.forEach((name, value) -> all.put("val_" + name, value));
            return all;
        });
    }

    /** Whether to go on. */
    private boolean tell(int epoch, int count, Map<String, Double> means) {
        FitProgress progress = new FitProgress(
                trainer, epoch, fit.epochs, count, count, options.minibatch, Collections.unmodifiableMap(means));
        boolean goesOn = true;
        for (FitListener listener : fit.listeners) {
            goesOn &= listener.epoch(progress);
        }
        return goesOn;
    }

    /** What would else be found after the first epoch. */
    private void checkHeld(Data held) {
        new Objective(goals, network, names, held);
        held.steps();
        Batches.check("the validation data", Batches.items(held, options.minibatch), options.minibatch);
    }

    private Optional<Checkpoint> checkpoint(Objective objective, boolean validated, int items) {
        if (fit.checkpoint.isEmpty()) {
            return Optional.empty();
        }
        if (fit.kept() != Kept.NOTHING) {
            throw new TrainingException(
                    "%s: a stateful fit cannot go on from a checkpoint, nor one that keeps what rules learn: the file does not hold the state of the network; fit without one, and save parameters"
                            .formatted(fit.checkpoint.get()));
        }
        Map<String, Long> same = new LinkedHashMap<>();
        same.put("seed", options.seed.orElse(0));
        same.put("minibatch", (long) options.minibatch);
        same.put("items", (long) items);
        List<String> all = new ArrayList<>(objective.means().keySet());
        if (validated) {
            objective.means().keySet().forEach(name -> all.add("val_" + name));
        }
        return Optional.of(new Checkpoint(fit.checkpoint.get(), trainer, runs, updates, same, fit.of, all, stops()));
    }

    private List<EarlyStopping> stops() {
        return fit.listeners.stream()
                .filter(EarlyStopping.class::isInstance)
                .map(EarlyStopping.class::cast)
                .toList();
    }

    /** One epoch; whether nobody has stopped it. */
    private boolean pass(int epoch, List<int[]> batches, int steps, Minibatch minibatch, Objective objective) {
        objective.clear();
        for (int number = 0; number < batches.size(); number++) {
            if (trainer.isCancelled()) {
                return false;
            }
            int[] items = batches.get(number);
            minibatch.forward(items, steps);
            double loss = objective.add(run, items, true);
            if (!Double.isFinite(loss)) {
                throw notFinite(loss, number, epoch);
            }
            run.clearGradients();
            run.backward(options.truncation);
            updates.update(number, epoch);
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
        if (fit.validationSplit == 0) {
            return fit.validation;
        }
        if (fit.validation.isPresent()) {
            throw new TrainingException("a validation split of %s and validation data besides; choose one of both"
                    .formatted(fit.validationSplit));
        }
        return Optional.of(all.select(IntStream.range(split(all), all.items()).toArray()));
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

    private List<int[]> batches(int items, int pass) {
        return fit.shuffle
                ? Batches.shuffled(items, options.minibatch, options.seed.orElse(0), pass)
                : Batches.inOrder(items, options.minibatch);
    }
}
