package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Operator;
import lanewise.graph.Signal;

/**
 * What operators do to which signals, in arrays: signals and their bases have numbers, in the order in which they are
 * first named. Accesses of an operator stand in the order of {@link Phase}. Immutable when made.
 */
final class Accesses {
    /** When within a step an access happens. */
    enum Phase {
        SET,
        INCREMENT,
        READ,
        UPDATE;

        boolean writes() {
            return this != READ;
        }
    }

    /** How far ahead an operator is looked for that was there before; rules leave most in their order. */
    private static final int LOOKS = 16;

    private final List<Operator> operators;
    private Map<Signal, Integer> numbers;
    private List<Signal> signals;
    private List<Signal> bases;
    private boolean shared;
    private int[] base;
    private final int[] first;
    private int[] accessed;
    private Phase[] phase;
    private int count;

    Accesses(List<Operator> operators) {
        this.operators = operators;
        numbers = new HashMap<>(4 * operators.size());
        signals = new ArrayList<>();
        bases = new ArrayList<>();
        base = new int[16];
        first = new int[operators.size() + 1];
        accessed = new int[4 * operators.size() + 16];
        phase = new Phase[accessed.length];
        for (int i = 0; i < operators.size(); i++) {
            add(operators.get(i));
            first[i + 1] = count;
        }
    }

    /** Of other operators, most of which are those of {@code before} in their order; signals keep their numbers. */
    Accesses(List<Operator> operators, Accesses before) {
        this.operators = operators;
        numbers = before.numbers;
        signals = before.signals;
        bases = before.bases;
        base = before.base;
        shared = true;
        first = new int[operators.size() + 1];
        accessed = new int[before.count + 16];
        phase = new Phase[accessed.length];
        int next = 0;
        for (int i = 0; i < operators.size(); i++) {
            int number = find(operators.get(i), before.operators, next);
            if (number < 0) {
                add(operators.get(i));
            } else {
                copy(before, before.first[number], before.first[number + 1]);
                next = number + 1;
            }
            first[i + 1] = count;
        }
    }

    /** Where an operator stands among the next few of a list, or -1. */
    @SuppressWarnings("ReferenceEquality") // an equal operator is as good, but takes longer to tell
    private static int find(Operator operator, List<Operator> list, int from) {
        for (int i = from; i < Math.min(from + LOOKS, list.size()); i++) {
            if (list.get(i) == operator) {
                return i;
            }
        }
        return -1;
    }

    private void copy(Accesses before, int from, int end) {
        for (int access = from; access < end; access++) {
            add(before.accessed[access], before.phase[access]);
        }
    }

    private void add(Operator operator) {
        add(operator.sets(), Phase.SET);
        add(operator.increments(), Phase.INCREMENT);
        add(operator.reads(), Phase.READ);
        add(operator.updates(), Phase.UPDATE);
    }

    private void add(List<Signal> added, Phase when) {
        for (Signal signal : added) {
            add(number(signal), when);
        }
    }

    private void add(int signal, Phase when) {
        if (count == accessed.length) {
            accessed = Arrays.copyOf(accessed, 2 * count);
            phase = Arrays.copyOf(phase, 2 * count);
        }
        accessed[count] = signal;
        phase[count++] = when;
    }

    private int number(Signal signal) {
        Integer known = numbers.get(signal);
        if (known != null) {
            return known;
        }
        if (shared) { // with somebody who must not see it
            numbers = new HashMap<>(numbers);
            signals = new ArrayList<>(signals);
            bases = new ArrayList<>(bases);
            base = base.clone();
            shared = false;
        }
        boolean isBase = signal.base().equals(signal);
        int whole = isBase ? -1 : number(signal.base());
        int owner = isBase ? bases.size() : base[whole];
        int number = signals.size();
        numbers.put(signal, number);
        signals.add(signal);
        base = number == base.length ? Arrays.copyOf(base, 2 * number) : base;
        base[number] = owner;
        if (isBase) {
            bases.add(signal);
        }
        return number;
    }

    List<Operator> operators() {
        return operators;
    }

    /** How many signals there are, bases of views among them; maybe some that no operator names any more. */
    int signals() {
        return signals.size();
    }

    Signal signal(int number) {
        return signals.get(number);
    }

    /** How many bases there are. */
    int bases() {
        return bases.size();
    }

    Signal base(int number) {
        return bases.get(number);
    }

    /** The number of a signal's base, -1 if no operator has named that. */
    int baseOf(Signal signal) {
        Integer known = numbers.get(signal.base());
        return known == null ? -1 : base[known];
    }

    /** The number of the base of signal number {@code signal}. */
    int baseOf(int signal) {
        return base[signal];
    }

    /** Where the accesses of an operator start; they end where those of the next one start. */
    int from(int operator) {
        return first[operator];
    }

    /** The number of the signal of access number {@code access}. */
    int signalOf(int access) {
        return accessed[access];
    }

    Phase phaseOf(int access) {
        return phase[access];
    }

    /** How many bytes an operator reads and writes: 4 a value that is read or set, 8 one that is changed. */
    long bytes(int operator) {
        long bytes = 0;
        for (int access = first[operator]; access < first[operator + 1]; access++) {
            boolean changes = phase[access] == Phase.INCREMENT || phase[access] == Phase.UPDATE;
            bytes += (changes ? 2L : 1L)
                    * Float.BYTES
                    * signals.get(accessed[access]).size();
        }
        return bytes;
    }
}
