package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * An order of bases in memory, and of operators within the parts of blocks, with which parts find what they use one behind
 * the other. Parts that use pieces of larger signals come first, as these cannot move; then those that use what has its
 * place already; of these, those of many values.
 */
final class SignalOrder {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final int NONE = -1;

    /** How often parts are looked for whose signals have got places; most orders are found after two. */
    private static final int SWEEPS = 8;

    private final Accesses accesses;
    private final Slots slots;

    /** For each place its base, and for each base its place. */
    private final int[] order;

    private final int[] places;
    private int count;

    private SignalOrder(Step step) {
        accesses = step.accesses();
        slots = new Slots(step);
        order = new int[accesses.bases()];
        places = new int[accesses.bases()];
        Arrays.fill(places, NOWHERE);
    }

    /** The bases as operators use them, one operator after the other. */
    static int[] asUsed(Step step) {
        SignalOrder order = new SignalOrder(step);
        for (int i = 0; i < step.operators().size(); i++) {
            order.place(new int[] {i});
        }
        return order.placed();
    }

    /** The bases that operators need, as they are to lie; the operators of each part are brought into their order. */
    static int[] of(Grouping grouping) {
        SignalOrder order = new SignalOrder(grouping.operators().step());
        List<Part> bySize = new ArrayList<>();
        for (int block = 0; block < grouping.size(); block++) {
            for (int[] part : grouping.parts(block)) {
                bySize.add(new Part(part, order.values(part)));
            }
        }
        bySize.sort(Comparator.comparingLong(part -> -part.values()));
        List<int[]> parts = bySize.stream().map(Part::operators).toList();
        List<int[]> left = new ArrayList<>(parts);
        left.removeIf(part -> order.follow(part, order.slotOfPieces(part)));
        for (int sweep = 0; sweep < SWEEPS && !left.isEmpty(); sweep++) {
            left.removeIf(part -> order.follow(part, order.placedSlot(part)));
            if (!left.isEmpty()) {
                order.place(left.removeFirst());
            }
        }
        left.forEach(order::place);
        parts.forEach(part -> order.sort(part, 0));
        return order.placed();
    }

    /** Operators, and how many values they use. */
    private record Part(int[] operators, long values) {}

    private long values(int... part) {
        long values = 0;
        for (int operator : part) {
            for (int signal : slots.of(operator)) {
                values += accesses.signal(signal).size();
            }
        }
        return values;
    }

    /** Lets operators follow the signals of a slot, and their other signals follow them; not if there is no such slot. */
    private boolean follow(int[] part, int slot) {
        if (slot != NONE) {
            place(part, slot);
            sort(part, slot);
            place(part);
        }
        return slot != NONE;
    }

    /** The first slot most of whose signals are pieces of bases that others have pieces of too, or {@link #NONE}. */
    private int slotOfPieces(int... part) {
        for (int slot = 0; slot < slots.most(part); slot++) {
            int[] signals = signals(part, slot);
            BitSet different = new BitSet();
            BitSet bases = new BitSet();
            for (int signal : signals) {
                different.set(signal);
                bases.set(accesses.baseOf(signal));
            }
            if (2 * (different.cardinality() - bases.cardinality()) > signals.length) {
                return slot;
            }
        }
        return NONE;
    }

    private int[] signals(int[] part, int slot) {
        int[] signals = new int[part.length];
        int found = 0;
        for (int operator : part) {
            int signal = signal(operator, slot);
            if (signal != NONE) {
                signals[found++] = signal;
            }
        }
        return found == signals.length ? signals : Arrays.copyOf(signals, found);
    }

    private int signal(int operator, int slot) {
        return slot < slots.of(operator).length ? slots.of(operator)[slot] : NONE;
    }

    /** The first slot most of whose signals have their places, or {@link #NONE}. */
    private int placedSlot(int... part) {
        for (int slot = 0; slot < slots.most(part); slot++) {
            int[] signals = signals(part, slot);
            int placed = 0;
            for (int signal : signals) {
                placed += places[accesses.baseOf(signal)] == NOWHERE ? 0 : 1;
            }
            if (2 * placed > signals.length) {
                return slot;
            }
        }
        return NONE;
    }

    /** Brings operators into the order of their signals of a slot. */
    private void sort(int[] part, int slot) {
        if (isSorted(part, slot)) {
            return;
        }
        Integer[] sorted = Arrays.stream(part).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(operator -> placeOf(operator, slot))); // stable
        Arrays.setAll(part, i -> sorted[i]);
    }

    private boolean isSorted(int[] part, int slot) {
        for (int i = 1; i < part.length; i++) {
            if (placeOf(part[i - 1], slot) > placeOf(part[i], slot)) {
                return false;
            }
        }
        return true;
    }

    private long placeOf(int operator, int slot) {
        int signal = signal(operator, slot);
        return signal == NONE
                ? NONE
                : (long) places[accesses.baseOf(signal)] << Integer.SIZE
                        | accesses.signal(signal).offset();
    }

    /** Gives places to what has none yet, slot by slot. */
    private void place(int... part) {
        for (int slot = 0; slot < slots.most(part); slot++) {
            place(part, slot);
        }
    }

    private void place(int[] part, int slot) {
        for (int signal : signals(part, slot)) {
            int base = accesses.baseOf(signal);
            if (places[base] == NOWHERE) {
                places[base] = count;
                order[count++] = base;
            }
        }
    }

    private int[] placed() {
        return Arrays.copyOf(order, count);
    }
}
