package lanewise.plan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Kind by kind: an operator belongs to level n if n others of its kind have to run one after the other behind it, and a
 * level is a block. Blocks of earlier kinds count as one when levels of later ones are found, so that all fit together.
 * Kinds whose operators touch more values come first; NengoDL has a fixed list, and cannot plan what is not on it.
 */
record Transitive() implements Planner {
    @Override
    public String name() {
        return "transitive";
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        Cohorts cohorts = Cohorts.backward(operators);
        Levels levels = new Levels(cohorts);
        for (int kind : byValues(operators)) {
            levels.merge(kind);
        }
        return levels.inOrder();
    }

    private static int[] byValues(OperatorGraph operators) {
        long[] values = new long[operators.kinds()];
        Accesses accesses = operators.step().accesses();
        for (int i = 0; i < operators.size(); i++) {
            for (int access = accesses.from(i); access < accesses.from(i + 1); access++) {
                values[operators.kind(i)] +=
                        accesses.signal(accesses.signalOf(access)).size();
            }
        }
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingLong(kind -> -values[kind]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
