package lanewise.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lanewise.error.ModelException;

/**
 * Checks that a list of operators is an order of execution: every value is first set, by at most one operator, then
 * increased, then read, then updated, by at most one. The time grows with the number of accesses and the size of views.
 */
final class PhaseCheck {
    private static final int[] WRITING = {Uses.SETS, Uses.INCREMENTS, Uses.UPDATES};
    private static final List<String> VERBS = List.of("sets", "increases", "reads", "updates");

    private final List<Operator> operators;
    private final Map<Signal, Map<Signal, Uses>> bases = new LinkedHashMap<>();

    PhaseCheck(List<Operator> operators) {
        this.operators = operators;
    }

    void run() {
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            int number = i;
            checkTypes(() -> named(number), operator);
            add(operator.sets(), Uses.SETS, i);
            add(operator.increments(), Uses.INCREMENTS, i);
            add(operator.reads(), Uses.READS, i);
            add(operator.updates(), Uses.UPDATES, i);
        }
        bases.forEach(this::check);
    }

    private void add(List<Signal> signals, int phase, int operator) {
        for (Signal signal : signals) {
            if (signal.size() > 0) {
                bases.computeIfAbsent(signal.base(), base -> new LinkedHashMap<>())
                        .computeIfAbsent(signal, of -> new Uses())
                        .add(phase, operator);
            }
        }
    }

    private void check(Signal base, Map<Signal, Uses> views) {
        views.forEach((signal, uses) -> {
            for (int phase : WRITING) {
                if (uses.last(phase) != Uses.NOBODY && signal.overlapsItself()) {
                    checkMemory(uses.last(phase));
                }
            }
        });
        if (views.size() == 1) {
            views.forEach(this::checkOrder);
        } else {
            Regions.of(views).forEach(uses -> checkOrder(base, uses));
        }
    }

    /** What is told of two operators that do with a signal what only one may. */
    static ModelException twice(Signal signal, String verb, Object first, Object second) {
        return new ModelException(
                "signal %s: two operators %s it, %s and %s; only one may".formatted(signal, verb, first, second));
    }

    private void checkOrder(Signal signal, Uses uses) {
        if (uses.twice() != Uses.NOBODY) {
            checkMemory(uses.twice());
        }
        for (int once : new int[] {Uses.SETS, Uses.UPDATES}) {
            if (uses.last(once) > uses.first(once)) {
                throw twice(
                        signal, once == Uses.SETS ? "set" : "update", named(uses.first(once)), named(uses.last(once)));
            }
        }
        for (int early = 0; early < Uses.PHASES; early++) {
            for (int late = early + 1; late < Uses.PHASES; late++) {
                checkOrder(signal, uses, early, late);
            }
        }
    }

    private void checkOrder(Signal signal, Uses uses, int early, int late) {
        if (uses.last(early) > uses.first(late)) {
            throw new ModelException(
                    "signal %s: %s %s it before %s %s it; within a step a value is set, then increased, then read, then updated"
                            .formatted(
                                    signal,
                                    named(uses.first(late)),
                                    VERBS.get(late),
                                    named(uses.last(early)),
                                    VERBS.get(early)));
        }
        if (uses.last(early) == uses.first(late) && early != Uses.READS) {
            checkMemory(uses.last(early));
        }
    }

    private void checkMemory(int operator) {
        checkMemory(() -> named(operator), operators.get(operator));
    }

    private String named(int operator) {
        return "operator %d, %s"
                .formatted(operator, operators.get(operator).getClass().getSimpleName());
    }

    /** An operator writes no memory twice, reads nothing that it sets or increases itself, and nothing sparse. */
    static void alone(Operator operator) {
        Supplier<String> name = operator.getClass()::getSimpleName;
        checkTypes(name, operator);
        checkMemory(name, operator);
    }

    private static void checkTypes(Supplier<String> name, Operator operator) {
        List<Signal> written = operator.writes();
        for (List<Signal> dense : List.of(written, operator.reads())) {
            for (Signal signal : dense) {
                if (signal.sparse().isPresent()) {
                    throw new ModelException("%s: %s is sparse, which only the weights of a SparseDotInc can be"
                            .formatted(name.get(), signal));
                }
            }
        }
        for (Signal mine : written) {
            if (mine.type() == Signal.Type.INT && !keepsWhole(operator, mine)) {
                throw new ModelException(
                        "%s: it writes %s, which holds integers; only clocks, resets, triangle filters and copies of integers do"
                                .formatted(name.get(), mine));
            }
        }
    }

    private static void checkMemory(Supplier<String> name, Operator operator) {
        List<Signal> written = new ArrayList<>(operator.sets());
        written.addAll(operator.increments());
        for (Signal mine : written) {
            for (Signal read : operator.reads()) {
                if (mine.overlaps(read)) {
                    throw new ModelException(
                            "%s: it reads %s, which it writes within the same step as %s; a loop needs a synapse, of 0 s for a plain delay of one step"
                                    .formatted(name.get(), read, mine));
                }
            }
        }
        written.addAll(operator.updates());
        for (int i = 0; i < written.size(); i++) {
            for (Signal other : written.subList(0, i)) {
                if (written.get(i).overlaps(other)) {
                    throw new ModelException(
                            "%s: it writes %s and %s, which share memory".formatted(name.get(), other, written.get(i)));
                }
            }
            if (written.get(i).overlapsItself()) {
                throw new ModelException("%s: it writes %s, of which two values lie in the same place"
                        .formatted(name.get(), written.get(i)));
            }
        }
    }

    /** Whether all that an operator can write to a signal are whole numbers. */
    private static boolean keepsWhole(Operator operator, Signal written) {
        return switch (operator) {
            case TimeUpdate clock -> written == clock.step();
            case Reset reset -> true;
            case SimTriangle filter -> written == filter.index();
            case Copy copy -> copy.source().type() == Signal.Type.INT;
            case ElementwiseInc product ->
                product.factor().type() == Signal.Type.INT && product.input().type() == Signal.Type.INT;
            case Operator other -> false;
        };
    }
}
