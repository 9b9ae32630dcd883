package lanewise.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.graph.Signal;

/**
 * How a graph is planned. None of it shows in a result.
 *
 * @param planner what groups the operators
 * @param simplifications what is applied to the operators before, in this order, until nothing changes any more; if
 *     empty, the engine's own, of which those that can cost a block are kept only if that pays
 * @param variables parameters whose values may be changed between runs, by training: no operator writes them, and still
 *     nothing is computed from them ahead of a run
 */
public record PlanOptions(Planner planner, Optional<List<Simplification>> simplifications, Set<Signal> variables) {
    /** All is chosen by the engine. */
    public static final PlanOptions AUTO = new PlanOptions(Planner.auto(), Optional.empty());

    /** With copies of the collections; of a view its base counts. */
    public PlanOptions {
        simplifications = simplifications.map(List::copyOf);
        variables = variables.stream().map(Signal::base).collect(Collectors.toUnmodifiableSet());
    }

    /** Without variables. */
    public PlanOptions(Planner planner, Optional<List<Simplification>> simplifications) {
        this(planner, simplifications, Set.of());
    }

    /** The same with another planner. */
    public PlanOptions with(Planner chosen) {
        return new PlanOptions(chosen, simplifications, variables);
    }

    /** The same with just these simplifications. */
    public PlanOptions with(List<Simplification> chosen) {
        return new PlanOptions(planner, Optional.of(chosen), variables);
    }

    /** The same with just these variables. */
    public PlanOptions with(Set<Signal> chosen) {
        return new PlanOptions(planner, simplifications, chosen);
    }
}
