package lanewise.build;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProcessSeeds;
import lanewise.graph.SimProcess;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.neuron.NeuronType;

/**
 * Builds networks: draws what is to be drawn, solves for decoders, and writes down the operators of a step. The same
 * network gives the same bits on every machine, and the same neurons as in Nengo.
 */
public final class Builder {
    private Builder() {}

    /** Builds with steps of 1 ms, on the kernels and threads that this machine has. */
    public static BuiltNetwork build(Network network) {
        return build(network, options -> {});
    }

    /**
     * Builds.
     *
     * @throws ModelException if an object cannot be built; the message names it
     */
    public static BuiltNetwork build(Network network, Consumer<Options> choose) {
        Options options = new Options();
        choose.accept(options);
        if (network.seed().isEmpty()) {
            throw new ModelException("%s: only a network with a seed of its own can be built alone".formatted(network));
        }
        options.scaling.checkLearning(network);
        Seeds seeds = Seeds.of(network);
        Draft draft = new Draft(network, options, seeds, Preparation.of(network, options, seeds));
        add(network, draft);
        options.values.checkBuilt(draft.parameters(), draft.fixed());
        checkTimeConstants(options.timeConstants.keySet(), draft.parameters());
        Graph graph = Graph.ordered(options.dt, draft.operators(), draft.probes());
        return new BuiltNetwork(seeded(graph, (network.seed().getAsLong() + 1) & RandomStream.MAX_SEED), draft);
    }

    private static void checkTimeConstants(Set<ParameterOwner> wanted, List<ParameterSignal> built) {
        for (ParameterOwner owner : wanted) {
            if (built.stream()
                    .noneMatch(each -> each.owner().equals(owner) && each.kind().isTimeConstant())) {
                throw new ModelException(
                        "%s: its time constant is to be a parameter, but it is no connection, probe or ensemble of the network that is built; name those whose synapses or neurons are meant"
                                .formatted(owner));
            }
        }
    }

    /** The graph with the processes' seeds, which a simulator draws from one that follows from the network's. */
    private static Graph seeded(Graph graph, long simulatorSeed) {
        if (graph.operators().stream().noneMatch(SimProcess.class::isInstance)) {
            return graph;
        }
        Map<SimProcess, Long> seeds = ProcessSeeds.drawn(graph, simulatorSeed);
        List<Operator> operators = graph.operators().stream()
                .map(operator -> operator instanceof SimProcess process ? process.seeded(seeds.get(process)) : operator)
                .toList();
        return Graph.inOrder(graph.dt(), operators, graph.probes());
    }

    private static void add(Network network, Draft draft) {
        for (Ensemble ensemble : network.ensembles()) {
            EnsembleBuilder.add(ensemble, draft);
        }
        for (Node node : network.nodes()) {
            NodeBuilder.add(node, draft);
        }
        for (Network child : network.networks()) {
            add(child, draft);
        }
        for (Connection connection : network.connections()) {
            ConnectionBuilder.add(connection, draft);
        }
        for (Probe probe : network.probes()) {
            ProbeBuilder.add(probe, draft);
        }
    }

    /** What can be chosen for a build. */
    public static final class Options {
        private double dt = 0.001;
        private KernelChoice kernels;
        private int threads = Runtime.getRuntime().availableProcessors();
        private ParameterValues values = ParameterValues.none();
        private final Map<ParameterOwner, Set<Kind>> timeConstants = new LinkedHashMap<>();
        private final RateScaling scaling = new RateScaling();
        private boolean synapses = true;
        private final Set<Node> feedable = new HashSet<>();
        private WarmingKernels warming;

        Options() {}

        /** The length of a step in seconds; by default 1 ms. */
        public Options dt(double seconds) {
            if (!(seconds > 0) || Double.isInfinite(seconds)) {
                throw new ModelException("dt is %s s; it must be positive and finite".formatted(seconds));
            }
            dt = seconds;
            return this;
        }

        /** The kernels that decoders are solved with from the first on; the result has the same bits with any. */
        public Options kernels(Kernels chosen) {
            return kernels(KernelChoice.given(chosen));
        }

        /** The same by a choice, some of which start with scalar kernels and go on with vector kernels once these are warm. */
        public Options kernels(KernelChoice chosen) {
            kernels = chosen;
            return this;
        }

        /**
         * Into how many threads' work drawing and solving for decoders is split, at least 1: with 1 all is done by the
         * caller, with more the JVM's common pool helps; where vector kernels are worth it, a thread warms them up beside
         * any number. The functions of connections are called by the caller. The result
         * has the same bits with any number.
         */
        public Options threads(int count) {
            if (count < 1) {
                throw new ModelException("threads: %d; use at least 1".formatted(count));
            }
            threads = count;
            return this;
        }

        /**
         * Values of parameters, such as trained ones, in place of what would be drawn or solved for. Decoders for which
         * none are given are solved for with the encoders and biases that are. Building fails if a value is of no
         * parameter of the network, or there are not as many as it has.
         */
        public Options values(ParameterValues given) {
            values = values.with(given);
            return this;
        }

