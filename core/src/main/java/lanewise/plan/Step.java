package lanewise.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;

/**
 * What a run does in every step: operators in an order of execution, and what is known about their signals. It starts as
 * a graph's and is made simpler by {@link Simplification}s. Values are floats, as a run has them. Immutable.
 */
public final class Step {
    private final Graph graph;
    private final List<Operator> operators;
    private final Set<Signal> variables;
    private final Map<Signal, float[]> constants;
    private final Accesses accesses;
    private final Writers writers;
    private volatile FiniteSignals finite;

    private Step(Graph graph, Set<Signal> variables, Accesses accesses, Map<Signal, float[]> constants) {
        this.graph = graph;
        this.variables = variables;
        this.accesses = accesses;
        this.constants = constants;
        operators = accesses.operators();
        writers = new Writers(accesses);
    }

    /** A graph's, as it stands. */
    public static Step of(Graph graph) {
        return of(graph, Set.of());
    }

    /**
     * A graph's, as it stands.
     *
     * @param variables bases whose values may be changed between runs
     */
    static Step of(Graph graph, Set<Signal> variables) {
        return new Step(graph, variables, new Accesses(graph.operators()), Map.of());
    }

    /** The same with other operators, in an order of execution that leaves every sum in its order. */
    public Step with(List<Operator> others) {
        return new Step(graph, variables, new Accesses(List.copyOf(others), accesses), constants);
    }

    /**
     * The same with other operators, in an order of execution that leaves every sum in its order, and with other values
     * of signals that none of them writes any more.
     *
     * @param values for each base as many values as it has, finite and without -0; not copied, and never to be changed
     */
    public Step with(List<Operator> others, Map<Signal, float[]> values) {
        Map<Signal, float[]> all = new HashMap<>(constants);
        all.putAll(values);
        return new Step(graph, variables, new Accesses(List.copyOf(others), accesses), all);
    }

    /** What the step was before it was made simpler. */
    public Graph graph() {
        return graph;
    }

    /** The operators, in an order of execution. */
    public List<Operator> operators() {
        return operators;
    }

    /** The operators that write any of the memory of a signal's base, in their order. */
    public List<Operator> writers(Signal signal) {
        int base = accesses.baseOf(signal);
        if (base < 0) {
            return List.of();
        }
        return IntStream.range(writers.from(base), writers.from(base + 1))
                .map(writers::operator)
                .distinct()
                .mapToObj(operators::get)
                .toList();
    }

    /**
     * Whether no operator writes any of the memory of the signal's base, and it is no variable, so that it always has its
     * {@link #value}s.
     */
    public boolean isConstant(Signal signal) {
        return isUnwritten(signal) && !variables.contains(signal.base());
    }

    /** Whether no operator writes any of the memory of the signal's base, so that a run does not change it. */
    public boolean isUnwritten(Signal signal) {
        int base = accesses.baseOf(signal);
        return base < 0 || writers.from(base) == writers.from(base + 1);
    }

    /** Value number {@code i} of a signal, in row-major order, at the start of a run. */
    public float value(Signal signal, int i) {
        float[] values = constants.isEmpty() ? null : constants.get(signal.base());
        return values == null ? (float) signal.initial(i) + 0f : values[signal.position(i)]; // no signal holds -0
    }

    /** Writes a signal's values from number {@code from} on to {@code into}, as many as that holds. */
    void values(Signal signal, int from, float[] into) {
        float[] values = constants.isEmpty() ? null : constants.get(signal.base());
        if (values == null) {
            signal.initial(from, into);
            return;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = values[signal.position(from + i)];
        }
    }

    /** Whether every value of the signal is sure to be finite in every step, whatever is fed into the run. */
    public boolean isFinite(Signal signal) {
        FiniteSignals known = finite;
        if (known == null) {
            known = new FiniteSignals(this);
            finite = known;
        }
        return known.contains(signal);
    }

    Accesses accesses() {
        return accesses;
    }

    Writers writers() {
        return writers;
    }
}
