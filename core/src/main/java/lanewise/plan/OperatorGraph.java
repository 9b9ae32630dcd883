package lanewise.plan;

import java.util.HashMap;
import java.util.Map;
import lanewise.graph.Operator;

/**
 * The operators of a step as a planner sees them: which can share a block, and which have to wait for which. Their
 * numbers, from 0, stand in an order of execution. Immutable.
 */
public final class OperatorGraph {
    private static final int[] NONE = {};

    private final Step step;
    private final Pulse[] pulses;
    private final int[] kinds;
    private final int kindCount;
    private final int[] forms;
    private final long[] bytes;
    private final boolean[] ownCalls;
    private final int[][] waits;
    private final int[][] sums;

    /** @param lif which neurons of the step's graph take the short form of their step */
    OperatorGraph(Step step, LifForms lif) {
        this.step = step;
        int size = step.operators().size();
        kinds = new int[size];
        forms = new int[size];
        pulses = new Pulse[size];
        bytes = new long[size];
        ownCalls = new boolean[size];
        waits = new int[size][];
        sums = new int[size][];
        Pieces pieces = new Pieces(step.accesses());
        Pulses found = new Pulses(step.accesses(), pieces);
        Map<Kind, Integer> ofBlocks = new HashMap<>();
        Map<Object, Integer> ofCalls = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Operator operator = step.operators().get(i);
            pulses[i] = found.of(i);
            bytes[i] = step.accesses().bytes(i);
            ownCalls[i] = CostModel.hasOwnCall(operator);
            Kind kind = new Kind(operator.getClass(), Forms.ofBlock(operator), found.number(i));
            kinds[i] = ofBlocks.computeIfAbsent(kind, added -> ofBlocks.size());
            forms[i] = ofCalls.computeIfAbsent(Forms.ofCall(operator, lif), added -> ofCalls.size());
        }
        kindCount = ofBlocks.size();
        split(new Dependencies(step.accesses(), pieces));
    }

    /**
     * What operators need to have in common to share a block.
     *
     * @param type the class
     * @param form what else decides
     * @param pulse the number of the pulse by which it runs
     */
    private record Kind(Class<?> type, Object form, int pulse) {
        @Override
        public boolean equals(Object other) { // the generated ones are slow in a JVM that has just started
            return other instanceof Kind kind && type == kind.type && pulse == kind.pulse && form.equals(kind.form);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * type.hashCode() + form.hashCode()) + pulse;
        }
    }

    private void split(Dependencies dependencies) {
        for (int i = 0; i < kinds.length; i++) {
            int from = dependencies.from(i);
            int end = dependencies.from(i + 1);
            int summing = 0;
            for (int d = from; d < end; d++) {
                summing += isSum(dependencies, d, i) ? 1 : 0;
            }
            waits[i] = end - from == summing ? NONE : new int[end - from - summing];
            sums[i] = summing == 0 ? NONE : new int[summing];
            int waiting = 0;
            summing = 0;
            for (int d = from; d < end; d++) {
                if (isSum(dependencies, d, i)) {
                    sums[i][summing++] = dependencies.earlier(d);
                } else {
                    waits[i][waiting++] = dependencies.earlier(d);
                }
            }
        }
    }

    private boolean isSum(Dependencies dependencies, int dependency, int operator) {
        return dependencies.isSum(dependency) && kinds[dependencies.earlier(dependency)] == kinds[operator];
    }

    /** How many operators there are. */
    public int size() {
        return kinds.length;
    }

    /** An operator by its number. */
    public Operator operator(int number) {
        return step.operators().get(number);
    }

    /** How many kinds of operators there are. */
    public int kinds() {
        return kindCount;
    }

    /** The kind of an operator, from 0; only operators of one kind can share a block. */
    public int kind(int number) {
        return kinds[number];
    }

    /** The operators that have to be in earlier blocks than this one; not to be changed. */
    public int[] waitsFor(int number) {
        return waits[number];
    }

    /**
     * The operators of the same kind that add to the same memory as this one before it does. They have to be in the same
     * block, which then runs them in their order, or in earlier ones; not to be changed.
     */
    public int[] sumsAfter(int number) {
        return sums[number];
    }

    /** The form of an operator; operators of a kind whose forms are equal can share calls. */
    int form(int number) {
        return forms[number];
    }

    /** How many bytes an operator reads and writes; known once, as a plan is the best of several. */
    long bytes(int number) {
        return bytes[number];
    }

    /** Whether an operator shares no call with others. */
    boolean hasOwnCall(int number) {
        return ownCalls[number];
    }

    Pulse pulse(int number) {
        return pulses[number];
    }

    Step step() {
        return step;
    }
}
