package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Adjoint tasks in their order, for some items of the batch after the other, so that what a task leaves is still at hand
 * for the next. Threads share the items, but for sums over the items, of which they share the outputs: either way every
 * sum is that of one thread alone.
 */
final class Backward {
    private static final int GRAIN = 64;

    private final List<Task[]> stages;
    private final int items;
    private final int together;
    private final Team team;
    private final Team.Job shareItems = this::runItems;
    private final Team.Job shareOutputs = this::runOutputs;
    private Task[] stage;
    private int first;
    private int end;

    /**
     * @param together how many items go through all tasks together
     * @param team who shares the work, or null
     */
    Backward(List<Task> tasks, int items, int together, Team team) {
        stages = stages(tasks);
        this.items = items;
        this.together = together;
        this.team = team;
    }

    private static List<Task[]> stages(List<Task> tasks) {
        List<Task[]> stages = new ArrayList<>();
        List<Task> stage = new ArrayList<>();
        for (Task task : tasks) {
            if (!stage.isEmpty() && !(kind(task) == Kind.ITEMS && kind(stage.getLast()) == Kind.ITEMS)) {
                stages.add(stage.toArray(Task[]::new));
                stage.clear();
            }
            stage.add(task);
        }
        if (!stage.isEmpty()) {
            stages.add(stage.toArray(Task[]::new));
        }
        return stages;
    }

    /** How a task can be shared. */
    private enum Kind {
        ITEMS,
        OUTPUTS,
        NOTHING
    }

    private static Kind kind(Task task) {
        return task.isSerial() ? Kind.NOTHING : task.isSum() ? Kind.OUTPUTS : Kind.ITEMS;
    }

    void run() {
        for (int from = 0; from < stages.size(); ) {
            int to = from;
            while (to < stages.size() && kind(stages.get(to)[0]) != Kind.NOTHING) {
                to++;
            }
            for (first = 0; first < items && from < to; first = end) {
                end = Math.min(items, first + together);
                for (int next = from; next < to; next++) {
                    run(stages.get(next));
                }
            }
            if (to < stages.size()) {
                stage = stages.get(to);
                run(0, items);
            }
            from = to + 1;
        }
    }

    private void run(Task... next) {
        stage = next;
        if (team == null) {
            run(first, end);
        } else if (next[0].isSum()) {
            team.run(shareOutputs);
        } else {
            team.run(shareItems);
        }
    }

    private void run(int from, int to) {
        for (Task task : stage) {
            task.run(from, to, 0, task.outputs());
        }
    }

    private void runItems(int member, int members) {
        int count = end - first;
        int from = first + (int) ((long) count * member / members);
        int to = first + (int) ((long) count * (member + 1) / members);
        if (from < to) {
            run(from, to);
        }
    }

    private void runOutputs(int member, int members) {
        Task task = stage[0];
        int from = bound(task.outputs(), member, members);
        int to = bound(task.outputs(), member + 1, members);
        if (from < to) {
            task.run(first, end, from, to);
        }
    }

    /** Where threads part: no vector is split if there are enough outputs. */
    private static int bound(int outputs, int member, int members) {
        int grain = outputs < 2 * GRAIN ? 1 : GRAIN;
        return member == members ? outputs : (int) ((long) outputs * member / members) / grain * grain;
    }
}
