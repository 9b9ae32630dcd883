package lanewise.plan;

import java.util.Arrays;

/**
 * How far a planner has come that takes all ready cohorts of a kind at once: what is ready, kind by kind, and a way back.
 */
final class Progress {
    private static final int NOWHERE = -1;

    private final Cohorts cohorts;
    private final int[][] waitedBy;
    private final int[][] summedBy;
    private final int[] missing;
    private final int[] barred;
    private final int[][] ready;
    private final int[] readyCohorts;
    private final Sizes readyOperators;
    private final int[] place;
    private int blocks;
    private int left;
    private long work;

    Progress(Cohorts cohorts, int kinds) {
        this.cohorts = cohorts;
        waitedBy = Lists.inverse(cohorts.waits());
        summedBy = Lists.inverse(cohorts.sums());
        int count = cohorts.count();
        missing = new int[count];
        barred = new int[count];
        place = new int[count];
        Arrays.fill(place, NOWHERE);
        ready = new int[kinds][4];
        readyCohorts = new int[kinds];
        readyOperators = new Sizes(kinds);
        for (int cohort = 0; cohort < count; cohort++) {
            missing[cohort] = cohorts.waits()[cohort].length + cohorts.sums()[cohort].length;
            left += cohorts.size(cohort);
            if (missing[cohort] == 0) {
                arrive(cohort);
            }
        }
    }

    private void arrive(int cohort) {
        int kind = cohorts.kind(cohort);
        int count = readyCohorts[kind];
        if (count == ready[kind].length) {
            ready[kind] = Arrays.copyOf(ready[kind], 2 * count);
        }
        ready[kind][count] = cohort;
        place[cohort] = count;
        readyCohorts[kind]++;
        readyOperators.add(kind, cohorts.size(cohort));
    }

    private void leave(int cohort) {
        int kind = cohorts.kind(cohort);
        int last = ready[kind][--readyCohorts[kind]];
        ready[kind][place[cohort]] = last;
        place[last] = place[cohort];
        place[cohort] = NOWHERE;
        readyOperators.add(kind, -cohorts.size(cohort));
    }

    /** How many operators of each kind could run now. */
    Sizes ready() {
        return readyOperators;
    }

    /** How many operators are not yet in a block. */
    int left() {
        return left;
    }

    /** How much has been done, in cohorts and dependencies that were looked at. */
    long work() {
        return work;
    }

    /**
     * Makes a block of all ready cohorts of a kind, and of those of the kind that then only have to add to the same memory
     * as these.
     */
    int[] take(int kind) {
        blocks++;
        int[] taken = Arrays.copyOf(ready[kind], readyCohorts[kind]);
        int count = taken.length;
        for (int cohort : taken) {
            leave(cohort);
        }
        for (int i = 0; i < count; i++) {
            int cohort = taken[i];
            left -= cohorts.size(cohort);
            work += 1 + waitedBy[cohort].length + summedBy[cohort].length;
            for (int later : waitedBy[cohort]) {
                barred[later] = blocks;
                if (--missing[later] == 0) {
                    arrive(later);
                }
            }
            for (int later : summedBy[cohort]) {
                if (--missing[later] == 0) {
                    if (barred[later] == blocks) {
                        arrive(later);
                    } else {
                        taken = count == taken.length ? Arrays.copyOf(taken, 2 * count) : taken;
                        taken[count++] = later;
                    }
                }
            }
        }
        return count == taken.length ? taken : Arrays.copyOf(taken, count);
    }

    /** Undoes the last block that was not undone. */
    void undo(int... taken) {
        for (int i = taken.length - 1; i >= 0; i--) {
            int cohort = taken[i];
            left += cohorts.size(cohort);
            work += 1 + waitedBy[cohort].length + summedBy[cohort].length;
            for (int later : waitedBy[cohort]) {
                free(later);
            }
            for (int later : summedBy[cohort]) {
                free(later);
            }
        }
        for (int cohort : taken) {
            if (missing[cohort] == 0) {
                arrive(cohort);
            }
        }
    }

    private void free(int cohort) {
        if (place[cohort] != NOWHERE) {
            leave(cohort);
        }
        missing[cohort]++;
    }
}
