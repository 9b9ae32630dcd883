package lanewise.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProcessSeeds;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.plan.Layout;
import lanewise.plan.Plan;

/**
 * What a run takes from outside its arithmetic: the functions and processes of its graph, and the random numbers of its
 * neurons.
 */
final class Sources {
    private final Plan plan;
    private final Memory memory;
    private final Clock clock;
    private final RunSettings settings;
    private final Map<Operator, Source> sources = new LinkedHashMap<>();
    private final Map<Operator, Streams> streams = new LinkedHashMap<>();
    private final Source[] early;
    private KeptCall[] kept = {};

    Sources(Plan plan, Memory memory, Clock clock, RunSettings settings) {
        this.plan = plan;
        this.memory = memory;
        this.clock = clock;
        this.settings = settings;
        Map<Signal, Integer> writers = writers(plan);
        for (Operator operator : plan.operators()) {
            switch (operator) {
                case SimNeurons neurons
                when neurons.type().random() -> streams.put(neurons, new Streams(neurons.seed(), memory.items()));
                case HostFunction function -> {
                    String name = function.body() instanceof HostFunction.Java
                            ? function.name()
                            : function.output().map(Signal::name).orElse(function.name());
                    SourceBody body = body(function, name);
                    sources.put(function, source(function, name, body, function.input(), function.output(), writers));
                }
                case SimProcess process -> {
                    SourceBody body = ProcessRun.of(process, clock, memory.items());
                    Optional<Signal> output = Optional.of(process.output());
                    sources.put(
                            process, source(process, process.output().name(), body, process.input(), output, writers));
                }
                case Operator arithmetic -> {}
            }
        }
        early = sources.entrySet().stream()
                .filter(entry -> entry.getKey().isInput())
                .map(Map.Entry::getValue)
                .toArray(Source[]::new);
    }

    /** How many operators write the memory of each base. */
    private static Map<Signal, Integer> writers(Plan plan) {
        Map<Signal, Integer> writers = new HashMap<>();
        for (Operator operator : plan.operators()) {
            operator.writes().stream()
                    .map(Signal::base)
                    .distinct()
                    .forEach(base -> writers.merge(base, 1, Integer::sum));
        }
        return writers;
    }

    private SourceBody body(HostFunction function, String name) {
        return switch (function.body()) {
            case HostFunction.Java java -> call(function, java.call());
            case HostFunction.Played played -> new ProcessRun(played.values(), name, 0, clock, memory.items());
            case HostFunction.Named named ->
                settings.functions().containsKey(function.name())
                        ? call(function, settings.functions().get(function.name()))
                        : new MissingCall(function.name());
        };
    }

    private SourceBody call(HostFunction function, HostFunction.Call called) {
        HostCall call = new HostCall(function.name(), called, clock);
        if (!settings.training()) {
            return call;
        }
        int calls = function.input().isPresent() ? memory.items() : 1;
        KeptCall again = new KeptCall(
                call, clock, calls, function.output().map(Signal::size).orElse(0));
        kept = Arrays.copyOf(kept, kept.length + 1);
        kept[kept.length - 1] = again;
        return again;
    }

    private Source source(
            Operator operator,
            String name,
            SourceBody body,
            Optional<Signal> input,
            Optional<Signal> output,
            Map<Signal, Integer> writers) {
        Layout layout = plan.layout();
        boolean direct = output.isPresent()
                && layout.isGapless(output.get())
                && operator.sets().contains(output.get())
                && writers.get(output.get().base()) == 1;
        Place values = direct
                ? Place.ofBase(output.get(), layout, memory)
                        .part(
                                output.get().offset() * layout.step(output.get()),
                                output.get().size())
                : Place.apart(output.map(Signal::size).orElse(0), memory.items());
        return input.isPresent()
                ? new Source(
                        name,
                        body,
                        Place.ofBase(input.get(), layout, memory),
                        layout.positions(input.get()),
                        values,
                        direct,
                        memory.items())
                : new Source(name, body, null, new int[0], values, direct, memory.items());
    }

    /** Those of the functions and processes. */
    Map<Operator, Source> all() {
        return sources;
    }

    /** The random numbers of the neurons that take any. */
    Map<Operator, Streams> streams() {
        return streams;
    }

    /** The function or process that writes a signal, if one does. */
    Optional<Source> of(Signal signal) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getKey().writes().contains(signal))
                .map(Map.Entry::getValue)
                .findAny();
    }

    /** Computes what follows from time and chance alone. */
    void runEarly() {
        for (Source source : early) {
            source.run(clock);
        }
    }

    /** How many bytes a step takes of what functions of the host program have given, for {@link #keepCalls}. */
    long keptBytes() {
        long bytes = 0;
        for (KeptCall call : kept) {
            bytes += call.bytes();
        }
        return bytes;
    }

    /** Keeps what functions of the host program give in so many steps from now on. */
    void keepCalls(int steps) {
        for (KeptCall call : kept) {
            call.keep(steps);
        }
    }

    /** Whether steps are computed again: then functions of the host program are not called, but give what they gave. */
    void replay(boolean again) {
        for (KeptCall call : kept) {
            call.replay(again);
        }
    }

    /** All functions and processes give their own values again. */
    void unfeed() {
        sources.values().forEach(Source::unfeed);
    }

    /** Remembers where they stand; what comes back goes there again. */
    Runnable mark() {
        Snapshot present = new Snapshot();
        save(present);
        return () -> restore(present.copy()).run();
    }

    /** Returns to the start of a run. */
    void reset() {
        sources.values().forEach(Source::reset);
        streams.values().forEach(Streams::reset);
    }

    /** From the next reset on processes that have no seed of their own take other random numbers. */
    void reseed(long seed) {
        ProcessSeeds.drawn(plan.graph(), seed).forEach((process, drawn) -> {
            Source source = sources.get(process);
            if (source != null) {
                source.reseed(drawn);
            }
        });
    }

    /** Saves what changes in a run. */
    void save(Snapshot to) {
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
        List<Runnable> parts = new ArrayList<>();
        int number = 0;
        for (Source source : sources.values()) {
            parts.add(source.restore(from, "function" + number++));
        }
        number = 0;
        for (Streams random : streams.values()) {
            parts.add(random.restore(from, "neurons" + number++));
        }
        return () -> parts.forEach(Runnable::run);
    }
}
