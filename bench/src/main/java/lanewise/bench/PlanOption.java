package lanewise.bench;

import java.util.Optional;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import lanewise.plan.StandardSimplification;
import picocli.CommandLine.Option;

/** The options {@code --planner} and {@code --simplifications}, for each command that plans a model. */
final class PlanOption {
    @Option(
            names = "--planner",
            paramLabel = "P",
            description =
                    "Plan by auto, none, greedy, transitive, or tree-1 to tree-9; by default auto, which tries the"
                            + " others. Results do not depend on it.")
    private String planner = "auto";

    @Option(
            names = "--simplifications",
            paramLabel = "NAMES",
            description = "What makes operators fewer or cheaper before they are planned: none, or some of"
                    + " constant-copies, unmodified-resets, zero-increments, identity-products, unread-clock and"
                    + " first-increments, with commas between; by default those that pay. Results do not depend on it.")
    private String simplifications;

    /**
     * How to plan.
     *
     * @throws lanewise.error.ModelException if there is no planner or simplification of a name
     */
    PlanOptions options() {
        return new PlanOptions(
                Planner.named(planner), Optional.ofNullable(simplifications).map(StandardSimplification::named));
    }
}
