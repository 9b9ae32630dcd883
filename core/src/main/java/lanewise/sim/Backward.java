package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Adjoint tasks in their order, for some items of the batch after the other, so that what a task leaves is still at hand
 * for the next. Threads share the items, but for sums over the items, of which they share the outputs: either way every
 * sum is that of one thread alone.
 */
final class Backward {
    private final List<Task[]> stages;
    private final int items;
    private final int together;
    private final Shares shares;
    private final Shares.Part ofItems = this::runItems;
    private final Shares.Part ofOutputs = this::runOutputs;
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
        shares = new Shares(team);
    }

    private static List<Task[]> stages(List<Task> tasks) {
        List<Task[]> stages = new ArrayList<>();
        List<Task> stage = new ArrayList<>();
        for (Task task : tasks) {
            if (!stage.isEmpty()
                    && !(task.kind() == Task.Kind.ITEMS && stage.getLast().kind() == Task.Kind.ITEMS)) {
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

    void run() {
        for (int from = 0; from < stages.size(); ) {
            int to = from;
            while (to < stages.size() && stages.get(to)[0].kind() != Task.Kind.SERIAL) {
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
                runItems(0, items);
            }
            from = to + 1;
        }
    }

    private void run(Task... next) {
        stage = next;
        if (next[0].kind() == Task.Kind.SUM) {
            shares.outputs(next[0].outputs(), next[0].grain(), ofOutputs);
        } else {
            shares.items(first, end, ofItems);
        }
    }

    private void runItems(int from, int to) {
        for (Task task : stage) {
            task.run(from, to, 0, task.outputs());
        }
    }

    private void runOutputs(int from, int to) {
        stage[0].run(first, end, from, to);
    }
}
