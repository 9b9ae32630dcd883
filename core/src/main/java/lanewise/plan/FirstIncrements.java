package lanewise.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.graph.Copy;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;

/**
 * Resets to 0 whose memory is first added to by copies: 0 + x is x, as no signal holds -0. The copies may each cover a
 * part, but together they have to cover all.
 */
final class FirstIncrements {
    private static final int NOBODY = -1;

    private final Step step;
    private final Writers writers;
    private final List<Operator> operators;
    private boolean news;

    private FirstIncrements(Step step) {
        this.step = step;
        writers = step.writers();
        operators = new ArrayList<>(step.operators());
    }

    static Step apply(Step step) {
        FirstIncrements first = new FirstIncrements(step);
        for (int base = 0; base < step.accesses().bases(); base++) {
            first.of(base);
        }
        if (!first.news) {
            return step;
        }
        first.operators.removeIf(operator -> operator == null);
        return step.with(first.operators);
    }

    private void of(int base) {
        int from = writers.from(base);
        int end = writers.from(base + 1);
        boolean resets = false;
        boolean copies = false;
        for (int at = from; at < end; at++) {
            resets |= isZero(operator(at));
            copies |= isWholeIncrement(operator(at));
        }
        if (!resets || !copies) {
            return;
        }
        int[] cells = new int[step.accesses().base(base).size()];
        Arrays.fill(cells, NOBODY);
        Map<Integer, List<Integer>> firsts = new HashMap<>();
        for (int at = from; at < end; at++) {
            int number = writers.operator(at);
            int[] positions = written(at).positions();
            if (isZero(operator(at))) {
                firsts.put(number, new ArrayList<>());
                for (int position : positions) {
                    cells[position] = number;
                }
            } else {
                take(cells, positions, number, firsts);
            }
        }
        for (int reset : cells) { // what is left was not added to by a copy of its own
            firsts.remove(reset);
        }
        firsts.forEach(this::set);
    }

    /** Lets an operator that adds to, or sets, some cells take them from the reset to which they belong. */
    private void take(int[] cells, int[] positions, int number, Map<Integer, List<Integer>> firsts) {
        int owner = positions.length == 0 ? NOBODY : cells[positions[0]];
        boolean mine = isWholeIncrement(operators.get(number));
        for (int position : positions) {
            mine &= cells[position] == owner;
        }
        for (int position : positions) {
            if (!mine) {
                firsts.remove(cells[position]);
            }
            cells[position] = NOBODY;
        }
        if (mine && firsts.containsKey(owner)) {
            firsts.get(owner).add(number);
        }
    }

    private void set(int reset, List<Integer> copies) {
        if (copies.isEmpty()) {
            return; // it has no memory
        }
        news = true;
        operators.set(reset, null);
        for (int number : copies) {
            Copy copy = (Copy) operators.get(number);
            operators.set(
                    number, new Copy(copy.source(), copy.sourceIndex(), copy.target(), copy.targetIndex(), false));
        }
    }

    private Operator operator(int at) {
        return operators.get(writers.operator(at));
    }

    private Signal written(int at) {
        return step.accesses().signal(step.accesses().signalOf(writers.access(at)));
    }

    private static boolean isZero(Operator operator) {
        return operator instanceof Reset reset && (float) reset.value() == 0;
    }

    private static boolean isWholeIncrement(Operator operator) {
        return operator instanceof Copy copy
                && copy.increment()
                && copy.targetIndex().isEmpty();
    }
}
