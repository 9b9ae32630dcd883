package lanewise.graph;

import java.util.List;
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

    /** How many neurons there are. */
    public long neurons() {
        return operators.stream()
                .mapToLong(operator -> operator instanceof SimNeurons neurons
                        ? neurons.output().size()
                        : 0)
                .sum();
    }
}
