package lanewise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries the other planners, and keeps the plan that the cost model takes for the fastest. How much is tried follows from
 * counted work, not from the clock: the same graph gets the same plan on every machine.
 */
record Auto() implements Planner {
    /** The deepest search that is tried; deeper ones found nothing better on any benchmark network. */
    private static final int DEEPEST = 4;

    /** Cohorts and dependencies that a search may look at, about 20 ms; if it needs more, it is given up. */
    private static final long SEARCH = 1_000_000;

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        Cohorts cohorts = Cohorts.forward(operators);
        List<List<int[]>> plans = new ArrayList<>();
        plans.add(new Greedy().plan(operators, cohorts));
        for (int depth = 2; depth <= DEEPEST; depth++) {
            Optional<List<int[]>> found = new Tree(depth).plan(operators, cohorts, SEARCH);
            found.ifPresent(plans::add);
        }
        if ((long) operators.kinds() * cohorts.count() <= SEARCH) { // it looks at all cohorts once a kind
            plans.add(new Transitive().plan(operators));
        }
        List<int[]> best = null;
        double least = Double.POSITIVE_INFINITY;
        for (List<int[]> plan : plans) {
            double nanos = CostModel.nanos(new Grouping(operators, plan));
            if (nanos < least) {
                least = nanos;
                best = plan;
            }
        }
        return best;
    }
}
