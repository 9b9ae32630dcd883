package lanewise.plan;

import java.util.ArrayList;
import java.util.List;

/** Of all that could run now, those of the most frequent kind run next, as NengoDL's greedy planner does it. */
record Greedy() implements Planner {
    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        return plan(operators, Cohorts.forward(operators));
    }

    List<int[]> plan(OperatorGraph operators, Cohorts cohorts) {
        Progress progress = new Progress(cohorts, operators.kinds());
        List<int[]> blocks = new ArrayList<>();
        while (progress.left() > 0) {
            blocks.add(cohorts.operators(progress.take(progress.ready().largest())));
        }
        return blocks;
    }
}
