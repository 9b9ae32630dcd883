package lanewise.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * An elementary computation of a step. It says what it does to which signals, so that a planner needs to know nothing
 * else about it: within a step every signal is first set (by at most one operator), then incremented (by any number),
 * then read, then updated (by at most one); an update is seen by the next step.
 */
public sealed interface Operator
        permits TimeUpdate,
                Reset,
                Copy,
                ElementwiseInc,
                DotInc,
                SparseDotInc,
                ConvInc,
                ConvTransposeInc,
                SimNeurons,
                SimProcess,
                SimLinearFilter,
                SimTriangle,
                HostFunction,
                SimFunction,
                LearningRule {
    /** The signals whose values it overwrites before anybody reads them. */
    default List<Signal> sets() {
        return List.of();
    }

    /** The signals to which it adds. */
    default List<Signal> increments() {
        return List.of();
    }

    /** The signals that it reads when they are complete. */
    default List<Signal> reads() {
        return List.of();
    }

    /** The signals whose values it overwrites for the next step, when everybody has read them. */
    default List<Signal> updates() {
        return List.of();
    }

    /** All that it writes: what it sets, then what it adds to, then what it updates. */
    default List<Signal> writes() {
        List<Signal> writes = new ArrayList<>(sets());
        writes.addAll(increments());
        writes.addAll(updates());
        return writes;
    }

    /** All that it touches: what it writes, then what it reads. */
    default List<Signal> signals() {
        List<Signal> signals = writes();
        signals.addAll(reads());
        return signals;
    }

    /** Whether it is an input of the network: what it writes follows from time, and chance, alone. */
    default boolean isInput() {
        return false;
    }
}
