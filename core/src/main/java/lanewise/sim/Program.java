package lanewise.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProcessSeeds;
import lanewise.graph.Signal;
import lanewise.graph.SimFunction;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.kernel.Kernels;
import lanewise.model.function.ForwardPass;
import lanewise.plan.LifForms;
import lanewise.plan.Plan;
import lanewise.plan.Pulse;

/** A plan bound to memory and kernels, ready to step. Where what a block reads has not changed, the block is left out. */
final class Program {
    /** A digest of 256 bits, as longs. */
    private static final int DIGEST = 4;

    /** Values a step from which on it takes about 30 microseconds, and a second thread nearly halves that. */
    private static final long WORTH_SHARING = 500_000;

    private final Plan plan;
    private final Memory memory;
    private final Learned learned;
    private final Clock clock;
    private final RunMoment moment;
    private final int together;
    private Map<Signal, FunctionTask> bound = Map.of();
    private final Map<Signal, Integer> writers;
    private final Source[] early;
    private final Map<Operator, Source> sources = new LinkedHashMap<>();
    private final Map<Operator, Streams> streams = new LinkedHashMap<>();
    private final LifForms forms;
    private final Team team;
    private final Optional<long[]> nanos;
    private Kernels kernels;
    private boolean general;
    private Schedule schedule;
    private boolean first = true;
    private boolean whole = true;

    /**
     * @param memory what it runs on
     * @param kernels what computes
     * @param threads how many share the work, or none to choose by how much there is
     * @param functions those of the host program, by the names under which the graph asks for them
     * @param timed whether to measure how long each block takes
     */
    Program(
            Plan plan,
            Memory memory,
            Kernels kernels,
            OptionalInt threads,
            Map<String, HostFunction.Call> functions,
            boolean timed) {
        this(plan, memory, kernels, threads, functions, timed, false, memory.items());
    }

    /**
     * @param training whether functions are computed as in training
     * @param together how many items go through a step together
     */
    Program(
            Plan plan,
            Memory memory,
            Kernels kernels,
            OptionalInt threads,
            Map<String, HostFunction.Call> functions,
            boolean timed,
            boolean training,
            int together) {
        this.plan = plan;
        this.together = together;
        nanos = timed ? Optional.of(new long[plan.blocks().size()]) : Optional.empty();
        this.memory = memory;
        int items = memory.items();
        learned = new Learned(plan, memory);
        clock = new Clock(plan.graph().dt());
        moment = new RunMoment(clock, training);
        this.kernels = kernels;
        forms = new LifForms(plan.graph());
        writers = writers(plan);
        for (Operator operator : plan.operators()) {
            if (operator instanceof SimNeurons neurons && neurons.type().random()) {
                streams.put(operator, new Streams(neurons.seed(), items));
            } else if (operator instanceof HostFunction function) {
                String name = function.body() instanceof HostFunction.Java
                        ? function.name()
                        : function.output().map(Signal::name).orElse(function.name());
                sources.put(
                        operator,
                        source(operator, name, body(function, name, functions), function.input(), function.output()));
            } else if (operator instanceof SimProcess process) {
                SourceBody body = ProcessRun.of(process, clock, items);
                Optional<Signal> output = Optional.of(process.output());
                sources.put(operator, source(operator, process.output().name(), body, process.input(), output));
            }
        }
        early = sources.entrySet().stream()
                .filter(entry -> entry.getKey().isInput())
                .map(Map.Entry::getValue)
                .toArray(Source[]::new);
        List<Gate> gates = gates();
        team = team(gates, threads);
        schedule = new Schedule(gates, items, together, team);
    }

    /**
     * Binds LIF neurons to the form of their step.
     *
     * @param toGeneral whether all take the general form, whatever they could take
     */
    private void bind(boolean toGeneral) {
        if (toGeneral != general) {
            general = toGeneral;
            schedule = new Schedule(gates(), memory.items(), together, team);
        }
    }

    /** Goes on with other kernels, which give the same bits. */
    void bind(Kernels other) {
        kernels = other;
        schedule = new Schedule(gates(), memory.items(), together, team);
    }

