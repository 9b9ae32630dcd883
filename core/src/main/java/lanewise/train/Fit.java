package lanewise.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    History run(Data data) {
        Objective objective = new Objective(options, network, data);
        Minibatch minibatch = new Minibatch(run);
        minibatch.feed(network, data.inputs());
        History history = new History();
        for (int epoch = 0; epoch < fit.epochs; epoch++) {
            objective.clear();
            int number = 0;
            for (int[] items : batches(data, epoch)) {
                minibatch.forward(items, data.steps(), true);
                double loss = objective.add(run, items, true);
                if (!Double.isFinite(loss)) {
                    throw new TrainingException(
                            "the loss became %s in minibatch %d of epoch %d; parameters are those before it"
                                    .formatted(loss, number, epoch));
                }
                run.clearGradients();
                run.backward(options.truncation);
                updates.update(run);
                number++;
            }
            Map<String, Double> reached = new LinkedHashMap<>(objective.means());
            fit.validation.ifPresent(
                    held -> trainer.evaluate(held).forEach((name, value) -> reached.put("val_" + name, value)));
            history.add(reached);
        }
        return history;
    }

    private List<int[]> batches(Data data, int epoch) {
        return fit.shuffle
                ? Batches.shuffled(data.items(), options.minibatch, options.seed.orElse(0), epoch)
                : Batches.inOrder(data.items(), options.minibatch);
    }
}