        /**
         * Makes time constants parameters, to be trained; they are constants unless asked for. The values of parameters,
         * {@link #values}, count whether they are asked for or not.
         *
         * @param of connections and probes, each with a {@link lanewise.model.synapse.Lowpass} or
         *     {@link lanewise.model.synapse.Alpha} of positive time constant; and ensembles, of which all time constants are
         *     meant that their neurons have and that are positive
         * @throws ModelException if the neurons of an ensemble have none
         */
        public Options timeConstants(ParameterOwner... of) {
            for (ParameterOwner owner : of) {
                if (owner instanceof Ensemble ensemble) {
                    NeuronType type = ensemble.neuronType();
                    Set<Kind> kinds = NeuronTimesBuilder.of(type);
                    if (kinds.isEmpty()) {
                        throw new ModelException(
                                "%s: its time constants are to be parameters, but its neurons are %s; leave it out, or give it neurons of the leaky integrate-and-fire family: Lif, LifRate, SoftLifRate, AdaptiveLif, AdaptiveLifRate, or spikes made of their rates"
                                        .formatted(ensemble, type));
                    }
                    add(ensemble, kinds);
                } else {
                    add(owner, Set.of(Kind.TAU));
                }
            }
            return this;
        }

        /**
         * Makes some of the time constants of an ensemble's neurons parameters: one for all its neurons.
         *
         * @param first {@link Kind#TAU_RC}, {@link Kind#TAU_REF} or {@link Kind#TAU_N}
         * @param others more of these
         * @throws ModelException if one is no time constant of neurons; building fails if the ensemble's do not have it, or it
         *     is 0
         */
        public Options timeConstants(Ensemble of, Kind first, Kind... others) {
            Set<Kind> kinds = EnumSet.of(first, others);
            for (Kind kind : kinds) {
                if (!Kind.ofNeurons().contains(kind)) {
                    throw new ModelException("%s: its %s is no time constant of neurons; those are %s"
                            .formatted(of, kind, Kind.ofNeurons()));
                }
            }
            add(of, kinds);
            return this;
        }

        private void add(ParameterOwner owner, Set<Kind> kinds) {
            timeConstants
                    .computeIfAbsent(owner, key -> EnumSet.noneOf(Kind.class))
                    .addAll(kinds);
        }

        /**
         * Lets all neurons fire {@code factor} times as often with spikes that weigh as much less: gains and biases are
         * multiplied, the amplitude is divided. What they stand for stays the same, and is told more finely; decoders are
         * the same. Only rectified linear neurons, leaky ones, and spikes made of their rates stay the same exactly:
         * building fails with others.
         *
         * @throws ModelException if the factor is not positive or not finite
         */
        public Options scaleFiringRates(double factor) {
            scaling.everywhere(factor);
            return this;
        }

        /** Lets one ensemble's neurons fire {@code factor} times as often, whatever the factor of all is. */
        public Options scaleFiringRates(Ensemble ensemble, double factor) {
            scaling.of(ensemble, factor);
            return this;
        }

        /**
         * Leaves out the synapses of connections and probes, as for training over a single step, where a filter delivers
         * nothing yet. Connections on a way that leads back to where it starts keep theirs, as no value can follow from
         * itself within a step; filters that are nodes, and those of learning rules, stay too. Parameters are the same with
         * and without, so what was trained without synapses runs with them. The other
         * way is two probes of the same, one of them unfiltered, which training reads.
         */
        public Options withoutSynapses() {
            synapses = false;
            return this;
        }

        /**
         * Names nodes of constants whose values may be given from outside, as those of functions may. Other constants are
         * built into the network, which saves the work of giving them.
         *
         * @throws ModelException if a node is no constant
         */
        public Options feedable(Node... constants) {
            for (Node node : constants) {
                if (!(node.output() instanceof Node.Constant)) {
                    throw new ModelException(
                            "%s: it is no constant; functions of time and processes can be fed as they are, other nodes cannot"
                                    .formatted(node));
                }
                feedable.add(node);
            }
            return this;
        }

        boolean isFeedable(Node node) {
            return feedable.contains(node);
        }

        ParameterValues values() {
            return values;
        }

        /** Which time constants of an object are to be parameters. */
        Set<Kind> timeConstants(ParameterOwner owner) {
            return timeConstants.getOrDefault(owner, Set.of());
        }

        RateScaling scaling() {
            return scaling;
        }

        boolean synapses() {
            return synapses;
        }

        double dt() {
            return dt;
        }

        Kernels kernels() {
            return choice().kernels();
        }

        private KernelChoice choice() {
            return kernels == null ? KernelChoice.byProperty() : kernels;
        }

        /** {@link #kernels()}; if the choice starts with others, as soon as they are warm, which the first call sees to. */
        synchronized Kernels warmKernels() {
            if (warming == null) {
                warming = WarmingKernels.start(choice());
            }
            return warming.current();
        }

        int threads() {
            return threads;
        }
    }
}
