package lanewise.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Operators of one kind that depend on the same cohorts, and so become ready at the same time. A planner that takes all
 * ready operators of a kind at once never parts them, so it can plan cohorts, of which there are few in a regular model,
 * instead of operators. Cohorts are numbered in an order of execution.
 */
final class Cohorts {
    private final int[] kinds;
    private final int[] sizes;
    private final int[][] waits;
    private final int[][] sums;
    private final int[][] members;

    private Cohorts(int[] kinds, int[] sizes, int[][] waits, int[][] sums, int[][] members) {
        this.kinds = kinds;
        this.sizes = sizes;
        this.waits = waits;
        this.sums = sums;
        this.members = members;
    }

    /** By what they wait for. */
    static Cohorts forward(OperatorGraph operators) {
        int[] order = new int[operators.size()];
        int[][] waits = new int[order.length][];
        int[][] sums = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            waits[i] = operators.waitsFor(i);
            sums[i] = operators.sumsAfter(i);
        }
        return of(operators, order, waits, sums);
    }

    /** By what waits for them; the dependencies go backwards then, and so does the order. */
    static Cohorts backward(OperatorGraph operators) {
        int[] order = new int[operators.size()];
        int[][] waits = new int[order.length][];
        int[][] sums = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            order[i] = order.length - 1 - i;
            waits[i] = operators.waitsFor(i);
            sums[i] = operators.sumsAfter(i);
        }
        return of(operators, order, Lists.inverse(waits), Lists.inverse(sums));
    }

    private static Cohorts of(OperatorGraph operators, int[] order, int[][] waits, int[][] sums) {
        int[] cohort = new int[order.length];
        int[] sizes = new int[order.length];
        Map<IntKey, Integer> known = new HashMap<>();
        IntKey[] keys = new IntKey[order.length];
        for (int i : order) {
            int[] hard = Lists.distinct(waits[i], cohort);
            int[] soft = Lists.without(Lists.distinct(sums[i], cohort), hard);
            int[] words = new int[2 + hard.length + soft.length];
            words[0] =
                    operators.kind(i); // then what has to come in earlier blocks, a mark, and what may come in the same
            System.arraycopy(hard, 0, words, 1, hard.length);
            words[1 + hard.length] = -1;
            System.arraycopy(soft, 0, words, 2 + hard.length, soft.length);
            IntKey key = new IntKey(words);
            cohort[i] = known.computeIfAbsent(key, added -> known.size());
            keys[cohort[i]] = key;
            sizes[cohort[i]]++;
        }
        return cohorts(cohort, Arrays.copyOf(keys, known.size()), Arrays.copyOf(sizes, known.size()));
    }

    private static Cohorts cohorts(int[] cohort, IntKey[] keys, int[] sizes) {
        int[][] waits = new int[keys.length][];
        int[][] sums = new int[keys.length][];
        int[][] members = new int[keys.length][];
        int[] kinds = new int[keys.length];
        for (int c = 0; c < keys.length; c++) {
            int[] words = keys[c].words();
            int mark = 1;
            while (words[mark] >= 0) {
                mark++;
            }
            kinds[c] = words[0];
            waits[c] = Arrays.copyOfRange(words, 1, mark);
            sums[c] = Arrays.copyOfRange(words, mark + 1, words.length);
            members[c] = new int[sizes[c]];
        }
        int[] next = new int[keys.length];
        for (int i = 0; i < cohort.length; i++) {
            members[cohort[i]][next[cohort[i]]++] = i;
        }
        return new Cohorts(kinds, sizes, waits, sums, members);
    }

    int count() {
        return kinds.length;
    }

    int kind(int cohort) {
        return kinds[cohort];
    }

    /** How many operators belong to a cohort. */
    int size(int cohort) {
        return sizes[cohort];
    }

    /** The cohorts that have to be in earlier blocks. */
    int[][] waits() {
        return waits;
    }

    /** The cohorts of the same kind that can be in the same block, or an earlier one. */
    int[][] sums() {
        return sums;
    }

    /** The operators of some cohorts, in ascending order. */
    int[] operators(int[] cohorts) {
        int count = 0;
        for (int cohort : cohorts) {
            count += sizes[cohort];
        }
        int[] all = new int[count];
        int at = 0;
        for (int cohort : cohorts) {
            System.arraycopy(members[cohort], 0, all, at, sizes[cohort]);
            at += sizes[cohort];
        }
        Arrays.sort(all);
        return all;
    }
}
