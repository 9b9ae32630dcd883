package lanewise.bench.recipe;

import java.util.HashSet;
import java.util.Set;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probeable;

/** Outputs of ready-made networks that nobody reads: there is nothing to be learned by what leads to them. */
final class DeadEnds {
    private DeadEnds() {}

    /** Has training leave connections alone that lead to nodes from which nothing leads on, and which no probe records. */
    static void freeze(Network network) {
        Set<Probeable> read = new HashSet<>();
        network.allConnections().forEach(connection -> read.add(connection.pre().whole()));
        network.allProbes()
                .forEach(probe -> read.add(probe.target() instanceof Endpoint end ? end.whole() : probe.target()));
        for (Connection connection : network.allConnections()) {
            if (connection.post().whole() instanceof Node node && !read.contains(node)) {
                network.config().trainable(connection, false);
            }
        }
    }
}
