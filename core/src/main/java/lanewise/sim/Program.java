package lanewise.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** A plan bound to memory and kernels, ready to step. Where what a block reads has not changed, the block is left out. */
final class Program {
    private final Memory memory;
    private final Clock clock;
    private final Source[] inputs;
    private final Gate[] gates;
    private final Map<Operator, Source> sources = new LinkedHashMap<>();
    private boolean first = true;
    private boolean whole = true;

    Program(Plan plan, int items, Kernels kernels) {
        memory = new Memory(plan, items);
        clock = new Clock(plan.graph().dt());
        Binder binder = new Binder(plan.layout(), memory, kernels, clock);
        List<Block> others = new ArrayList<>();
        for (Block block : plan.blocks()) {
            Operator operator = block.operators().getFirst();
            if (operator.isInput()) {
                sources.put(operator, source(operator, plan));
            } else {
                others.add(block);
            }
        }
        inputs = sources.values().toArray(Source[]::new);
        gates = others.stream()
                .map(block -> new Gate(block.pulse(), binder.tasks(block), sources))
                .toArray(Gate[]::new);
    }

    private Source source(Operator input, Plan plan) {
        int at = plan.layout().offset(input.sets().getFirst());
        return input instanceof SimProcess process && process.kind() instanceof SimProcess.Source kind
                ? Source.of(process, kind.process(), at, clock.dt())
                : Source.of((HostFunction) input, at, clock);
    }

    /** Runs a step. One that throws leaves the state within the step: only a reset makes it whole. */
    void step() {
        whole = false;
        clock.advance();
        for (Source input : inputs) { // first: they follow from time alone, and every gate asks them
            input.run(memory, clock);
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

    void reset() {
        memory.reset();
        clock.reset();
        sources.values().forEach(Source::reset);
        first = true;
        whole = true;
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
