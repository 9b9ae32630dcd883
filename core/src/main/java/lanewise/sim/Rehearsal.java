package lanewise.sim;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import lanewise.error.SimulationException;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;

/**
 * Runs vector kernels beside a run, on a shadow of it, until they are compiled. Interpreted they are a hundred times slower
 * than scalar ones; they are warm when they take no longer. Only this asks a clock, and no result follows from it.
 */
final class Rehearsal {
    /** Of so many rounds the shortest counts, so that what else the machine does is left out. */
    private static final int ROUNDS = 50;

    /** The compiler takes a second or two, on a busy machine many more. Where vectors gain nothing it ends at last. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Between rounds, for the compiler: it may have no processor of its own. */
    private static final long PAUSE_NANOS = 3_000_000;

    /** What a clock cannot tell apart. */
    private static final long UNCERTAIN_NANOS = 500;

    private final Shadow shadow;
    private final Kernels kernels;
    private final Thread thread;
    private volatile boolean warm;
    private volatile boolean ended;

    /** A moment of the run, or null if one is wanted. */
    private volatile Moment moment;

    /**
     * What the memory of the run held.
     *
     * @param state of its first items
     * @param common what an item has left where others will use it, if there is such room
     */
    private record Moment(float[] state, float[] common) {
        static Moment of(Memory run, int items) {
            return new Moment(
                    Arrays.copyOf(run.state(), items * run.stride()),
                    run.commons() == null ? new float[0] : run.commons().sample());
        }

        void copyTo(Memory memory) {
            System.arraycopy(state, 0, memory.state(), 0, state.length);
            if (memory.commons() != null) {
                memory.commons().fill(common);
            }
        }
    }

    private Rehearsal(Shadow shadow, Kernels kernels) {
        this.shadow = shadow;
        this.kernels = kernels;
        thread = Thread.ofPlatform().daemon().name("lanewise warm-up").unstarted(this::run);
    }

    /** Starts it in a thread of its own. */
    static Rehearsal start(Shadow shadow, Kernels kernels) {
        Rehearsal rehearsal = new Rehearsal(shadow, kernels);
        rehearsal.thread.start();
        return rehearsal;
    }

    /** Whether the kernels are worth changing to. */
    boolean isWarm() {
        return warm;
    }

    /** Lets it start from where the run is, so that the kernels meet what they will meet there: neurons that fire. */
    void follow(Memory run) {
        if (moment == null) {
            moment = Moment.of(run, shadow.items());
        }
    }

    /** Ends the thread soon. */
    void end() {
        ended = true;
    }

    private void run() {
        try {
            Memory memory = shadow.memory();
            Part[] scalar = parts(ScalarKernels.INSTANCE, memory);
            Part[] vector = parts(kernels, memory);
            long began = System.nanoTime();
            while (!ended && !warm && System.nanoTime() - began < PATIENCE_NANOS) {
                Moment start = moment;
                rounds(scalar, memory, start);
                rounds(vector, memory, start);
                moment = null;
                warm = isNoSlower(vector, scalar);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (RuntimeException | Error e) { // out of memory, say: the run goes on without
            System.getLogger("lanewise").log(Level.DEBUG, "the vector kernels could not be warmed up", e);
        }
    }

    private Part[] parts(Kernels chosen, Memory memory) {
        List<Task> tasks = shadow.tasks(chosen, memory);
        return tasks.stream().map(Part::of).toArray(Part[]::new);
    }

    private void rounds(Part[] parts, Memory memory, Moment start) {
        if (start != null) {
            start.copyTo(memory);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Part part : parts) {
                if (ended) {
                    return;
                }
                part.run(shadow.items());
            }
        }
    }

    private static boolean isNoSlower(Part[] vector, Part[] scalar) {
        for (int i = 0; i < vector.length; i++) {
            if (vector[i].shortest > 2 * scalar[i].shortest + UNCERTAIN_NANOS) {
                return false;
            }
        }
        return sum(vector) <= sum(scalar);
    }

    private static long sum(Part[] parts) {
        return Arrays.stream(parts).mapToLong(part -> part.shortest).sum();
    }

    /** A part of a task that shows its kernel all there is, whole vectors and what is left over, and takes little time. */
    private static final class Part {
        /** Values that it takes about. */
        private static final long WORK = 16_384;

        /** A multiple of the outputs that any kernel takes at once. */
        private static final int GRAIN = 64;

        private final Task task;
        private final int from;
        private long shortest = Long.MAX_VALUE;

        private Part(Task task, int from) {
            this.task = task;
            this.from = from;
        }

        static Part of(Task task) {
            long outputs = Math.max(2 * GRAIN, task.outputs() * WORK / Math.max(1, task.work()));
            return new Part(task, (int) Math.max(0, task.outputs() - outputs) / GRAIN * GRAIN);
        }

        void run(int items) {
            long start = System.nanoTime();
            try {
                task.run(0, items, from, task.outputs());
            } catch (SimulationException e) { // what is learned is not finite, say
                // nothing that the run will see
            }
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
    }
}
