package lanewise.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.kernel.Kernels;
import lanewise.plan.Block;
import lanewise.plan.Plan;
import lanewise.plan.Pulse;

/** A plan bound to memory and kernels, ready to step. Where what a block reads has not changed, the block is left out. */
final class Program {
    private final Memory memory;
    private final Clock clock;
    private final Gate[] gates;
    private final Map<Operator, Source> sources = new HashMap<>();
    private boolean first = true;

    Program(Plan plan, int items, Kernels kernels) {
        memory = new Memory(plan, items);
        clock = new Clock(plan.graph().dt());
        Binder binder = new Binder(plan.layout(), memory, kernels, clock);
        List<Gate> found = new ArrayList<>();
        for (Block block : plan.blocks()) {
            Operator operator = block.operators().getFirst();
            Optional<Source> source = source(operator, plan);
            if (source.isPresent()) {
                Source input = source.get();
                sources.put(operator, input);
                found.add(new Gate(Pulse.ALWAYS, List.of(() -> input.run(memory, clock)), sources));
            } else {
                found.add(new Gate(block.pulse(), binder.tasks(block), sources));
            }
        }
        gates = found.toArray(Gate[]::new);
    }

    private Optional<Source> source(Operator operator, Plan plan) {
        if (operator instanceof HostFunction function
                && function.input().isEmpty()
                && function.output().isPresent()) {
            return Optional.of(
                    Source.of(function, plan.layout().offset(function.output().get())));
        }
        if (operator instanceof SimProcess process && process.kind() instanceof SimProcess.Source kind) {
            return Optional.of(Source.of(process, kind.process(), plan.layout().offset(process.output()), clock.dt()));
        }
        return Optional.empty();
    }

    void step() {
        clock.advance();
        for (Gate gate : gates) {
            gate.run(first);
        }
        first = false;
    }

    void reset() {
        memory.reset();
        clock.reset();
        sources.values().forEach(Source::reset);
        first = true;
    }

    /** The input that writes a signal, if one does. */
    Optional<Source> source(Signal signal) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getKey().sets().contains(signal))
                .map(Map.Entry::getValue)
                .findAny();
    }

    Memory memory() {
        return memory;
    }

    Clock clock() {
        return clock;
    }
}
