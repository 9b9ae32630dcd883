package lanewise.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.TrainingException;
import lanewise.plan.ParameterStore;
import lanewise.sim.GradientRun;
import lanewise.train.optimizer.Optimizer;

/** Changes the parameters of a run by their gradients, and keeps what the optimizer keeps from update to update. */
final class Updates {
    private final Optimizer optimizer;
    private final List<Range> ranges = new ArrayList<>();
    private float[][] slots;
    private long done;

    /** A parameter's home in a run, and the others that have to follow it. */
    private record Range(Parameter parameter, ParameterStore home, List<ParameterStore> copies, int slotAt) {}

    Updates(Optimizer optimizer, List<Parameter> trained, GradientRun run) {
        this.optimizer = optimizer;
        int size = 0;
        for (Parameter parameter : trained) {
            List<ParameterStore> stores = run.stores(parameter.signal());
            if (!stores.isEmpty()) {
                ParameterStore home = stores.getFirst();
                ranges.add(new Range(parameter, home, stores.subList(1, stores.size()), size));
                size += home.length();
            }
        }
        slots = new float[optimizer.slots()][size];
        for (int slot = 0; slot < slots.length; slot++) {
            Arrays.fill(slots[slot], optimizer.initial(slot));
        }
    }

    /** Makes an update of the gradients that the run has. */
    void update(GradientRun run) {
        float[] parameters = run.parameters();
        float[] gradients = run.gradients();
        done++;
        double rate = optimizer.learningRate().at(done);
        for (Range range : ranges) {
            for (ParameterStore copy : range.copies()) {
                add(copy, range.home(), gradients);
            }
            check(range, gradients);
        }
        for (Range range : ranges) {
            int at = range.home().at();
            int length = range.home().length();
            optimizer.update(parameters, at, gradients, at, slots, range.slotAt(), length, done, rate);
            for (ParameterStore copy : range.copies()) {
                copy.write(range.home().read(parameters), parameters);
            }
        }
        run.parametersChanged();
    }

    private static void add(ParameterStore from, ParameterStore to, float[] gradients) {
        for (int i = 0; i < from.places().length; i++) {
            gradients[to.places()[i]] += gradients[from.places()[i]];
        }
    }

    private void check(Range range, float[] gradients) {
        for (int i = range.home().at(); i < range.home().at() + range.home().length(); i++) {
            if (!(Math.abs(gradients[i]) <= Float.MAX_VALUE)) {
                throw new TrainingException(
                        "%s: its gradient became %s in update %d; parameters are still those before. Clip gradients, or take a smaller learning rate"
                                .formatted(range.parameter(), gradients[i], done));
            }
        }
    }
}
