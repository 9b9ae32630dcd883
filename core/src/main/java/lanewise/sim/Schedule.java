package lanewise.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of a step in their order, on one thread or on several. Threads share the items of a batch, or else the
 * outputs of each task that is long enough; either way every sum is computed by one thread as it always is.
 */
final class Schedule {
    /**
     * Values below which a task ends sooner on one thread than two have agreed on it. Of LIF neurons with a filter, 10,000
     * (70,000 values) took up to 1.4 times as long on two threads, 25,000 took 0.6 to 1.3 times as long, 50,000 took 0.55.
     */
    private static final long LEAST_WORK = 100_000;

    private final Gate[] gates;
    private final boolean[] due;
    private final int items;
    private final int together;
    private final Commons commons;
    private final Shares shares;
    private final Stage[] stages;
    private final Shares.Part ofItems = this::runItems;
    private final Shares.Part ofLap = this::runLap;
    private final Shares.Part ofOutputs = this::runOutputs;
    private Stage stage;
    private Lap lap;
    private Task task;

    /**
     * Tasks between which all items can go their own way.
     *
     * @param gates the number of each task's gate
     */
    private record Stage(Task[] tasks, int[] gates) {
        boolean isSerial() {
            return Schedule.isSerial(tasks[0]);
        }
    }

    /**
     * @param together how many items go through all tasks together, so that what one task leaves is still in the cache for
     *     the next
     * @param commons room that items use one after the other, or null
     * @param team who shares the work, or null
     */
    Schedule(List<Gate> gates, int items, int together, Commons commons, Team team) {
        this.gates = gates.toArray(Gate[]::new);
        this.items = items;
        this.together = together;
        this.commons = commons;
        shares = new Shares(team);
        due = new boolean[gates.size()];
        stages = stages(gates);
    }

    private static Stage[] stages(List<Gate> gates) {
        List<Stage> stages = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int gate = 0; gate < gates.size(); gate++) {
            for (Task next : gates.get(gate).tasks()) {
                if (!tasks.isEmpty() && isSerial(tasks.getLast()) != isSerial(next)) {
                    stages.add(stage(tasks, numbers));
                    tasks.clear();
                    numbers.clear();
                }
                tasks.add(next);
                numbers.add(gate);
            }
        }
        if (!tasks.isEmpty()) {
            stages.add(stage(tasks, numbers));
        }
        return stages.toArray(Stage[]::new);
    }

    private static Stage stage(List<Task> tasks, List<Integer> gates) {
        return new Stage(
                tasks.toArray(Task[]::new),
                gates.stream().mapToInt(Integer::intValue).toArray());
    }

    /** How much of a step's work more than one thread could share, in values. */
    static long sharedWork(List<Gate> gates, int items, int threads) {
        long work = 0;
        for (Gate gate : gates) {
            for (Task task : gate.tasks()) {
                long whole = task.work() * items;
                work += !isSerial(task) && (items >= threads || isLong(task, whole)) ? whole : 0;
            }
        }
        return work;
    }

    private static boolean isSerial(Task task) {
        return task.kind() == Task.Kind.SERIAL;
    }

    private static boolean isLong(Task task, long work) {
        return task.outputs() >= 2 * task.grain() && work >= LEAST_WORK;
    }

    /** Runs a step, of which the inputs are known. */
    void run(boolean first) {
        for (int gate = 0; gate < gates.length; gate++) {
            due[gate] = gates[gate].isDue(first);
        }
        boolean isShared = shares.members() > 1;
        if (commons != null || together < items || (isShared && items >= shares.members())) {
            byItems();
        } else {
            byTasks(isShared);
        }
    }

    /** The gates, which know what a step is asked for once its inputs are. */
    Gate[] gates() {
        return gates;
    }

    /** Whether threads share the items of a batch, not the outputs of a task, and all tasks come one after the other. */
    boolean isByItems() {
        return items >= shares.members() && stages.length == 1 && !stages[0].isSerial();
    }

    /** Runs the steps of a lap. */
    void run(Lap next) {
        lap = next;
        stage = stages[0];
        shares.items(0, items, ofLap);
    }

    private void runLap(int first, int end) {
        for (int from = first; from < end; from += together) {
            int to = Math.min(from + together, end);
            for (int step = 0; step < lap.steps(); step++) {
                assert commons == null || commons.forget(from, to) : "what items have left is gone";
                lap.enter(step, from, to);
                run(from, to, lap.due(step));
                lap.leave(step, from, to);
            }
        }
    }

    private void byTasks(boolean isShared) {
        for (int gate = 0; gate < gates.length; gate++) {
            if (due[gate]) {
                for (Task next : gates[gate].tasks()) {
                    if (isShared && !isSerial(next) && isLong(next, next.work() * items)) {
                        task = next;
                        shares.outputs(next.outputs(), next.grain(), ofOutputs);
                    } else {
                        next.run(0, items, 0, next.outputs());
                    }
                }
            }
        }
    }

    private void runOutputs(int from, int to) {
        task.run(0, items, from, to);
    }

    private void byItems() {
        for (Stage next : stages) {
            stage = next;
            if (stage.isSerial()) {
                run(0, items, due);
            } else {
                shares.items(0, items, ofItems);
            }
        }
    }

    private void runItems(int first, int end) {
        for (int from = first; from < end; from += together) {
            int to = Math.min(from + together, end);
            assert commons == null || commons.forget(from, to) : "what items have left is gone";
            run(from, to, due);
        }
    }

    private void run(int firstItem, int endItem, boolean[] isDue) {
        for (int i = 0; i < stage.tasks().length; i++) {
            if (isDue[stage.gates()[i]]) {
                Task next = stage.tasks()[i];
                next.run(firstItem, endItem, 0, next.outputs());
            }
        }
    }
}
