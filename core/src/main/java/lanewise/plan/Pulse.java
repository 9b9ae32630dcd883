package lanewise.plan;

import java.util.HashSet;
import java.util.Set;
import lanewise.graph.Operator;

/**
 * When an operator has to run again. What it computes follows from what it reads; as long as none of that changes, what
 * it wrote the last time is still right, to the bit, and running it would be wasted.
 *
 * @param always whether something may change in every step
 * @param sources else the operators, inputs of the network, whose changes reach it; if there are none, the first step of
 *     a run is enough
 */
public record Pulse(boolean always, Set<Operator> sources) {
    /** So many inputs do not stand still together; and a set for each operator takes memory. */
    private static final int MOST_SOURCES = 64;

    /** Something may change in every step. */
    public static final Pulse ALWAYS = new Pulse(true, Set.of());

    /** Runs in the first step only. */
    public static final Pulse ONCE = new Pulse(false, Set.of());

    static Pulse of(Operator source) {
        return new Pulse(false, Set.of(source));
    }

    Pulse and(Pulse other) {
        if (always || other.always) {
            return ALWAYS;
        }
        if (sources.isEmpty()) {
            return other;
        }
        Set<Operator> both = new HashSet<>(sources);
        both.addAll(other.sources);
        return both.size() > MOST_SOURCES ? ALWAYS : new Pulse(false, Set.copyOf(both));
    }
}
