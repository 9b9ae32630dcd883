package lanewise.network.spa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lanewise.math.Matrices;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.network.CircularConvolution;
import lanewise.network.EnsembleArray;
import lanewise.network.Thalamus;

/**
 * Lets the effects of the rule happen that basal ganglia have chosen. A semantic pointer is sent by the rule's neurons
 * themselves. What another module gives out goes through a channel, which a gate closes: the gate's neurons, active as long
 * as the rule is not chosen, inhibit those of the channel. Made by {@link Spa#thalamus}.
 */
public final class ThalamusModule extends SpaModule {
    private final Spa spa;
    private final Options options;
    private final Thalamus thalamus;
    private final Map<Integer, Ensemble> gates = new LinkedHashMap<>();
    private final List<EnsembleArray> channels = new ArrayList<>();
    private final List<CircularConvolution> convolutions = new ArrayList<>();

    ThalamusModule(Spa spa, String name, BasalGangliaModule ganglia, Options options) {
        super(name);
        this.spa = spa;
        this.options = options;
        List<Effect> possible = new ArrayList<>();
        for (int i = 0; i < ganglia.actions().size(); i++) {
            int number = i;
            Action action = ganglia.actions().get(i);
            for (Action.Effect effect : action.effects()) {
                Port target = spa.input(effect.target());
                for (Term term : effect.value().terms()) {
                    possible.add(new Effect(number, Link.of(spa, action.source(), term, target)));
                }
            }
        }
        List<Runnable> effects = possible.stream().map(this::made).toList();
        thalamus = Thalamus.in(spa.network(), name, ganglia.actions().size(), options::choose);
        spa.network().connect(ganglia.ganglia().output(), thalamus.input(), c -> c.synapse(options.synapseFromGanglia));
        effects.forEach(Runnable::run);
    }

    /** What a rule does, in which everything is possible. */
    private record Effect(int action, Supplier<Link> link) {}

    private Runnable made(Effect effect) {
        Link link = effect.link().get();
        return () -> make(effect.action(), link);
    }

    private void make(int action, Link made) {
        switch (made) {
            case Link.Constant link ->
                spa.network()
                        .connect(
                                neurons(action),
                                link.target().endpoint(),
                                c -> c.transform(link.column()).synapse(options.synapseDirect));
            case Link.Route link -> channels.add(channel(action, link));
            case Link.Product link -> convolutions.add(product(action, link));
        }
    }

    private Ensemble neurons(int action) {
        return thalamus.actions().ensembles().get(action);
    }

    private EnsembleArray channel(int action, Link.Route link) {
        int dimensions = link.target().endpoint().sizeIn();
        int part = part(link, dimensions);
        EnsembleArray channel = EnsembleArray.in(
                link.target().module().network(),
                "%s.%d.%s->%s"
                        .formatted(
                                name(),
                                action,
                                link.source().name(),
                                link.target().name()),
                Math.multiplyExact(options.neuronsPerChannelDimension, part),
                dimensions / part,
                array -> array.dimensions(part).ensembles(e -> e.radius(Math.sqrt((double) part / dimensions))));
        inhibit(spa.network(), gate(action, link.target()), channel.ensembles());
        Synapse synapse = options.synapseChannel;
        spa.network()
                .connect(
                        link.source().endpoint(),
                        channel.input(),
                        c -> c.transform(link.matrix()).synapse(synapse));
        spa.network().connect(channel.output(), link.target().endpoint(), c -> c.synapse(synapse));
        return channel;
    }

    /** How many values an ensemble of a channel represents: as many as those of a buffer at one of its ends. */
    private int part(Link.Route link, int dimensions) {
        int part = Stream.of(link.target(), link.source())
                .map(Port::module)
                .filter(module -> module instanceof StateModule state && state.isBuffer())
                .map(module -> ((StateModule) module).ensembles().dimensionsPerEnsemble())
                .findFirst()
                .orElse(Math.min(options.channelSubdimensions, dimensions));
        return dimensions % part == 0 ? part : 1;
    }

