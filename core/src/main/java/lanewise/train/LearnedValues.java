package lanewise.train;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import lanewise.error.TrainingException;
import lanewise.graph.Signal;
import lanewise.sim.GradientRun;
import lanewise.sim.LastChanges;

/** What learning rules have made in calls that keep it, which all runs of a trainer go on from. */
final class LearnedValues {
    private final int items;
    private final LastChanges changes;
    private Map<Signal, float[]> values = Map.of();

    /**
     * @param items of a minibatch
     * @param changes what the next step adds to weights
     */
    LearnedValues(int items, LastChanges changes) {
        this.items = items;
        this.changes = changes;
    }

    /** Takes over what a run has learned, if a call keeps that. */
    void keep(Kept kept, GradientRun run) {
        if (kept != Kept.NOTHING) {
            values = run.learned();
        }
    }

    /** Lets a run go on from it. */
    void handOn(GradientRun run) {
        run.learn(values);
    }

    /** Rules learn anew. */
    void forget() {
        values = Map.of();
    }

    /** Whether others would begin something else. */
    static boolean beginAnew(PresentValues present, Map<Parameter, float[]> given) {
        return given.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().learned() && !Arrays.equals(present.of(entry.getKey()), entry.getValue()));
    }

    /**
     * Those of a parameter for each item, as the next step computes with them.
     *
     * @param start what rules start from
     */
    float[][] of(Parameter parameter, float... start) {
        if (!parameter.learned()) {
            throw new TrainingException(
                    "%s: no learning rule changes it; ask for its values with values(...)".formatted(parameter));
        }
        float[][] rows = new float[items][];
        Optional<float[]> all = changes.added(parameter.signal(), values);
        for (int item = 0; item < items; item++) {
            int from = item * start.length;
            rows[item] = all.map(each -> Arrays.copyOfRange(each, from, from + start.length))
                    .orElseGet(start::clone);
        }
        return rows;
    }

    /** Refuses an item that a minibatch has not. */
    void checkItem(int item) {
        if (item < 0 || item >= items) {
            throw new TrainingException("item %d: a minibatch has %d, from 0".formatted(item, items));
        }
    }
}
