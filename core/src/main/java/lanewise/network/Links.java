package lanewise.network;

import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Transform;

/** Connections without a synapse, of which ready-made networks mostly consist. */
final class Links {
    private Links() {}

    /** Values go on as they are, within the step. */
    static void direct(Network made, Endpoint from, Endpoint to) {
        made.connect(from, to, c -> c.synapse(Synapse.none()));
    }

    /** Values go on transformed, within the step. */
    static Connection direct(Network made, Endpoint from, Endpoint to, Transform transform) {
        return made.connect(from, to, c -> c.transform(transform).synapse(Synapse.none()));
    }
}
