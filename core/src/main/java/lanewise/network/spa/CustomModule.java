package lanewise.network.spa;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.model.Endpoint;
import lanewise.model.Network;

/** A module of your own: fill its network, and say what its inputs and outputs are. Made by {@link Spa#custom}. */
public final class CustomModule extends SpaModule {
    private Network network;
    private boolean made;

    CustomModule(Spa spa, String name, OptionalLong seed, Consumer<CustomModule> fill) {
        super(name);
        Consumer<Network> filling = child -> {
            network = child;
            fill.accept(this);
        };
        if (seed.isPresent()) {
            spa.network().network(name, seed.getAsLong(), filling);
        } else {
            spa.network().network(name, filling);
        }
        made = true;
    }

    @Override
    public Network network() {
        return network;
    }

    /**
     * An input of semantic pointers.
     *
     * @param port {@value SpaModule#DEFAULT} for that of the module's name, else letters and digits
     * @throws ModelException if the name is taken or the sizes differ
     */
    public CustomModule input(String port, Endpoint endpoint, Vocabulary vocabulary) {
        open().addInput(port, endpoint, Optional.of(vocabulary));
        return this;
    }

    /**
     * An output of semantic pointers.
     *
     * @param port {@value SpaModule#DEFAULT} for that of the module's name, else letters and digits
     * @throws ModelException if the name is taken or the sizes differ
     */
    public CustomModule output(String port, Endpoint endpoint, Vocabulary vocabulary) {
        open().addOutput(port, endpoint, Optional.of(vocabulary));
        return this;
    }

    /**
     * An output of values that are no semantic pointers, such as a number that conditions of rules use.
     *
     * @param port {@value SpaModule#DEFAULT} for that of the module's name, else letters and digits
     * @throws ModelException if the name is taken
     */
    public CustomModule output(String port, Endpoint endpoint) {
        open().addOutput(port, endpoint, Optional.empty());
        return this;
    }

    private CustomModule open() {
        if (made) {
            throw new ModelException("%s: it is made; name its ports where it is".formatted(this));
        }
        return this;
    }
}