    /** What a step computes, for another thread to try kernels on. */
    Shadow shadow() {
        boolean onlyGeneral = general;
        return Shadow.of(plan, memory.items(), neurons -> !onlyGeneral && forms.isShort(neurons), sources);
    }

    /** Whether LIF neurons take the short form of their step. */
    boolean isShort(SimNeurons neurons) {
        return !general && forms.isShort(neurons);
    }

    /** Whether a neuron whose form bars it has a voltage above 1. No step leaves one, but a file can hold it. */
    private boolean hasVoltageAboveOne() {
        for (Operator operator : plan.graph().operators()) {
            if (operator instanceof SimNeurons neurons && forms.isShort(neurons)) {
                Place base = Place.ofBase(LifForms.voltage(neurons), plan.layout(), memory);
                int[] positions = plan.layout().positions(LifForms.voltage(neurons));
                for (int item = 0; item < memory.items(); item++) {
                    for (int position : positions) {
                        if (base.array()[base.at(item) + position] > 1) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** The blocks' tasks; those that have to run at the same times are joined. */
    private List<Gate> gates() {
        Binder binder = new Binder(plan.layout(), memory, kernels, clock, moment, this::isShort, sources, streams);
        List<Gate> gates = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < plan.blocks().size(); i++) {
            Pulse pulse = plan.blocks().get(i).pulse();
            tasks.addAll(timed(i, binder.tasks(plan.blocks().get(i))));
            boolean last = i + 1 == plan.blocks().size();
            if (last || !plan.blocks().get(i + 1).pulse().equals(pulse)) {
                gates.add(new Gate(pulse, Strips.in(tasks), sources));
                tasks.clear();
            }
        }
        bound = binder.functions();
        return gates;
    }

    /** What tells when a pulse is due. */
    Gate gate(Pulse pulse) {
        return new Gate(pulse, List.of(), sources);
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
        return members == 1 ? null : new Team(members);
    }

    private SourceBody body(HostFunction function, String name, Map<String, HostFunction.Call> functions) {
        return switch (function.body()) {
            case HostFunction.Java java -> new HostCall(function.name(), java.call(), clock);
            case HostFunction.Played played -> new ProcessRun(played.values(), name, 0, clock, memory.items());
            case HostFunction.Named named ->
                functions.containsKey(function.name())
                        ? new HostCall(function.name(), functions.get(function.name()), clock)
                        : new MissingCall(function.name());
        };
    }

    private Source source(
            Operator operator, String name, SourceBody body, Optional<Signal> input, Optional<Signal> output) {
        boolean direct = output.isPresent()
                && plan.layout().isGapless(output.get())
                && operator.sets().contains(output.get())
                && writers.get(output.get().base()) == 1;
        Place values = direct
                ? Place.ofBase(output.get(), plan.layout(), memory)
                        .part(
                                output.get().offset() * plan.layout().step(output.get()),
                                output.get().size())
                : Place.apart(output.map(Signal::size).orElse(0), memory.items());
        return input.isPresent()
                ? new Source(
                        name,
                        body,
                        Place.ofBase(input.get(), plan.layout(), memory),
                        plan.layout().positions(input.get()),
                        values,
                        direct,
                        memory.items())
                : new Source(name, body, null, new int[0], values, direct, memory.items());
    }

    /** How many operators write the memory of each base. */
    private static Map<Signal, Integer> writers(Plan plan) {
        Map<Signal, Integer> writers = new HashMap<>();
        for (Operator operator : plan.operators()) {
            Stream.of(operator.sets(), operator.increments(), operator.updates())
                    .flatMap(List::stream)
                    .map(Signal::base)
                    .distinct()
                    .forEach(base -> writers.merge(base, 1, Integer::sum));
        }
        return writers;
    }

    /** Runs a step. One that throws leaves the state within the step: only a reset makes it whole. */
    void step() {
        whole = false;
        clock.advance();
        for (Source input : early) { // first: they follow from time alone, and every gate asks them
            input.run(clock);
        }
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
        to.put("step", new long[] {clock.step()}, 1);
        to.put("model", digest(), DIGEST);
        memory.save(to, stateSignals(), plan);
        int number = 0;
        for (Source source : sources.values()) {
            source.save(to, "function" + number++);
        }
        number = 0;
        for (Streams random : streams.values()) {
            random.save(to, "neurons" + number++);
        }
    }

    /** Reads and checks what was saved; what comes back puts it in place. */
    Runnable restore(Snapshot from) {
        if (!Arrays.equals(from.longs("model", DIGEST), digest())) {
            throw from.wrong("model", "it was saved from another model; restore it into a simulator of its own");
        }
        long step = from.longs("step", 1)[0];
        if (step < 0) {
            throw from.wrong("step", "it is %d; it is at least 0".formatted(step));
        }
        List<Runnable> parts = new ArrayList<>(List.of(memory.restore(from, stateSignals(), plan.layout())));
        int number = 0;
        for (Source source : sources.values()) {
            parts.add(source.restore(from, "function" + number++));
        }
        number = 0;
        for (Streams random : streams.values()) {
            parts.add(random.restore(from, "neurons" + number++));
        }
        return () -> {
            parts.forEach(Runnable::run);
            bind(hasVoltageAboveOne());
            clock.set(step);
            first = true; // nothing is known to be unchanged
            whole = true;
        };
    }

    /** Remembers where the run stands; what comes back goes there again, once. */
    Runnable mark() {
        float[] state = memory.state().clone();
        long step = clock.step();
        Snapshot rest = new Snapshot();
        int number = 0;
        for (Source source : sources.values()) {
            source.save(rest, "function" + number++);
        }
        number = 0;
        for (Streams random : streams.values()) {
            random.save(rest, "neurons" + number++);
        }
        return () -> {
            System.arraycopy(state, 0, memory.state(), 0, state.length);
            int next = 0;
            for (Source source : sources.values()) {
                source.restore(rest, "function" + next++).run();
            }
            next = 0;
            for (Streams random : streams.values()) {
                random.restore(rest, "neurons" + next++).run();
            }
            clock.set(step);
            first = true;
            whole = true;
        };
    }

    private long[] digest() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(plan.graph().digest()));
        long[] words = new long[DIGEST];
        Arrays.setAll(words, i -> bytes.getLong(i * Long.BYTES));
        return words;
    }

    /**
     * The bases that hold the state, in the order in which the graph names them. Which of them a plan needs in memory is
     * its own affair. The clock writes its own before anybody reads them.
     */
    private List<Signal> stateSignals() {
        Set<Signal> bases = new LinkedHashSet<>();
        for (Operator operator : plan.graph().operators()) {
            if (!(operator instanceof TimeUpdate)) {
                Stream.of(operator.sets(), operator.increments(), operator.updates())
                        .flatMap(List::stream)
                        .map(Signal::base)
                        .forEach(bases::add);
            }
        }
        return List.copyOf(bases);
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

    void reset() {
        memory.reset();
        rewind();
    }

    /** Returns to the start like {@link #reset()}, but for the values that a step overwrites before it reads them. */
    void reset(List<Signal> kept) {
        memory.reset(kept, plan.layout());
        rewind();
    }

    private void rewind() {
        bind(false);
        clock.set(0);
        sources.values().forEach(Source::reset);
        streams.values().forEach(Streams::reset);
        first = true;
        whole = true;
    }

    /** Returns to the start, with other random numbers of the processes that have no seed of their own. */
    void reset(long seed) {
        ProcessSeeds.drawn(plan.graph(), seed).forEach((process, drawn) -> {
            Source source = sources.get(process);
            if (source != null) {
                source.reseed(drawn);
            }
        });
        reset();
    }

    /** The function or process that writes a signal, if one does. */
    Optional<Source> source(Signal signal) {
        return sources.entrySet().stream()
                .filter(entry -> Stream.of(
                                entry.getKey().sets(),
                                entry.getKey().increments(),
                                entry.getKey().updates())
                        .anyMatch(written -> written.contains(signal)))
                .map(Map.Entry::getValue)
                .findAny();
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
