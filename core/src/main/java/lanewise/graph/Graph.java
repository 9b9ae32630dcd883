package lanewise.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.error.ModelException;

/**
 * A built network: the operators of a step in one valid order of execution, and what is recorded. Where several
 * operators add to one signal, the order here is the order in which every run adds.
 *
 * @param dt the length of a step in seconds
 * @param operators in an order of execution
 * @param probes what is recorded
 */
public record Graph(double dt, List<Operator> operators, List<ProbedSignal> probes) {
    /** With a check of the step's length; the lists are copied. */
    public Graph {
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new ModelException("dt is %s s; it must be positive and finite".formatted(dt));
        }
        operators = List.copyOf(operators);
        probes = List.copyOf(probes);
    }

    /**
     * A graph of operators in any order: they are brought into Nengo's order of execution.
     *
     * @throws ModelException if a signal has two operators that set it, or signals depend on themselves within a step
     */
    public static Graph ordered(double dt, List<Operator> operators, List<ProbedSignal> probes) {
        return new Graph(dt, ExecutionOrder.of(operators), probes);
    }

    /** Every signal that owns memory, in the order of its first use. */
    public Set<Signal> bases() {
        Set<Signal> bases = new LinkedHashSet<>();
        for (Operator operator : operators) {
            Stream.of(operator.sets(), operator.increments(), operator.reads(), operator.updates())
                    .flatMap(Collection::stream)
                    .forEach(signal -> bases.add(signal.base()));
        }
        probes.forEach(probe -> bases.add(probe.signal().base()));
        return bases;
    }

    /** How many neurons there are. */
    public long neurons() {
        return operators.stream()
                .mapToLong(operator -> operator instanceof SimNeurons neurons
                        ? neurons.output().size()
                        : 0)
                .sum();
    }
}
