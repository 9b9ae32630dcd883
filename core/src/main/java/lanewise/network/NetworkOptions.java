package lanewise.network;

import java.util.OptionalLong;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Config;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;

/**
 * What can be chosen for every ready-made network.
 *
 * @param <O> the options of the network in question
 */
public abstract class NetworkOptions<O extends NetworkOptions<O>> {
    private final Config config = new Config();
    private OptionalLong seed = OptionalLong.empty();

    NetworkOptions() {}

    abstract O self();

    /** A seed of the network's own, from 0 to 2^32 - 1; by default it follows from that of the network around. */
    public O seed(long value) {
        seed = OptionalLong.of(value);
        return self();
    }

    /**
     * Defaults of the ensembles within; they win over those of the networks around, and what this network is made for wins
     * over them.
     *
     * @throws ModelException if a value is refused
     */
    public O ensembles(Consumer<Ensemble.Options> defaults) {
        config.ensembles(defaults);
        return self();
    }

    /**
     * Defaults of the connections within; they win over those of the networks around, and what this network is made for
     * wins over them.
     *
     * @throws ModelException if a value is refused
     */
    public O connections(Consumer<Connection.Options> defaults) {
        config.connections(defaults);
        return self();
    }

    /** A network within another, with these defaults; if filling it fails the other is left without it. */
    final Network made(Network parent, String label, Consumer<Network> fill) {
        Consumer<Network> configured = network -> {
            network.config().include(config);
            fill.accept(network);
        };
        return seed.isPresent()
                ? parent.network(label, seed.getAsLong(), configured)
                : parent.network(label, configured);
    }
}
