package lanewise.sim;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import lanewise.graph.Graph;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;

/** The plans of each graph, each made once: so all its simulators with the same options share their parameters. */
final class Plans {
    // soft, because a plan holds its graph and would otherwise keep it for ever
    private static final Map<Graph, Map<PlanOptions, SoftReference<Plan>>> PLANS = new WeakHashMap<>();

    private Plans() {}

    static Plan of(Graph graph, PlanOptions options) {
        Map<PlanOptions, SoftReference<Plan>> plans;
        synchronized (PLANS) {
            plans = PLANS.computeIfAbsent(graph, key -> new ConcurrentHashMap<>());
        }
        SoftReference<Plan> known = plans.get(options);
        Plan plan = known == null ? null : known.get();
        if (plan == null) {
            plan = Plan.of(graph, options);
            plans.put(options, new SoftReference<>(plan));
        }
        return plan;
    }
}
