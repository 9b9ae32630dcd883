package lanewise.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.graph.ProbedSignal;
import lanewise.plan.Plan;

/** The records of all probes of a run; equal probes share one. */
final class Recorders {
    private final Map<ProbedSignal, Recorder> recorders = new LinkedHashMap<>();

    Recorders(Plan plan, Memory memory) {
        for (ProbedSignal probe : plan.graph().probes()) {
            recorders.computeIfAbsent(
                    probe,
                    key -> new Recorder(key, plan.layout(), memory, plan.graph().dt()));
        }
    }

    /** Takes room for the samples of {@code steps} more steps. */
    void reserve(long steps) {
        recorders.values().forEach(recorder -> recorder.reserve(steps));
    }

    /** All of them, for a loop that allocates nothing. */
    Recorder[] all() {
        return recorders.values().toArray(Recorder[]::new);
    }

    void clear() {
        recorders.values().forEach(Recorder::clear);
    }

    /**
     * What a probe has recorded so far.
     *
     * @throws ModelException if there is no such probe
     */
    ProbeData data(ProbedSignal probe) {
        Recorder recorder = recorders.get(probe);
        if (recorder == null) {
            throw new ModelException(
                    "probe %s: the graph that is simulated has none of this name and signal".formatted(probe.name()));
        }
        return recorder.data();
    }

    /** Saves what was recorded. */
    void save(Snapshot to) {
        int number = 0;
        for (Recorder recorder : recorders.values()) {
            recorder.save(to, "probe" + number++);
        }
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    List<Runnable> restore(Snapshot from) {
        List<Runnable> parts = new ArrayList<>();
        int number = 0;
        for (Recorder recorder : recorders.values()) {
            parts.add(recorder.restore(from, "probe" + number++));
        }
        return parts;
    }

    /** Told where a run stands that goes on from a file. */
    void standAt(long step) {
        recorders.values().forEach(recorder -> recorder.standAt(step));
    }

    /** Gives the memory of the run back; what was recorded stays. */
    void release() {
        recorders.values().forEach(Recorder::release);
    }
}
