package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
        List<int[]> parts = IntStream.range(0, grouping.size())
                .boxed()
                .flatMap(block -> Arrays.stream(grouping.parts(block)))
                .sorted(Comparator.comparingLong(part -> -order.values(part)))
                .toList();
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
            long different = Arrays.stream(signals).distinct().count();
            long bases = Arrays.stream(signals).map(accesses::baseOf).distinct().count();
            if (2 * (different - bases) > signals.length) {
                return slot;
            }
        }
        return NONE;
    }

    private int[] signals(int[] part, int slot) {
        return Arrays.stream(part)
                .map(operator -> signal(operator, slot))
                .filter(signal -> signal != NONE)
                .toArray();
    }

    private int signal(int operator, int slot) {
        return slot < slots.of(operator).length ? slots.of(operator)[slot] : NONE;
    }

    /** The first slot most of whose signals have their places, or {@link #NONE}. */
    private int placedSlot(int... part) {
        for (int slot = 0; slot < slots.most(part); slot++) {
            int[] signals = signals(part, slot);
            long placed = Arrays.stream(signals)
                    .filter(signal -> places[accesses.baseOf(signal)] != NOWHERE)
                    .count();
            if (2 * placed > signals.length) {
                return slot;
            }
        }
        return NONE;
    }

    /** Brings operators into the order of their signals of a slot. */
    private void sort(int[] part, int slot) {
        Integer[] sorted = Arrays.stream(part).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, Comparator.comparingLong(operator -> placeOf(operator, slot))); // stable
        Arrays.setAll(part, i -> sorted[i]);
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
