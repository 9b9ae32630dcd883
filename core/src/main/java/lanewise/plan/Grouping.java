package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lanewise.graph.Operator;

/** The operators of blocks, by their numbers, in parts whose operators can share calls. */
final class Grouping {
    private final OperatorGraph operators;
    private final int[][][] blocks;

    /** @param groups what a planner returned */
    Grouping(OperatorGraph operators, List<int[]> groups) {
        this.operators = operators;
        int[] round = rounds(operators, groups);
        blocks = new int[groups.size()][][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = parts(groups.get(i), round);
        }
    }

    /** For each operator, how many of its block have to add to its memory before, one after the other. */
    private static int[] rounds(OperatorGraph operators, List<int[]> groups) {
        int[] block = new int[operators.size()];
        for (int i = 0; i < groups.size(); i++) {
            for (int number : groups.get(i)) {
                block[number] = i;
            }
        }
        int[] round = new int[operators.size()];
        for (int i = 0; i < round.length; i++) { // those before are known, as the numbers are an order of execution
            for (int earlier : operators.sumsAfter(i)) {
                if (block[earlier] == block[i]) {
                    round[i] = Math.max(round[i], round[earlier] + 1);
                }
            }
        }
        return round;
    }

    private int[][] parts(int[] members, int... round) {
        int[] sorted = members.clone();
        Arrays.sort(sorted);
        if (areAlike(sorted, round)) {
            return new int[][] {sorted};
        }
        Map<Integer, Map<Integer, List<Integer>>> parts = new TreeMap<>();
        for (int number : sorted) {
            parts.computeIfAbsent(round[number], key -> new LinkedHashMap<>())
                    .computeIfAbsent(operators.form(number), key -> new ArrayList<>())
                    .add(number);
        }
        return parts.values().stream()
                .flatMap(forms -> forms.values().stream())
                .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private boolean areAlike(int[] members, int... round) {
        for (int number : members) {
            if (round[number] != round[members[0]] || operators.form(number) != operators.form(members[0])) {
                return false;
            }
        }
        return true;
    }

    /** How many blocks there are. */
    int size() {
        return blocks.length;
    }

    /** The parts of a block, in the order in which they run. */
    int[][] parts(int block) {
        return blocks[block];
    }

    OperatorGraph operators() {
        return operators;
    }

    List<Block> blocks() {
        return Arrays.stream(blocks)
                .map(parts -> new Block(Arrays.stream(parts).map(this::named).toList(), operators.pulse(parts[0][0])))
                .toList();
    }

    private List<Operator> named(int... part) {
        return Arrays.stream(part).mapToObj(operators::operator).toList();
    }
}
