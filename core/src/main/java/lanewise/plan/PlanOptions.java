package lanewise.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a graph is planned. None of it shows in a result.
 *
 * @param planner what groups the operators
 * @param simplifications what is applied to the operators before, in this order, until nothing changes any more; if
 *     empty, the engine's own, of which those that can cost a block are kept only if that pays
 */
public record PlanOptions(Planner planner, Optional<List<Simplification>> simplifications) {
    /** All is chosen by the engine. */
    public static final PlanOptions AUTO = new PlanOptions(Planner.auto(), Optional.empty());

    /** With a copy of the list. */
    public PlanOptions {
        simplifications = simplifications.map(List::copyOf);
    }

    /** The same with another planner. */
    public PlanOptions with(Planner chosen) {
        return new PlanOptions(chosen, simplifications);
    }

    /** The same with just these simplifications. */
    public PlanOptions with(List<Simplification> chosen) {
        return new PlanOptions(planner, Optional.of(chosen));
    }
}
