package lanewise.plan;

import java.util.Arrays;
import lanewise.graph.DotInc;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.TimeUpdate;

/**
 * The signals that each operator needs in memory, in an order that is the same for all of a type: all but the time, and
 * the weights of a product, which lie apart.
 */
final class Slots {
    private final int[][] slots;

    Slots(Step step) {
        Accesses accesses = step.accesses();
        slots = new int[step.operators().size()][];
        for (int i = 0; i < slots.length; i++) {
            Operator operator = step.operators().get(i);
            int[] signals = new int[accesses.from(i + 1) - accesses.from(i)];
            int count = 0;
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                int signal = accesses.signalOf(access);
                if (isPlaced(step, operator, accesses.signal(signal))) {
                    signals[count++] = signal;
                }
            }
            slots[i] = count == signals.length ? signals : Arrays.copyOf(signals, count);
        }
    }

    private static boolean isPlaced(Step step, Operator operator, Signal signal) {
        return switch (operator) {
            case TimeUpdate clock -> false;
            case DotInc product -> !(signal.equals(product.weights()) && isPacked(step, product));
            case HostFunction function ->
                function.input().filter(signal::equals).isPresent()
                        || function.output().filter(signal::equals).isPresent();
            case Operator other -> true;
        };
    }

    /**
     * Whether no operator writes the weights of a product, and go by one column of inputs; of a variable they are the
     * whole.
     */
    static boolean isPacked(Step step, DotInc product) {
        Signal weights = product.weights();
        boolean whole =
                step.isConstant(weights) || (weights.size() == weights.base().size() && !weights.overlapsItself());
        return !product.isElementwise() && product.columns() == 1 && whole && step.isUnwritten(weights);
    }

    /** The numbers of an operator's signals; not to be changed. */
    int[] of(int operator) {
        return slots[operator];
    }

    /** How many signals the operators of a part have, at most. */
    int most(int... part) {
        int most = 0;
        for (int operator : part) {
            most = Math.max(most, slots[operator].length);
        }
        return most;
    }
}
