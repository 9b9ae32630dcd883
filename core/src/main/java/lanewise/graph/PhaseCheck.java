package lanewise.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.error.ModelException;

/**
 * Checks that a list of operators is an order of execution: every value is first set, by at most one operator, then
 * increased, then read, then updated, by at most one. The time grows with the number of accesses and the size of views.
 */
final class PhaseCheck {
    private static final int NOBODY = -1;
    private static final List<String> VERBS = List.of("sets", "increases", "reads", "updates");

    private final List<Operator> operators;
    private final Map<Signal, Map<Signal, Uses>> bases = new LinkedHashMap<>();

    PhaseCheck(List<Operator> operators) {
        this.operators = operators;
    }

    /** For each of the four phases, the first and the last operator that accesses a signal in it. */
    private static final class Uses {
        private final int[] first = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        private final int[] last = {NOBODY, NOBODY, NOBODY, NOBODY};

        void add(int phase, int operator) {
            first[phase] = Math.min(first[phase], operator);
            last[phase] = Math.max(last[phase], operator);
        }

        void add(Uses other) {
            for (int phase = 0; phase < first.length; phase++) {
                if (other.last[phase] != NOBODY) {
                    add(phase, other.first[phase]);
                    add(phase, other.last[phase]);
                }
            }
        }
    }

    void run() {
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            alone(named(i), operator);
            add(operator.sets(), 0, i);
            add(operator.increments(), 1, i);
            add(operator.reads(), 2, i);
            add(operator.updates(), 3, i);
        }
        bases.values().forEach(this::check);
    }

    private void add(List<Signal> signals, int phase, int operator) {
        for (Signal signal : signals) {
            bases.computeIfAbsent(signal.base(), base -> new HashMap<>())
                    .computeIfAbsent(signal, of -> new Uses())
                    .add(phase, operator);
        }
    }

    private void check(Map<Signal, Uses> views) {
        if (views.size() == 1) {
            views.forEach(this::check);
            return;
        }
        Map<Integer, Uses> values = new HashMap<>();
        views.forEach((signal, uses) -> {
            for (int position : signal.positions()) {
                values.computeIfAbsent(position, value -> new Uses()).add(uses);
            }
        });
        Signal base = views.keySet().iterator().next().base();
        values.values().forEach(uses -> check(base, uses));
    }

    private void check(Signal signal, Uses uses) {
        for (int once : new int[] {0, 3}) {
            if (uses.last[once] > uses.first[once]) {
                throw new ModelException("signal %s: two operators %s it, %s and %s; only one may"
                        .formatted(
                                signal, once == 0 ? "set" : "update", named(uses.first[once]), named(uses.last[once])));
            }
        }
        for (int early = 0; early < VERBS.size(); early++) {
            for (int late = early + 1; late < VERBS.size(); late++) {
                if (uses.last[early] > uses.first[late]) {
                    throw new ModelException(
                            "signal %s: %s %s it before %s %s it; within a step a value is set, then increased, then read, then updated"
                                    .formatted(
                                            signal,
                                            named(uses.first[late]),
                                            VERBS.get(late),
                                            named(uses.last[early]),
                                            VERBS.get(early)));
                }
            }
        }
    }

    private String named(int operator) {
        return "operator %d, %s"
                .formatted(operator, operators.get(operator).getClass().getSimpleName());
    }

    /** An operator writes no memory twice, reads nothing that it sets or increases itself, and nothing sparse. */
    static void alone(String name, Operator operator) {
        List<Signal> written = new ArrayList<>(operator.sets());
        written.addAll(operator.increments());
        Stream.of(written, operator.reads(), operator.updates())
                .flatMap(List::stream)
                .filter(signal -> signal.sparse().isPresent())
                .forEach(signal -> {
                    throw new ModelException("%s: %s is sparse, which only the weights of a SparseDotInc can be"
                            .formatted(name, signal));
                });
        for (Signal mine : written) {
            for (Signal read : operator.reads()) {
                if (mine.overlaps(read)) {
                    throw new ModelException(
                            "%s: it reads %s, which it writes within the same step as %s".formatted(name, read, mine));
                }
            }
        }
        written.addAll(operator.updates());
        for (int i = 0; i < written.size(); i++) {
            for (Signal other : written.subList(0, i)) {
                if (written.get(i).overlaps(other)) {
                    throw new ModelException(
                            "%s: it writes %s and %s, which share memory".formatted(name, other, written.get(i)));
                }
            }
            if (written.get(i).overlapsItself()) {
                throw new ModelException(
                        "%s: it writes %s, of which two values lie in the same place".formatted(name, written.get(i)));
            }
        }
    }
}
