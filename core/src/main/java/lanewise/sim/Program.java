package lanewise.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimNeurons;
import lanewise.kernel.Kernels;
import lanewise.model.function.ForwardPass;
import lanewise.plan.Block;
import lanewise.plan.Plan;
import lanewise.plan.Pulse;

/** A plan bound to memory and kernels, ready to step. Where what a block reads has not changed, the block is left out. */
final class Program {
    /** Values a step from which on it takes about 30 microseconds, and a second thread nearly halves that. */
    private static final long WORTH_SHARING = 500_000;

    private final Plan plan;
    private final Memory memory;
    private final RunSettings settings;
    private final Learned learned;
    private final Clock clock;
    private final RunMoment moment;
    private final Sources sources;
    private final StepForms forms;
    private final Starts starts;
    private final RunState state;
    private final Team team;
    private final Optional<long[]> nanos;
    private Kernels kernels;
    private Map<Signal, FunctionTask> bound = Map.of();
    private final Lap lap;
    private Schedule schedule;
    private boolean first = true;
    private boolean whole = true;

    /**
     * @param memory what it runs on
     * @param kernels what computes
     */
    Program(Plan plan, Memory memory, Kernels kernels, RunSettings settings) {
        this.plan = plan;
        this.memory = memory;
        this.kernels = kernels;
        this.settings = settings;
        starts = settings.fused() ? Starts.of(plan.blocks(), plan.layout()) : Starts.none();
        nanos = settings.timed() ? Optional.of(new long[plan.blocks().size()]) : Optional.empty();
        learned = new Learned(plan, memory);
        clock = new Clock(plan.graph().dt());
        moment = new RunMoment(clock, settings.training());
        sources = new Sources(plan, memory, clock, settings);
        forms = new StepForms(plan, memory);
        state = new RunState(plan, memory, clock, sources);
        List<Gate> gates = gates();
        team = team(gates, settings.threads());
        if (memory.commons() != null) {
            memory.commons().share(settings.together(), threads());
        }
        schedule = schedule(gates);
        lap = settings.lapSteps() > 1 && schedule.isByItems()
                ? new Lap(settings.lapSteps(), sources.all().values(), memory.items(), gates.size())
                : null;
    }

    private Schedule schedule(List<Gate> gates) {
        return new Schedule(gates, memory.items(), settings.together(), memory.commons(), team);
    }

    /** Binds LIF neurons to the form of their step. */
    private void bind(boolean toGeneral) {
        if (toGeneral != forms.areGeneral()) {
            forms.general(toGeneral);
            schedule = schedule(gates());
        }
    }

    /** Goes on with other kernels, which give the same bits. */
    void bind(Kernels other) {
        kernels = other;
        schedule = schedule(gates());
    }

    /** What a step computes, for another thread to try kernels on. */
    Shadow shadow() {
        boolean joins = joinsPopulations() && !settings.timed();
        return Shadow.of(plan, starts, joins, memory, forms.copy()::isShort, sources.all());
    }

    /** Whether LIF neurons take the short form of their step. */
    boolean isShort(SimNeurons neurons) {
        return forms.isShort(neurons);
    }

    /** The blocks' tasks; those that have to run at the same times are joined. */
    private List<Gate> gates() {
        Binder binder = new Binder(
                plan.layout(),
                memory,
                starts,
                kernels,
                clock,
                moment,
                forms::isShort,
                sources.all(),
                sources.streams());
        Populations populations = new Populations(plan, starts, memory);
        List<Gate> gates = new ArrayList<>();
        int number = 0;
        for (List<Block> blocks : Gate.blocks(plan)) {
            List<Task> tasks = new ArrayList<>();
            for (Block block : blocks) {
                tasks.addAll(timed(number++, binder.tasks(block)));
            }
            List<Task> joined = joinsPopulations() ? populations.in(tasks) : tasks;
            Pulse pulse = blocks.getFirst().pulse();
            gates.add(new Gate(pulse, settings.fused() ? Strips.in(joined) : joined, sources.all()));
        }
        bound = binder.functions();
        return gates;
    }

    /** The way back looks at currents and spikes. */
    private boolean joinsPopulations() {
        return settings.fused() && !settings.training();
    }

    /** What tells when a pulse is due. */
    Gate gate(Pulse pulse) {
        return new Gate(pulse, List.of(), sources.all());
    }

    private List<Task> timed(int block, List<Task> tasks) {
        return nanos.isEmpty()
                ? tasks
                : tasks.stream()
                        .<Task>map(task -> new TimedTask(task, nanos.get(), block))
                        .toList();
    }

    /** How many nanoseconds each block has taken so far, if that is measured. */
    Optional<long[]> nanos() {
        return nanos;
    }