    private CircularConvolution product(int action, Link.Product link) {
        CircularConvolution convolution =
                link.make(spa, "%s.%d".formatted(name(), action), options.neuronsPerMultiply, options.synapseChannel);
        Ensemble gate = gate(action, link.target());
        Network within = link.target().module().network();
        inhibit(within, gate, convolution.product().sums().ensembles());
        inhibit(within, gate, convolution.product().differences().ensembles());
        return convolution;
    }

    /** In Nengo these connections belong to the whole network for a channel, and to the target's module for a product. */
    private void inhibit(Network owner, Ensemble gate, List<Ensemble> ensembles) {
        for (Ensemble ensemble : ensembles) {
            double[] weights = new double[ensemble.neuronCount()];
            Arrays.fill(weights, -options.routeInhibition);
            owner.connect(
                    gate,
                    ensemble.neurons(),
                    c -> c.transform(Matrices.column(weights)).synapse(options.synapseInhibition));
        }
    }

    /** The gate of a rule; it is made in the module that the rule first sends another module's output to. */
    private Ensemble gate(int action, Port target) {
        return gates.computeIfAbsent(action, number -> {
            Network within = target.module().network();
            Ensemble gate = within.ensemble(
                    "%s.gate%d".formatted(name(), number),
                    options.neuronsPerGate,
                    1,
                    e -> e.intercepts(new Uniform(options.gateThreshold, 1)).encoders(Choice.ofRows(new double[] {1})));
            within.connect(target.module().one(), gate, c -> c.synapse(Synapse.none()));
            spa.network().connect(neurons(number), gate, c -> c.transform(-1).synapse(options.synapseToGate));
            return gate;
        });
    }

    @Override
    public Network network() {
        return thalamus.network();
    }

    /** The thalamus itself; the values of its output are about 1 for the chosen rule and 0 for the others. */
    public Thalamus thalamus() {
        return thalamus;
    }

    /** The gates by the numbers of their rules, from 0; a rule that sends only semantic pointers has none. */
    public Map<Integer, Ensemble> gates() {
        return Collections.unmodifiableMap(gates);
    }

    /** The channels in the order of the effects. */
    public List<EnsembleArray> channels() {
        return List.copyOf(channels);
    }

    /** What multiplies, one a product of two modules, in the order of the effects. */
    public List<CircularConvolution> convolutions() {
        return List.copyOf(convolutions);
    }

    /** What can be chosen for a thalamus, with Nengo's defaults. */
    public static final class Options extends ModuleOptions<Options> {
        private int neuronsPerAction = 50;
        private double actionThreshold = 0.2;
        private double mutualInhibition = 1;
        private double routeInhibition = 3;
        private Synapse synapseInhibition = new Lowpass(0.008);
        private Synapse synapseFromGanglia = new Lowpass(0.008);
        private Synapse synapseDirect = new Lowpass(0.01);
        private int neuronsPerChannelDimension = 50;
        private int channelSubdimensions = 16;
        private Synapse synapseChannel = new Lowpass(0.01);
        private int neuronsPerMultiply = 200;
        private int neuronsPerGate = 40;
        private double gateThreshold = 0.3;
        private Synapse synapseToGate = new Lowpass(0.002);

        Options() {}

        @Override
        Options self() {
            return this;
        }

        private void choose(Thalamus.Options made) {
            seed(made);
            made.neurons(neuronsPerAction).mutualInhibition(mutualInhibition).threshold(actionThreshold);
        }

        /** How many neurons a rule has; by default 50. */
        public Options neuronsPerAction(int neurons) {
            neuronsPerAction = Checks.atLeastOne("neuronsPerAction", neurons);
            return this;
        }

