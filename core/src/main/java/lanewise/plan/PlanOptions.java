package lanewise.plan;

import java.util.List;

/**
 * How a graph is planned. None of it shows in a result.
 *
 * @param planner what groups the operators
 * @param simplifications what is applied to the operators before, in this order, until nothing changes any more
 */
public record PlanOptions(Planner planner, List<Simplification> simplifications) {
    /** All is chosen by the engine. */
    public static final PlanOptions AUTO = new PlanOptions(Planner.greedy(), List.of(StandardSimplification.values()));

    /** With a copy of the list. */
    public PlanOptions {
        simplifications = List.copyOf(simplifications);
    }

    /** The same with another planner. */
    public PlanOptions with(Planner chosen) {
        return new PlanOptions(chosen, simplifications);
    }

    /** The same with just these simplifications. */
    public PlanOptions with(List<Simplification> chosen) {
        return new PlanOptions(planner, chosen);
    }
}
