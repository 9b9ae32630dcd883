package lanewise.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.ModelException;

/**
 * Looks ahead, as NengoDL's tree planner does it: the next block is of the kind after which the fewest operators are left
 * when {@code depth} blocks have been chosen in the best way; fewer blocks, if that is the end.
 *
 * @param depth how many blocks, at least 1
 */
record Tree(int depth) implements Planner {
    Tree {
        if (depth < 1) {
            throw new ModelException(
                    "tree planner: it looks %d blocks ahead; it has to be at least 1".formatted(depth));
        }
    }

    @Override
    public String name() {
        return "tree-" + depth;
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        return plan(operators, Cohorts.forward(operators), Long.MAX_VALUE).orElseThrow();
    }

    /** Empty if more work would have to be done than is allowed. */
    Optional<List<int[]>> plan(OperatorGraph operators, Cohorts cohorts, long allowed) {
        Progress progress = new Progress(cohorts, operators.kinds());
        List<int[]> blocks = new ArrayList<>();
        while (progress.left() > 0) {
            int kind = new Search(progress, allowed).best();
            if (progress.work() > allowed) {
                return Optional.empty();
            }
            blocks.add(cohorts.operators(progress.take(kind)));
        }
        return Optional.of(blocks);
    }

    /** The search for one block. */
    private final class Search {
        private final Progress progress;
        private final long allowed;
        private final Map<Long, Integer> known = new HashMap<>();

        Search(Progress progress, long allowed) {
            this.progress = progress;
            this.allowed = allowed;
        }

        /** The best kind; any if that is not found with the work that is allowed. */
        int best() {
            int best = -1;
            int least = Integer.MAX_VALUE;
            for (int kind = next(0); kind >= 0; kind = next(kind + 1)) {
                int score = choose(kind, depth, 0);
                if (score < least) {
                    least = score;
                    best = kind;
                }
            }
            return best;
        }

        /** The next kind to be tried, or -1 if there is none or too much has been done. */
        private int next(int from) {
            return progress.work() > allowed ? -1 : progress.ready().next(from);
        }

        /** A block and the best that can follow it: blocks that are used, and operators that are left. */
        private int choose(int kind, int blocks, long chosen) {
            int[] taken = progress.take(kind);
            long now = chosen;
            for (int cohort : taken) {
                now ^= sign(cohort);
            }
            int score = 1 + (blocks == 1 || progress.left() == 0 ? progress.left() : follow(blocks - 1, now));
            progress.undo(taken);
            return score;
        }

        private int follow(int blocks, long chosen) {
            Integer score = known.get(chosen + blocks);
            if (score != null) {
                return score;
            }
            int least = Integer.MAX_VALUE;
            for (int kind = next(0); kind >= 0; kind = next(kind + 1)) {
                least = Math.min(least, choose(kind, blocks, chosen));
            }
            known.put(chosen + blocks, least);
            return least;
        }

        /** A number by which sets of cohorts are told apart: their exclusive or. SplitMix64's scrambling of the cohort. */
        private static long sign(int cohort) {
            long z = (cohort + 1L) * 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }
}
