package lanewise.sim;

import java.util.List;
import java.util.Map;
import lanewise.graph.Operator;
import lanewise.plan.Pulse;

/** The tasks of a block, run when something they depend on has changed. */
final class Gate {
    private final Task[] tasks;
    private final boolean always;
    private final Source[] sources;

    Gate(Pulse pulse, List<Task> tasks, Map<Operator, Source> sources) {
        this.tasks = tasks.toArray(Task[]::new);
        always = pulse.always();
        this.sources = pulse.sources().stream().map(sources::get).toArray(Source[]::new);
    }

    void run(boolean first) {
        if (first || always || changed()) {
            for (Task task : tasks) {
                task.run();
            }
        }
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
