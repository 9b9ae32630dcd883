package lanewise.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What keeps a block from being one with the last block of its type before it. */
final class Obstacles {
    private static final int NONE = -1;

    private final Grouping grouping;
    private final OperatorGraph operators;

    /** For each block the blocks that have to run before it, in ascending order. */
    private final int[][] waits;

    /** For each block the last one before it that is of its kind, and of its type; or none. */
    private final int[] sameKind;

    private final int[] sameType;

    Obstacles(Grouping grouping) {
        this.grouping = grouping;
        operators = grouping.operators();
        int[] blockOf = new int[operators.size()];
        sameKind = new int[grouping.size()];
        sameType = new int[grouping.size()];
        Map<Integer, Integer> kinds = new HashMap<>();
        Map<Class<?>, Integer> types = new HashMap<>();
        for (int block = 0; block < grouping.size(); block++) {
            for (int[] part : grouping.parts(block)) {
                for (int number : part) {
                    blockOf[number] = block;
                }
            }
            int first = grouping.parts(block)[0][0];
            sameKind[block] = before(kinds.put(operators.kind(first), block));
            sameType[block] = before(types.put(operators.operator(first).getClass(), block));
        }
        waits = IntStream.range(0, grouping.size())
                .mapToObj(block -> waited(block, blockOf))
                .toArray(int[][]::new);
    }

    private static int before(Integer block) {
        return block == null ? NONE : block;
    }

    private int[] waited(int block, int... blockOf) {
        return Arrays.stream(grouping.parts(block))
                .flatMapToInt(Arrays::stream)
                .flatMap(number -> Arrays.stream(operators.waitsFor(number)))
                .map(waited -> blockOf[waited])
                .distinct()
                .sorted()
                .toArray();
    }

    /** What keeps a block apart; empty if none of its type comes before it. */
    String of(int block) {
        if (sameKind[block] != NONE) {
            return between(sameKind[block], block);
        }
        return sameType[block] == NONE ? "" : "of another kind than block " + sameType[block];
    }

    private String between(int before, int block) {
        if (Arrays.binarySearch(waits[block], before) >= 0) {
            return "waits for block " + before;
        }
        int last = lastBehind(before, block);
        return last == NONE
                ? "the planner's choice"
                : "waits for block %d, which waits for block %d".formatted(last, before);
    }

    /** The last of the blocks that a block waits for which itself has to run behind another one; or none. */
    private int lastBehind(int from, int block) {
        boolean[] behind = new boolean[block - from];
        behind[0] = true;
        for (int next = from + 1; next < block; next++) {
            behind[next - from] = last(waits[next], from, behind) != NONE;
        }
        return last(waits[block], from, behind);
    }

    private static int last(int[] waited, int from, boolean... behind) {
        for (int i = waited.length - 1; i >= 0 && waited[i] >= from; i--) {
            if (behind[waited[i] - from]) {
                return waited[i];
            }
        }
        return NONE;
    }
}
