package lanewise.sim;

import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import lanewise.graph.Graph;
import lanewise.plan.Plan;

/** The plan of each graph, made once: so all its simulators share its parameters. */
final class Plans {
    // soft, because a plan holds its graph and would otherwise keep it for ever
    private static final Map<Graph, SoftReference<Plan>> PLANS = Collections.synchronizedMap(new WeakHashMap<>());

    private Plans() {}

    static Plan of(Graph graph) {
        SoftReference<Plan> known = PLANS.get(graph);
        Plan plan = known == null ? null : known.get();
        if (plan == null) {
            plan = Plan.of(graph);
            PLANS.put(graph, new SoftReference<>(plan));
        }
        return plan;
    }
}
