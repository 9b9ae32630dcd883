package lanewise.plan;

/** For each base the accesses that write it, in the order of the operators. */
final class Writers {
    private final int[] first;
    private final int[] accesses;
    private final int[] operators;

    Writers(Accesses all) {
        first = new int[all.bases() + 1];
        int end = all.from(all.operators().size());
        for (int access = 0; access < end; access++) {
            if (all.phaseOf(access).writes()) {
                first[all.baseOf(all.signalOf(access)) + 1]++;
            }
        }
        for (int base = 0; base < all.bases(); base++) {
            first[base + 1] += first[base];
        }
        accesses = new int[first[all.bases()]];
        operators = new int[accesses.length];
        int[] next = first.clone();
        for (int i = 0; i < all.operators().size(); i++) {
            for (int access = all.from(i); access < all.from(i + 1); access++) {
                if (all.phaseOf(access).writes()) {
                    int at = next[all.baseOf(all.signalOf(access))]++;
                    accesses[at] = access;
                    operators[at] = i;
                }
            }
        }
    }

    /** Where those of a base start; they end where those of the next one start. */
    int from(int base) {
        return first[base];
    }

    int access(int at) {
        return accesses[at];
    }

    /** The number of the operator. */
    int operator(int at) {
        return operators[at];
    }
}
