package lanewise.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
import lanewise.graph.SimProcess;

/**
 * Applies simplifications, over and over, until they change nothing more, and holds those of others to their promises.
 * What has been applied to a step once is known from then on.
 */
final class Simplifier {
    /** Rounds after which rules of others must be undoing each other's work; models that people make need three. */
    private static final int ENOUGH = 100;

    /** Operators that are looked at once a round; where more would have to be, what has become of them is simple enough. */
    private static final long WORK = 1_000_000;

    private final Map<Application, Step> known = new HashMap<>();

    /** A rule and what it is applied to. */
    private record Application(Simplification rule, Step step) {}

    Step simplified(Step given, List<Simplification> rules) {
        boolean standard = rules.stream().allMatch(StandardSimplification.class::isInstance);
        long rounds = standard ? Math.clamp(WORK / (1 + given.operators().size()), 8, ENOUGH) : ENOUGH;
        Step step = given;
        for (int round = 0; round < rounds; round++) {
            Step before = step;
            for (Simplification rule : rules) {
                step = known.computeIfAbsent(new Application(rule, step), added -> applied(added.rule(), added.step()));
            }
            if (step == before) {
                return step;
            }
        }
        if (standard) {
            return step;
        }
        throw new ModelException(
                "simplifications %s: they still change something after %d rounds; leave one of them out"
                        .formatted(rules.stream().map(Simplification::name).toList(), ENOUGH));
    }

    private static Step applied(Simplification rule, Step step) {
        Step after = rule.apply(step);
        if (!(rule instanceof StandardSimplification) && after != step) {
            check(rule, step, after);
        }
        return after;
    }

    private static void check(Simplification rule, Step before, Step after) {
        if (after == null || after.graph() != before.graph()) {
            throw new ModelException(
                    "simplification %s: it does not return a step made of the one it was given".formatted(rule.name()));
        }
        if (!kept(before).equals(kept(after))) {
            Optional<Operator> lost = kept(before).stream()
                    .filter(operator -> !kept(after).contains(operator))
                    .findFirst();
            throw new ModelException(
                    "simplification %s: functions, processes and neurons that take random numbers stay as they are and in order, but %s"
                            .formatted(
                                    rule.name(),
                                    lost.map(operator -> "it changes " + operator)
                                            .orElse("it adds or moves one")));
        }
        try {
            Graph.inOrder(after.graph().dt(), after.operators(), List.of());
        } catch (ModelException e) {
            throw new ModelException(
                    "simplification %s: what it returns is no order of execution: %s"
                            .formatted(rule.name(), e.getMessage()),
                    e);
        }
    }

    /** What a run keeps besides the signals belongs to these, by their number. */
    private static List<Operator> kept(Step step) {
        return step.operators().stream()
                .filter(operator -> operator instanceof HostFunction
                        || operator instanceof SimProcess
                        || (operator instanceof SimNeurons neurons
                                && neurons.type().random()))
                .toList();
    }
}
