package lanewise.graph;

/**
 * For each of the four phases of a step, the first and the last operator that accesses some memory in it, by their
 * numbers: the phases are sets, increments, reads and updates.
 */
final class Uses {
    static final int SETS = 0;
    static final int INCREMENTS = 1;
    static final int READS = 2;
    static final int UPDATES = 3;
    static final int PHASES = 4;

    /** The number of no operator: before all. */
    static final int NOBODY = -1;

    private final int[] first = new int[PHASES];
    private final int[] last = new int[PHASES];
    private int twice = NOBODY;

    Uses() {
        for (int phase = 0; phase < PHASES; phase++) {
            first[phase] = Integer.MAX_VALUE;
            last[phase] = NOBODY;
        }
    }

    Uses(Uses other) {
        System.arraycopy(other.first, 0, first, 0, PHASES);
        System.arraycopy(other.last, 0, last, 0, PHASES);
        twice = other.twice;
    }

    void add(int phase, int operator) {
        add(phase, operator, operator);
    }

    void add(Uses other) {
        for (int phase = 0; phase < PHASES; phase++) {
            add(phase, other.first[phase], other.last[phase]);
        }
        twice = Math.max(twice, other.twice);
    }

    private void add(int phase, int from, int to) {
        if (phase != READS && to != NOBODY && to == last[phase]) {
            twice = to;
        }
        first[phase] = Math.min(first[phase], from);
        last[phase] = Math.max(last[phase], to);
    }

    /** The number of the first operator of a phase, or one beyond all. */
    int first(int phase) {
        return first[phase];
    }

    /** The number of the last operator of a phase, {@link #NOBODY} if there is none. */
    int last(int phase) {
        return last[phase];
    }

    /** The number of an operator that writes the memory twice in one phase, {@link #NOBODY} if none does. */
    int twice() {
        return twice;
    }
}