        /** Below which value a rule's neurons are silent, below 1; by default 0.2. */
        public Options actionThreshold(double value) {
            actionThreshold = Checks.threshold("actionThreshold", value);
            return this;
        }

        /** How strongly rules inhibit each other; by default 1. */
        public Options mutualInhibition(double weight) {
            mutualInhibition = Checks.finite("mutualInhibition", weight);
            return this;
        }

        /** How strongly gates inhibit channels; by default 3. */
        public Options routeInhibition(double weight) {
            routeInhibition = Checks.finite("routeInhibition", weight);
            return this;
        }

        /** The time constant in seconds of the lowpass filter between gates and channels; by default 0.008. */
        public Options synapseInhibition(double seconds) {
            return synapseInhibition(new Lowpass(seconds));
        }

        /** The filter between gates and channels; by default a lowpass of 8 ms. */
        public Options synapseInhibition(Synapse filter) {
            synapseInhibition = Checks.given("thalamus", "synapseInhibition", filter);
            return this;
        }

        /** The time constant in seconds of the lowpass filter of what the basal ganglia give out; by default 0.008. */
        public Options synapseFromGanglia(double seconds) {
            return synapseFromGanglia(new Lowpass(seconds));
        }

        /** The filter of what the basal ganglia give out; by default a lowpass of 8 ms. */
        public Options synapseFromGanglia(Synapse filter) {
            synapseFromGanglia = Checks.given("thalamus", "synapseFromGanglia", filter);
            return this;
        }

        /** The time constant in seconds of the lowpass filter of semantic pointers that a rule sends; by default 0.01. */
        public Options synapseDirect(double seconds) {
            return synapseDirect(new Lowpass(seconds));
        }

        /** The filter of semantic pointers that a rule sends; by default a lowpass of 10 ms. */
        public Options synapseDirect(Synapse filter) {
            synapseDirect = Checks.given("thalamus", "synapseDirect", filter);
            return this;
        }

        /** How many neurons a channel has for each value; by default 50. */
        public Options neuronsPerChannelDimension(int neurons) {
            neuronsPerChannelDimension = Checks.atLeastOne("neuronsPerChannelDimension", neurons);
            return this;
        }

        /** How many values an ensemble of a channel represents, where no buffer's says it; by default 16. At least 1. */
        public Options channelSubdimensions(int values) {
            channelSubdimensions = Checks.atLeastOne("channelSubdimensions", values);
            return this;
        }

        /** The time constant in seconds of the lowpass filter before and behind a channel or a product; by default 0.01. */
        public Options synapseChannel(double seconds) {
            return synapseChannel(new Lowpass(seconds));
        }

        /** The filter before and behind a channel or a product; by default a lowpass of 10 ms. */
        public Options synapseChannel(Synapse filter) {
            synapseChannel = Checks.given("thalamus", "synapseChannel", filter);
            return this;
        }

        /** How many neurons multiply two coefficients of a product; by default 200. */
        public Options neuronsPerMultiply(int neurons) {
            neuronsPerMultiply = Checks.atLeastOne("neuronsPerMultiply", neurons);
            return this;
        }

        /** How many neurons a gate has; by default 40. */
        public Options neuronsPerGate(int neurons) {
            neuronsPerGate = Checks.atLeastOne("neuronsPerGate", neurons);
            return this;
        }

        /** Below which value a gate's neurons are silent, below 1; by default 0.3. */
        public Options gateThreshold(double value) {
            gateThreshold = Checks.threshold("gateThreshold", value);
            return this;
        }

        /** The time constant in seconds of the lowpass filter between a rule's neurons and its gate; by default 0.002. */
        public Options synapseToGate(double seconds) {
            return synapseToGate(new Lowpass(seconds));
        }

        /** The filter between a rule's neurons and its gate; by default a lowpass of 2 ms. */
        public Options synapseToGate(Synapse filter) {
            synapseToGate = Checks.given("thalamus", "synapseToGate", filter);
            return this;
        }
    }
}
