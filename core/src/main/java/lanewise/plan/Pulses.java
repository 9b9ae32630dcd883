package lanewise.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.ConvInc;
import lanewise.graph.ConvTransposeInc;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.HostFunction;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.SimFunction;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;
import lanewise.graph.SimTriangle;
import lanewise.graph.SparseDotInc;
import lanewise.graph.TimeUpdate;

/** Finds when each operator of a step has to run. All that write one signal run together, or the sum would be wrong. */
final class Pulses {
    private static final int ONCE = 0;
    private static final int ALWAYS = 1;

    private final Accesses accesses;
    private final List<Pulse> pulses = new ArrayList<>(List.of(Pulse.ONCE, Pulse.ALWAYS));
    private final Map<Pulse, Integer> numbers = new HashMap<>(Map.of(Pulse.ONCE, ONCE, Pulse.ALWAYS, ALWAYS));
    private final Map<Long, Integer> joined = new HashMap<>();

    /** For each base, when it may change. */
    private final int[] bases;

    /** For each operator, when what it writes may change by itself; {@link #ONCE} if that follows from what it reads. */
    private final int[] own;

    /**
     * Passes on what changes a signal to all that is computed from it, until nothing is new. In the order of execution
     * one pass is nearly always enough; but what is computed from one part of a signal may be added to another part.
     */
    Pulses(Accesses accesses, Pieces pieces) {
        this.accesses = accesses;
        bases = new int[accesses.bases()];
        own = new int[accesses.operators().size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = own(accesses.operators().get(i));
        }
        sumsOverSteps(pieces);
        boolean news = true;
        while (news) {
            news = false;
            for (int i = 0; i < own.length; i++) {
                news |= passOn(i);
            }
        }
    }

    private int own(Operator operator) {
        if (isTimely(operator)) {
            return added(Pulse.of(operator));
        }
        return follows(operator) ? ONCE : ALWAYS;
    }

    private int added(Pulse pulse) {
        return numbers.computeIfAbsent(pulse, key -> {
            pulses.add(key);
            return pulses.size() - 1;
        });
    }

    private int join(int one, int other) {
        if (one == other || other == ONCE) {
            return one;
        }
        if (one == ONCE || other == ALWAYS) {
            return other;
        }
        if (one == ALWAYS) {
            return one;
        }
        long pair = (long) one << Integer.SIZE | other;
        return joined.computeIfAbsent(pair, key -> added(pulses.get(one).and(pulses.get(other))));
    }

    /** What is added to without being set first, as learned weights are, grows with every step. */
    private void sumsOverSteps(Pieces pieces) {
        boolean[] set = new boolean[pieces.count()];
        for (int i = 0; i < own.length; i++) {
            if (accesses.operators().get(i) instanceof Copy copy
                    && copy.targetIndex().isPresent()) {
                continue; // what its list leaves out keeps its value, so it may grow too
            }
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                int signal = accesses.signalOf(access);
                if (accesses.phaseOf(access) == Accesses.Phase.SET
                        && accesses.signal(signal).isContiguous()) {
                    for (int piece = pieces.first(signal); piece < pieces.end(signal); piece++) {
                        set[piece] = true;
                    }
                }
            }
        }
        for (int i = 0; i < own.length; i++) {
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                int signal = accesses.signalOf(access);
                if (accesses.phaseOf(access) == Accesses.Phase.INCREMENT) {
                    for (int piece = pieces.first(signal); piece < pieces.end(signal); piece++) {
                        if (!set[piece]) {
                            bases[accesses.baseOf(signal)] = ALWAYS;
                        }
                    }
                }
            }
        }
    }

    private boolean passOn(int operator) {
        int pulse = own[operator];
        if (own[operator] == ONCE) {
            for (int access = accesses.from(operator); access < accesses.from(operator + 1); access++) {
                if (!accesses.phaseOf(access).writes()) {
                    pulse = join(pulse, bases[accesses.baseOf(accesses.signalOf(access))]);
                }
            }
        }
        boolean news = false;
        for (int access = accesses.from(operator); access < accesses.from(operator + 1); access++) {
            if (accesses.phaseOf(access).writes()) {
                int base = accesses.baseOf(accesses.signalOf(access));
                int both = join(bases[base], pulse);
                news |= both != bases[base];
                bases[base] = both;
            }
        }
        return news;
    }

    /** When an operator has to run. */
    Pulse of(int operator) {
        return pulses.get(number(operator));
    }

    /** The number of that pulse. */
    int number(int operator) {
        for (int access = accesses.from(operator);
                access < accesses.from(operator + 1) && own[operator] != ALWAYS;
                access++) {
            if (accesses.phaseOf(access).writes()) {
                return bases[accesses.baseOf(accesses.signalOf(access))];
            }
        }
        return ALWAYS;
    }

    /** Whether it is an input that writes for the same step. */
    private static boolean isTimely(Operator operator) {
        return operator.isInput() && operator.updates().isEmpty();
    }

    /** Whether what the operator writes follows from what it reads in the same step. */
    private static boolean follows(Operator operator) {
        return switch (operator) {
            case Reset reset -> true;
            case Copy copy -> true;
            case ElementwiseInc product -> true;
            case DotInc product -> true;
            case SparseDotInc product -> true;
            case ConvInc convolution -> true;
            case ConvTransposeInc convolution -> true;
            case SimNeurons neurons ->
                neurons.states().isEmpty() && !neurons.type().random();
            case SimProcess process -> false;
            case SimLinearFilter filter -> false;
            case SimTriangle filter -> false;
            case LearningRule rule -> false;
            case HostFunction function -> false;
            case SimFunction function -> !function.function().usesTime();
            case TimeUpdate clock -> false;
        };
    }
}
