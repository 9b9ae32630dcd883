package lanewise.graph;

import java.util.List;
import lanewise.error.ModelException;

/**
 * A built network: the operators of a step in one valid order of execution, and what is recorded. Where several
 * operators add to one signal, the order here is the order in which every run adds. Immutable, and equal only to itself.
 */
public final class Graph {
    private final double dt;
    private final List<Operator> operators;
    private final List<ProbedSignal> probes;

    private Graph(double dt, List<Operator> operators, List<ProbedSignal> probes) {
        if (!(dt > 0) || Double.isInfinite(dt)) {
            throw new ModelException("dt is %s s; it must be positive and finite".formatted(dt));
        }
        this.dt = dt;
        this.operators = List.copyOf(operators);
        this.probes = List.copyOf(probes);
    }

    /**
     * A graph of operators in any order: they are brought into Nengo's order of execution.
     *
     * @throws ModelException if a signal has two operators that set it, or signals depend on themselves within a step
     */
    public static Graph ordered(double dt, List<Operator> operators, List<ProbedSignal> probes) {
        return new Graph(dt, ExecutionOrder.of(operators), probes);
    }

    /**
     * A graph of operators that already are in an order of execution, which it keeps.
     *
     * @throws ModelException if a signal has two operators that set it, or two that update it, or if an operator comes
     *     before one that it has to wait for
     */
    public static Graph inOrder(double dt, List<Operator> operators, List<ProbedSignal> probes) {
        ExecutionOrder.check(operators);
        return new Graph(dt, operators, probes);
    }

    /** The length of a step in seconds. */
    public double dt() {
        return dt;
    }

    /** The operators, in an order of execution. */
    public List<Operator> operators() {
        return operators;
    }

    /** What is recorded. */
    public List<ProbedSignal> probes() {
        return probes;
    }

    /**
     * A SHA-256 that tells graphs apart: equal for graphs with the same operators in the same order, wired alike, with the
     * same constants and initial values. What the host program's own code does is not part of it.
     */
    public String digest() {
        return GraphDigest.of(this);
    }

    /** How many neurons there are; those in two stages, of a rate and of spikes, count twice. */
    public long neurons() {
        return operators.stream()
                .mapToLong(operator -> operator instanceof SimNeurons neurons
                        ? neurons.output().size()
                        : 0)
                .sum();
    }
}
