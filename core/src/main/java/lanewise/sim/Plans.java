package lanewise.sim;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import lanewise.build.BuiltNetwork;
import lanewise.plan.Plan;

/** The plan of each built network, made once: so all its simulators share its parameters. */
final class Plans {
    private static final Map<BuiltNetwork, Plan> PLANS = Collections.synchronizedMap(new WeakHashMap<>());

    private Plans() {}

    static Plan of(BuiltNetwork network) {
        return PLANS.computeIfAbsent(network, built -> Plan.of(built.graph()));
    }
}
