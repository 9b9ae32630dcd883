package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Cohorts, by what waits for them, that are merged into blocks kind by kind. */
final class Levels {
    private final Cohorts cohorts;
    private final int[][] waitedBy;
    private final int[][] summedBy;

    /** For each cohort the number of its block, that of one of its cohorts. */
    private final int[] block;

    /** @param cohorts by what waits for them, so that "earlier" in them means later in a step */
    Levels(Cohorts cohorts) {
        this.cohorts = cohorts;
        waitedBy = Lists.inverse(cohorts.waits());
        summedBy = Lists.inverse(cohorts.sums());
        block = new int[cohorts.count()];
        Arrays.setAll(block, cohort -> cohort);
    }

    /** Makes blocks of the cohorts of a kind, as few as dependencies and blocks that there are allow. */
    void merge(int kind) {
        int[] level = levels(kind);
        int[] first = new int[cohorts.count()];
        Arrays.fill(first, -1);
        for (int cohort = 0; cohort < block.length; cohort++) {
            if (cohorts.kind(cohort) == kind) {
                int of = level[cohort];
                first[of] = first[of] < 0 ? cohort : first[of];
                block[cohort] = first[of];
            }
        }
    }

    /** For each block, how many of the kind have to run behind it, one after the other. */
    private int[] levels(int kind) {
        int[][] members = members();
        int[] open = new int[block.length];
        count(cohorts.waits(), open);
        count(cohorts.sums(), open);
        int[] level = new int[block.length];
        int[] ready = new int[block.length];
        int count = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == i && open[i] == 0) {
                ready[count++] = i;
            }
        }
        for (int at = 0; at < count; at++) {
            int done = ready[at];
            boolean counts = cohorts.kind(done) == kind;
            for (int cohort : members[done]) {
                for (int before : waitedBy[cohort]) {
                    count = pass(level[done] + (counts ? 1 : 0), done, before, level, open, ready, count);
                }
                for (int before : summedBy[cohort]) {
                    count = pass(level[done], done, before, level, open, ready, count);
                }
            }
        }
        return level;
    }

    private int pass(int atLeast, int from, int cohort, int[] level, int[] open, int[] ready, int count) {
        int to = block[cohort];
        if (to == from) {
            return count;
        }
        level[to] = Math.max(level[to], atLeast);
        if (--open[to] == 0) {
            ready[count] = to;
            return count + 1;
        }
        return count;
    }

    private int[][] members() {
        int[] sizes = new int[block.length];
        for (int owner : block) {
            sizes[owner]++;
        }
        int[][] members = new int[block.length][];
        for (int i = 0; i < block.length; i++) {
            members[i] = new int[sizes[i]];
        }
        for (int cohort = 0; cohort < block.length; cohort++) {
            members[block[cohort]][--sizes[block[cohort]]] = cohort;
        }
        return members;
    }

    /** Counts for each block how many dependencies it has on others. */
    private void count(int[][] dependencies, int[] open) {
        for (int cohort = 0; cohort < block.length; cohort++) {
            for (int other : dependencies[cohort]) {
                if (block[other] != block[cohort]) {
                    open[block[cohort]]++;
                }
            }
        }
    }

    /** The operators of the blocks, in an order of execution; of those that could run, that of the first operator first. */
    List<int[]> inOrder() {
        int[][] members = members();
        int[][] operators = new int[block.length][];
        int[] open = new int[block.length];
        count(waitedBy, open);
        count(summedBy, open);
        PriorityQueue<Integer> ready = new PriorityQueue<>(Comparator.comparingInt(owner -> operators[owner][0]));
        for (int i = 0; i < block.length; i++) {
            if (members[i].length > 0) {
                operators[i] = cohorts.operators(members[i]);
                if (open[i] == 0) {
                    ready.add(i);
                }
            }
        }
        List<int[]> blocks = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            blocks.add(operators[next]);
            for (int cohort : members[next]) {
                release(cohorts.waits()[cohort], next, open, ready);
                release(cohorts.sums()[cohort], next, open, ready);
            }
        }
        return blocks;
    }

    private void release(int[] later, int from, int[] open, PriorityQueue<Integer> ready) {
        for (int cohort : later) {
            if (block[cohort] != from && --open[block[cohort]] == 0) {
                ready.add(block[cohort]);
            }
        }
    }
}
