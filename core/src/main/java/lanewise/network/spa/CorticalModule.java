package lanewise.network.spa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lanewise.model.Network;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.network.CircularConvolution;

/** Effects that always happen, as from one area of the cortex to another. Made by {@link Spa#cortical}. */
public final class CorticalModule extends SpaModule {
    private final Network network;
    private final List<CircularConvolution> convolutions = new ArrayList<>();

    CorticalModule(Spa spa, String name, Actions actions, Options options) {
        super(name);
        List<Supplier<Link>> possible = new ArrayList<>();
        for (Action action : spa.parsed(actions)) {
            action.condition().ifPresent(condition -> {
                throw action.source()
                        .error(
                                condition.at(),
                                "a cortical rule has no condition; leave out what is before \"-->\", or give the rule to basal ganglia");
            });
            for (Action.Effect effect : action.effects()) {
                Port target = spa.input(effect.target());
                effect.value().terms().forEach(term -> possible.add(Link.of(spa, action.source(), term, target)));
            }
        }
        List<Link> links = possible.stream().map(Supplier::get).toList();
        network = options.made(spa, name, made -> {});
        links.forEach(link -> make(spa, link, options));
    }

    private void make(Spa spa, Link made, Options options) {
        Network all = spa.network();
        switch (made) {
            case Link.Constant link -> {
                SpaModule module = link.target().module();
                module.network()
                        .connect(
                                module.one(),
                                link.target().endpoint(),
                                c -> c.transform(link.column()).synapse(options.synapse));
            }
            case Link.Route link ->
                all.connect(
                        link.source().endpoint(),
                        link.target().endpoint(),
                        c -> c.transform(link.matrix()).synapse(options.synapse));
            case Link.Product link ->
                convolutions.add(link.make(spa, name(), options.neuronsPerMultiply, options.synapse));
        }
    }

    @Override
    public Network network() {
        return network;
    }

    /** What multiplies, one a product of two modules, in the order of the rules. */
    public List<CircularConvolution> convolutions() {
        return List.copyOf(convolutions);
    }

    /** What can be chosen for cortical rules. */
    public static final class Options extends ModuleOptions<Options> {
        private Synapse synapse = new Lowpass(0.01);
        private int neuronsPerMultiply = 200;

        Options() {}

        @Override
        Options self() {
            return this;
        }

        /** The time constant in seconds of the lowpass filter of all connections; by default 0.01. */
        public Options synapse(double seconds) {
            return synapse(new Lowpass(seconds));
        }

        /** The filter of all connections; by default a lowpass of 10 ms. */
        public Options synapse(Synapse filter) {
            synapse = Checks.given("cortical rules", "synapse", filter);
            return this;
        }

        /** How many neurons multiply two coefficients of a product; by default 200. */
        public Options neuronsPerMultiply(int neurons) {
            neuronsPerMultiply = Checks.atLeastOne("neuronsPerMultiply", neurons);
            return this;
        }
    }
}
