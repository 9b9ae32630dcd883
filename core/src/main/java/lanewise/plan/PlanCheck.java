package lanewise.plan;

import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Operator;
import lanewise.graph.Signal;

/** Holds what a planner returns to its promises. */
final class PlanCheck {
    private static final int NOWHERE = -1;

    private final String planner;
    private final OperatorGraph operators;
    private final int[] blockOf;

    private PlanCheck(String planner, OperatorGraph operators) {
        this.planner = planner;
        this.operators = operators;
        blockOf = new int[operators.size()];
        Arrays.fill(blockOf, NOWHERE);
    }

    /** @throws ModelException if the blocks break a promise; it says which operators stand wrong */
    static void check(Planner planner, OperatorGraph operators, List<int[]> blocks) {
        PlanCheck check = new PlanCheck(planner.name(), operators);
        if (blocks == null) {
            throw check.wrong("it returns no blocks");
        }
        for (int block = 0; block < blocks.size(); block++) {
            check.place(block, blocks.get(block));
        }
        for (int i = 0; i < operators.size(); i++) {
            check.order(i);
        }
    }

    private void place(int block, int... members) {
        if (members == null || members.length == 0) {
            throw wrong("block %d is empty; each holds at least one operator".formatted(block));
        }
        for (int number : members) {
            if (number < 0 || number >= blockOf.length) {
                throw wrong("block %d names operator %d; there are operators 0 to %d"
                        .formatted(block, number, blockOf.length - 1));
            }
            if (blockOf[number] != NOWHERE) {
                throw wrong("%s is in blocks %d and %d; each is in one, once"
                        .formatted(named(number), blockOf[number], block));
            }
            blockOf[number] = block;
            if (operators.kind(number) != operators.kind(members[0])) {
                throw wrong("block %d holds %s and %s, which are of different kinds"
                        .formatted(block, named(members[0]), named(number)));
            }
        }
    }

    private void order(int number) {
        if (blockOf[number] == NOWHERE) {
            throw wrong("%s is in no block; each operator is in one".formatted(named(number)));
        }
        for (int earlier : operators.waitsFor(number)) {
            if (blockOf[earlier] != NOWHERE && blockOf[earlier] >= blockOf[number]) {
                throw wrong("%s is in block %d, but has to wait for %s in block %d; it has to be in a later one"
                        .formatted(named(number), blockOf[number], named(earlier), blockOf[earlier]));
            }
        }
        for (int earlier : operators.sumsAfter(number)) {
            if (blockOf[earlier] != NOWHERE && blockOf[earlier] > blockOf[number]) {
                throw wrong(
                        "%s is in block %d, but adds to the same memory after %s in block %d; it has to be in that block or a later one"
                                .formatted(named(number), blockOf[number], named(earlier), blockOf[earlier]));
            }
        }
    }

    private String named(int number) {
        Operator operator = operators.operator(number);
        String written =
                operator.writes().stream().findFirst().map(Signal::toString).orElse("nothing");
        return "operator %d (%s into %s)".formatted(number, operator.getClass().getSimpleName(), written);
    }

    private ModelException wrong(String what) {
        return new ModelException("planner %s: %s".formatted(planner, what));
    }
}
