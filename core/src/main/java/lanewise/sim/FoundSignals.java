package lanewise.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.graph.Copy;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.plan.Plan;

/** The signals whose values go on from step to step. */
final class FoundSignals {
    private final Set<Signal> touched = new LinkedHashSet<>();
    private final Set<Signal> kept = new HashSet<>();
    private final Map<Signal, Integer> set = new HashMap<>();

    private FoundSignals() {}

    /** The bases of the state that a step reads, or keeps, as it finds them: all but those that it sets whole. */
    static List<Signal> of(Plan plan) {
        FoundSignals found = new FoundSignals();
        plan.operators().forEach(found::add);
        return found.touched.stream()
                .filter(plan.layout()::isState)
                .filter(base -> found.kept.contains(base) || found.set.getOrDefault(base, 0) < base.size())
                .toList();
    }

    private void add(Operator operator) {
        operator.signals().forEach(signal -> touched.add(signal.base()));
        operator.updates().forEach(signal -> kept.add(signal.base()));
        if (operator instanceof SimNeurons neurons) {
            neurons.states().forEach(signal -> kept.add(signal.base()));
        }
        boolean whole = !(operator instanceof Copy copy && copy.targetIndex().isPresent());
        for (Signal signal : operator.sets()) {
            set.merge(signal.base(), whole ? signal.size() : 0, Integer::sum);
        }
    }
}
