package lanewise.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lanewise.build.BuiltNetwork;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.sim.GradientRun;

/** What a trainer's network answers, in any phase. */
final class Inference {
    private final Network network;
    private final BuiltNetwork built;
    private final TrainerOptions options;
    private final ProbeNames names;
    private final Runs runs;
    private final BooleanSupplier cancelled;

    /** @param cancelled whether somebody has ended what is going on */
    Inference(
            Network network,
            BuiltNetwork built,
            TrainerOptions options,
            ProbeNames names,
            Runs runs,
            BooleanSupplier cancelled) {
        this.network = network;
        this.built = built;
        this.options = options;
        this.names = names;
        this.runs = runs;
        this.cancelled = cancelled;
    }

    /** The means of losses and metrics over the items that were run: all, unless somebody has ended it. */
    Map<String, Double> evaluate(Goals goals, Data data, RunOptions chosen) {
        Objective objective = new Objective(goals, built, names, data);
        judge(objective, data, chosen);
        return objective.means();
    }

    /** The means over all items; empty if somebody has ended it before. */
    Optional<Map<String, Double>> validate(Goals goals, Data data, RunOptions chosen) {
        Objective objective = new Objective(goals, built, names, data);
        return judge(objective, data, chosen) ? Optional.of(objective.means()) : Optional.empty();
    }

    private boolean judge(Objective objective, Data data, RunOptions chosen) {
        objective.clear();
        List<int[]> batches = Batches.inOrder(Batches.items(data, options.minibatch), options.minibatch);
        int done = forEach(data, batches, chosen, (run, numbers) -> objective.add(run, numbers, false));
        return done == batches.size();
    }

    /**
     * What probes record. Of a last minibatch that is not whole the rest is run with its last item, and what that gives is
     * left out; but where something is kept from one to the next, the minibatch is. If somebody has ended it, there are the
     * items before.
     */
    Map<Probe, float[][]> predict(Data data, RunOptions chosen) {
        int size = options.minibatch;
        int items = Batches.items(data, size);
        boolean whole = chosen.kept() != Kept.NOTHING;
        Map<Probe, float[][]> recorded = new LinkedHashMap<>();
        network.allProbes().forEach(probe -> recorded.put(probe, new float[whole ? items / size * size : items][]));
        List<int[]> batches = whole ? Batches.inOrder(items, size) : Batches.filled(items, size);
        int done = forEach(
                data,
                batches,
                chosen,
                (run, numbers) -> recorded.forEach((probe, rows) -> {
                    float[] output = run.output(built.probe(probe));
                    int length = output.length / size;
                    for (int i = 0; i < size; i++) {
                        if (rows[numbers[i]] == null) {
                            rows[numbers[i]] = Arrays.copyOfRange(output, i * length, (i + 1) * length);
                        }
                    }
                }));
        recorded.replaceAll((probe, rows) -> Arrays.copyOf(rows, Math.min(rows.length, done * size)));
        return recorded;
    }

    private interface Each {
        void minibatch(GradientRun run, int... numbers);
    }

    /** Returns how many minibatches were run. */
    private int forEach(Data data, List<int[]> batches, RunOptions chosen, Each then) {
        GradientRun run = runs.answering(chosen.phase);
        run.minibatches(0); // what is drawn for a minibatch follows from its number in the call
        try (Minibatch minibatch = new Minibatch(run, built, data.inputs(), chosen.kept())) {
            int done = 0;
            for (int[] numbers : batches) {
                minibatch.forward(numbers, data.steps());
                then.minibatch(run, numbers);
                runs.learned().keep(chosen.kept(), run);
                done++;
                chosen.listener.progress((long) done * numbers.length, (long) batches.size() * numbers.length);
                if (cancelled.getAsBoolean()) {
                    break;
                }
            }
            return done;
        }
    }
}
