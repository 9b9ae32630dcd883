package lanewise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.TrainingException;
import lanewise.plan.ParameterStore;
import lanewise.sim.GradientRun;
import lanewise.train.optimizer.Clipping;
import lanewise.train.optimizer.Optimizer;
import lanewise.train.optimizer.Range;
import lanewise.train.optimizer.WeightPenalty;

/** Changes the parameters of a run by their gradients, and keeps what the optimizer keeps from update to update. */
final class Updates {
    private final GradientRun run;
    private final Optimizer optimizer;
    private final Optional<Clipping> clipping;
    private final Map<Parameter, WeightPenalty> penalties;
    private final List<Home> homes = new ArrayList<>();
    private final List<Range> ranges;
    private final float[][] slots;
    private long done;

    /**
     * Where a parameter lies.
     *
     * @param store its values, and in the same places their gradients
     * @param copies those that operators read in another order, which follow
     */
    private record Home(Parameter parameter, ParameterStore store, List<ParameterStore> copies) {}

    Updates(Goals goals, Parameters parameters, GradientRun run) {
        this.run = run;
        optimizer = goals.optimizer();
        clipping = goals.clipping();
        penalties = goals.penalties();
        for (Parameter parameter : parameters.trained()) {
            List<ParameterStore> stores = run.stores(parameter.signal());
            if (!stores.isEmpty()) {
                ParameterStore store = stores.getFirst();
                homes.add(new Home(parameter, store, stores.subList(1, stores.size())));
            }
        }
        ranges = homes.stream()
                .map(home -> new Range(
                        home.store().at(), home.store().at() + home.store().length()))
                .toList();
        slots = new float[optimizer.slots()][run.parameters().length];
        reset();
    }

    /** Whether they are of a run: another may have its parameters elsewhere. */
    @SuppressWarnings("ReferenceEquality") // the same run
    boolean areOf(GradientRun other) {
        return run == other;
    }

    /** Forgets all updates. */
    void reset() {
        done = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            Arrays.fill(slots[slot], optimizer.initial(slot));
        }
    }

    /** How many updates were made. */
    long done() {
        return done;
    }

    /** What the optimizer keeps, slot by slot, where the run has its parameters: loops over one index run on vectors. */
    float[][] slots() {
        return slots;
    }

    /** Goes on after so many updates; the slots are filled by others. */
    void resume(long updates) {
        done = updates;
    }

    /**
     * Makes an update of the gradients that its run has.
     *
     * @param minibatch its number within the epoch, for messages
     */
    void update(int minibatch, int epoch) {
        float[] parameters = run.parameters();
        float[] gradients = run.gradients();
        for (Home home : homes) {
            home.copies().forEach(copy -> add(copy, home.store(), gradients));
            if (!run.areFinite(home.store().at(), home.store().length())) {
                throw notFinite(home, gradients, minibatch, epoch);
            }
            WeightPenalty penalty = penalties.get(home.parameter());
            if (penalty != null) {
                int at = home.store().at();
                penalty.add(parameters, at, gradients, at, home.store().length());
            }
        }
        clipping.ifPresent(chosen -> chosen.clip(gradients, ranges));
        done++;
        double rate = optimizer.learningRate().at(done);
        for (Home home : homes) {
            int from = home.store().at();
            int to = from + home.store().length();
            optimizer.update(parameters, gradients, slots, from, to, done, rate);
            home.copies().forEach(copy -> copy.write(home.store().read(parameters), parameters));
        }
        run.parametersChanged();
    }

    private static void add(ParameterStore from, ParameterStore to, float[] gradients) {
        for (int i = 0; i < from.places().length; i++) {
            gradients[to.places()[i]] += gradients[from.places()[i]];
        }
    }

    private static TrainingException notFinite(Home home, float[] gradients, int minibatch, int epoch) {
        int at = home.store().at();
        while (Float.isFinite(gradients[at])) {
            at++;
        }
        return new TrainingException(
                "%s: a gradient became %s in minibatch %d of epoch %d; parameters are those before it. Take a smaller learning rate, or clip gradients"
                        .formatted(home.parameter(), gradients[at], minibatch, epoch));
    }
}
