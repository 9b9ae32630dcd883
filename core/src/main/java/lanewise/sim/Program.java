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
import java.util.Set;
import java.util.stream.Stream;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.kernel.Kernels;
import lanewise.plan.Plan;

/** A plan bound to memory and kernels, ready to step. Where what a block reads has not changed, the block is left out. */
final class Program {
    /** A digest of 256 bits, as longs. */
    private static final int DIGEST = 4;

    private final Plan plan;
    private final Memory memory;
    private final Clock clock;
    private final Map<Signal, Integer> writers;
    private final Source[] early;
    private final Gate[] gates;
    private final Map<Operator, Source> sources = new LinkedHashMap<>();
    private final Map<Operator, Streams> streams = new LinkedHashMap<>();
    private boolean first = true;
    private boolean whole = true;

    /** @param functions those of the host program, by the names under which the graph asks for them */
    Program(Plan plan, int items, Kernels kernels, Map<String, HostFunction.Call> functions) {
        this.plan = plan;
        memory = new Memory(plan, items);
        clock = new Clock(plan.graph().dt());
        writers = writers(plan);
        for (Operator operator : plan.graph().operators()) {
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
        Binder binder = new Binder(plan.layout(), memory, kernels, clock, sources, streams);
        gates = plan.blocks().stream()
                .map(block -> new Gate(block.pulse(), binder.tasks(block), sources))
                .toArray(Gate[]::new);
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
                && output.get().isContiguous()
                && operator.sets().contains(output.get())
                && writers.get(output.get().base()) == 1;
        Place values = direct
                ? Place.ofBase(output.get(), plan.layout(), memory)
                        .part(output.get().offset(), output.get().size())
                : Place.apart(output.map(Signal::size).orElse(0), memory.items());
        return input.isPresent()
                ? new Source(
                        name,
                        body,
                        Place.ofBase(input.get(), plan.layout(), memory),
                        input.get().positions(),
                        values,
                        direct,
                        memory.items())
                : new Source(name, body, null, new int[0], values, direct, memory.items());
    }

    /** How many operators write the memory of each base. */
    private static Map<Signal, Integer> writers(Plan plan) {
        Map<Signal, Integer> writers = new HashMap<>();
        for (Operator operator : plan.graph().operators()) {
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
        for (Gate gate : gates) {
            gate.run(first);
        }
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
        memory.save(to, stateSignals(), plan.layout());
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
            clock.set(step);
            first = true; // nothing is known to be unchanged
            whole = true;
        };
    }

    private long[] digest() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(plan.graph().digest()));
        long[] words = new long[DIGEST];
        Arrays.setAll(words, i -> bytes.getLong(i * Long.BYTES));
        return words;
    }

    /** The bases that hold the state, in the order in which the graph names them. */
    private List<Signal> stateSignals() {
        Set<Signal> bases = new LinkedHashSet<>();
        for (Operator operator : plan.graph().operators()) {
            Stream.of(operator.sets(), operator.increments(), operator.updates())
                    .flatMap(List::stream)
                    .map(Signal::base)
                    .filter(base -> plan.layout().holds(base))
                    .forEach(bases::add);
        }
        return List.copyOf(bases);
    }

    void reset() {
        memory.reset();
        clock.set(0);
        sources.values().forEach(Source::reset);
        streams.values().forEach(Streams::reset);
        first = true;
        whole = true;
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
