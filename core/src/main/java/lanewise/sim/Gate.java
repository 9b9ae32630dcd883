package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lanewise.graph.Operator;
import lanewise.plan.Block;
import lanewise.plan.Plan;
import lanewise.plan.Pulse;

/** Tasks that have to run again when something they depend on has changed. */
final class Gate {
    private final Task[] tasks;
    private final boolean always;
    private final Source[] sources;

    Gate(Pulse pulse, List<Task> tasks, Map<Operator, Source> sources) {
        this.tasks = tasks.toArray(Task[]::new);
        always = pulse.always();
        this.sources = pulse.sources().stream().map(sources::get).toArray(Source[]::new);
    }

    /** The blocks of a plan in their order, those in one list that have to run at the same times. */
    static List<List<Block>> blocks(Plan plan) {
        List<List<Block>> all = new ArrayList<>();
        for (Block block : plan.blocks()) {
            if (all.isEmpty() || !all.getLast().getFirst().pulse().equals(block.pulse())) {
                all.add(new ArrayList<>());
            }
            all.getLast().add(block);
        }
        return all;
    }

    /** Whether they have to run in this step, of which all inputs that follow from time alone are known. */
    boolean isDue(boolean first) {
        return first || always || changed();
    }

    Task[] tasks() {
        return tasks;
    }

    private boolean changed() {
        for (Source source : sources) {
            if (source.changed()) {
                return true;
            }
        }
        return false;
    }
}
