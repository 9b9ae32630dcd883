package lanewise.plan;

import java.util.List;
import java.util.stream.IntStream;

/** Each operator by itself, in the graph's order. */
record Unmerged() implements Planner {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public List<int[]> plan(OperatorGraph operators) {
        return IntStream.range(0, operators.size()).mapToObj(i -> new int[] {i}).toList();
    }
}