    private Team team(List<Gate> gates, OptionalInt threads) {
        int members = threads.orElseGet(() -> {
            int processors = Runtime.getRuntime().availableProcessors();
            return Schedule.sharedWork(gates, memory.items(), processors) < WORTH_SHARING ? 1 : processors;
        });
        return members == 1 || settings.timed() ? null : new Team(members); // times are a block's, not a thread's
    }

    /** How many steps are best run at a time. */
    int stepsAtATime() {
        return lap == null ? 1 : lap.mostSteps();
    }

    /**
     * Runs some steps and records them.
     *
     * @param most how many; a lap may have fewer
     * @param isLast asked in a lap, whether it ends with the step whose inputs have just been given
     * @return how many were run
     */
    int run(int most, Recorder[] probes, BooleanSupplier isLast) {
        if (lap != null && most > 1) {
            return runLap(Math.min(most, lap.mostSteps()), probes, isLast);
        }
        for (int done = 0; done < most; done++) {
            step();
            for (Recorder probe : probes) {
                probe.record(clock.step());
            }
        }
        return most;
    }

    private int runLap(int steps, Recorder[] probes, BooleanSupplier isLast) {
        whole = false;
        lap.begin(probes);
        try {
            do {
                takeInputs();
                lap.add(clock.step(), schedule.gates(), first);
                first = false;
            } while (lap.steps() < steps && !isLast.getAsBoolean());
        } catch (Throwable e) { // functions can throw what they do not declare
            lap.breakOff();
            schedule.run(lap);
            throw e;
        }
        schedule.run(lap);
        whole = true;
        return lap.steps();
    }

    private void takeInputs() {
        clock.advance();
        sources.runEarly(); // first: every gate asks them
    }

    /** Runs a step. One that throws leaves the state within the step: only a reset makes it whole. */
    void step() {
        whole = false;
        takeInputs();
        schedule.run(first);
        first = false;
        whole = true;
    }

    /** Whether the last step, if there was one, was run to its end. */
    boolean isWhole() {
        return whole;
    }

    /** Saves all that changes in a run. */
    void save(Snapshot to) {
        state.save(to);
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    Runnable restore(Snapshot from) {
        Runnable saved = state.restore(from);
        return () -> {
            saved.run();
            bind(forms.isVoltageAboveOne());
            standsAnew();
        };
    }

    /** Remembers where the run stands; what comes back goes there again, as often as it is run. */
    Runnable mark() {
        Runnable back = state.mark();
        return () -> {
            back.run();
            standsAnew();
        };
    }

    /** The state is that between two steps, and nothing is known to be unchanged. */
    private void standsAnew() {
        first = true;
        whole = true;
    }

    /** Ends the threads, of which nothing is asked any more. */
    void close() {
        if (team != null) {
            team.close();
        }
    }

    /** Returns to the start with what has been learned. */
    void restart() {
        learned.hold();
        reset();
        learned.putBack();
    }

    /** Remembers where the run stands; what comes back goes there again, but with what is learned by then. */
    Runnable markButLearned() {
        Runnable back = mark();
        return () -> {
            learned.hold();
            back.run();
            learned.putBack();
        };
    }

    /** What was learned, to be handed on. */
    Learned learned() {
        return learned;
    }

    void reset() {
        memory.reset();
        rewind();
    }

    /** Returns to the start like {@link #reset()}, but for the values that a step overwrites before it reads them. */
    void reset(List<Signal> kept) {
        memory.reset(kept);
        rewind();
    }

    private void rewind() {
        bind(false);
        clock.set(0);
        sources.reset();
        standsAnew();
    }

    /** Returns to the start, with other random numbers of the processes that have no seed of their own. */
    void reset(long seed) {
        sources.reseed(seed);
        reset();
    }

    /** What it takes from outside. */
    Sources sources() {
        return sources;
    }

    /** When its functions are computed. */
    RunMoment moment() {
        return moment;
    }

    /** What a function works on. */
    ForwardPass pass(SimFunction function) {
        return bound.get(function.output()).pass();
    }

    /** Lets functions learn from the step what they measure in training. */
    void updateStatistics() {
        bound.values().forEach(FunctionTask::updateStatistics);
    }

    /** Tells that parameters have been changed: nothing that was computed from them stands any more. */
    void inputsChanged() {
        first = true;
    }

    /** Who shares the work, or null. */
    Team team() {
        return team;
    }

    /** How many threads share the work of a step. */
    int threads() {
        return team == null ? 1 : team.members();
    }

    Memory memory() {
        return memory;
    }

    Clock clock() {
        return clock;
    }

    Plan plan() {
        return plan;
    }
}
