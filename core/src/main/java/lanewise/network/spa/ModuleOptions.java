package lanewise.network.spa;

import java.util.OptionalLong;
import java.util.function.Consumer;
import lanewise.model.Network;
import lanewise.network.NetworkOptions;

/**
 * What can be chosen for every module.
 *
 * @param <O> the options of the module in question
 */
public abstract class ModuleOptions<O extends ModuleOptions<O>> {
    private OptionalLong seed = OptionalLong.empty();

    ModuleOptions() {}

    abstract O self();

    /**
     * A seed of the module's own network, from 0 to 2^32 - 1; by default it follows from that of the network around.
     *
     * @throws lanewise.error.ModelException if it is out of range
     */
    public O seed(long value) {
        seed = OptionalLong.of(Checks.seed(value));
        return self();
    }

    /** The module's network; if filling it fails the network around is left without it. */
    final Network made(Spa spa, String name, Consumer<Network> fill) {
        return seed.isPresent()
                ? spa.network().network(name, seed.getAsLong(), fill)
                : spa.network().network(name, fill);
    }

    /** Gives the seed to a ready-made network. */
    final void seed(NetworkOptions<?> options) {
        seed.ifPresent(options::seed);
    }
}
