package lanewise.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What keeps a block from being one with the last block of its type before it. */
final class Obstacles {
    private final Grouping grouping;
    private final OperatorGraph operators;

    /** For each block the blocks that have to run before it. */
    private final List<BitSet> waits = new ArrayList<>();

    Obstacles(Grouping grouping) {
        this.grouping = grouping;
        operators = grouping.operators();
        int[] blockOf = new int[operators.size()];
        for (int block = 0; block < grouping.size(); block++) {
            for (int[] part : grouping.parts(block)) {
                for (int number : part) {
                    blockOf[number] = block;
                }
            }
        }
        for (int block = 0; block < grouping.size(); block++) {
            BitSet earlier = new BitSet();
            for (int[] part : grouping.parts(block)) {
                for (int number : part) {
                    for (int waited : operators.waitsFor(number)) {
                        earlier.set(blockOf[waited]);
                    }
                }
            }
            waits.add(earlier);
        }
    }

    /** What keeps a block apart; empty if none of its type comes before it. */
    String of(int block) {
        for (int before = block - 1; before >= 0; before--) {
            if (operators.kind(first(before)) == operators.kind(first(block))) {
                return between(before, block);
            }
        }
        for (int before = block - 1; before >= 0; before--) {
            if (type(before) == type(block)) {
                return "of another kind than block " + before;
            }
        }
        return "";
    }

    private Class<?> type(int block) {
        return operators.operator(first(block)).getClass();
    }

    private int first(int block) {
        return grouping.parts(block)[0][0];
    }

    private String between(int before, int block) {
        if (waits.get(block).get(before)) {
            return "waits for block " + before;
        }
        BitSet behind = behind(before, block);
        behind.and(waits.get(block));
        return behind.isEmpty()
                ? "the planner's choice"
                : "waits for block %d, which waits for block %d".formatted(behind.previousSetBit(block), before);
    }

    /** The blocks from one to another that have to run behind it. */
    private BitSet behind(int from, int to) {
        BitSet behind = new BitSet();
        for (int block = from + 1; block < to; block++) {
            if (waits.get(block).get(from) || waits.get(block).intersects(behind)) {
                behind.set(block);
            }
        }
        return behind;
    }
}
