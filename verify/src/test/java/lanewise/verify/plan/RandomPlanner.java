package lanewise.verify.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lanewise.plan.OperatorGraph;
import lanewise.plan.Planner;

/** A planner as somebody else may write one: some of what could run next, drawn from a seed. */
record RandomPlanner(long seed) implements Planner {
    private static final int IN_NONE = Integer.MAX_VALUE;

    @Override
    public String name() {
        return "random";
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        Random random = new Random(seed);
        int[] block = new int[operators.size()];
        Arrays.fill(block, IN_NONE);
        List<int[]> blocks = new ArrayList<>();
        for (int left = operators.size(); left > 0; ) {
            int now = blocks.size();
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < block.length; i++) {
                boolean same = members.isEmpty() || operators.kind(i) == operators.kind(members.getFirst());
                if (block[i] == IN_NONE && same && random.nextInt(4) > 0 && canRun(operators, i, block, now)) {
                    block[i] = now;
                    members.add(i);
                }
            }
            if (!members.isEmpty()) {
                blocks.add(members.stream().mapToInt(Integer::intValue).toArray());
            }
            left -= members.size();
        }
        return blocks;
    }

    private static boolean canRun(OperatorGraph operators, int number, int[] block, int now) {
        return Arrays.stream(operators.waitsFor(number)).allMatch(earlier -> block[earlier] < now)
                && Arrays.stream(operators.sumsAfter(number)).allMatch(earlier -> block[earlier] <= now);
    }
}
