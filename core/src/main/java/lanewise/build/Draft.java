package lanewise.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.TimeUpdate;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Learning;
import lanewise.model.Network;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.ParameterOwner;
import lanewise.model.Probe;
import lanewise.model.View;
import lanewise.model.synapse.Synapse;

/** What has been built so far: operators in the order of their making, and which signals belong to which object. */
final class Draft {
    private final Network network;
    private final Builder.Options options;
    private final Seeds seeds;
    private final Preparation preparation;
    private final Set<Connection> loops;
    private final GivenDecoders givenDecoders = new GivenDecoders();
    private final Signal time = Signal.filled("time", 0);
    private final List<Operator> operators = new ArrayList<>();
    private final List<ProbedSignal> probes = new ArrayList<>();
    private final Set<String> probeNames = new HashSet<>();
    private final List<ParameterSignal> parameters = new ArrayList<>();
    private final Map<ParameterOwner, Set<ParameterSignal.Kind>> fixed = new HashMap<>();
    private final Map<Ensemble, BuiltEnsemble> ensembles = new HashMap<>();
    private final Map<Ensemble, EnsembleSignals> populations = new HashMap<>();
    private final Map<Connection, BuiltConnection> connections = new HashMap<>();
    private final Map<Connection, ConnectionSignals> carried = new HashMap<>();
    private final Map<Learning, Signal> learned = new HashMap<>();
    private final Map<Node, NodeSignals> nodes = new HashMap<>();
    private final Map<Probe, ProbedSignal> probed = new HashMap<>();

    Draft(Network network, Builder.Options options, Seeds seeds, Preparation preparation) {
        this.network = network;
        this.options = options;
        this.seeds = seeds;
        this.preparation = preparation;
        loops = options.synapses() ? Set.of() : Loops.of(network);
        add(new TimeUpdate(Signal.filled("step", Signal.Type.INT, 0), time));
    }

    Builder.Options options() {
        return options;
    }

    long seed(Object object) {
        return seeds.of(object);
    }

    /** The synapse that is built for a connection. */
    Synapse synapse(Connection connection) {
        return options.synapses() || loops.contains(connection) ? connection.synapse() : Synapse.none();
    }

    /** The synapse that is built for a probe of what need not be decoded. */
    Synapse synapse(Probe probe) {
        return options.synapses() ? probe.synapse() : Synapse.none();
    }

    /** The values that are given for a parameter of so many, as they are without a scaling of firing rates. */
    Optional<double[]> given(ParameterOwner owner, ParameterSignal.Kind kind, int count) {
        return options.values().find(owner, kind, count);
    }

    /** Tells that an owner's time constant can be given, although it is no parameter. */
    void addFixed(ParameterOwner owner, ParameterSignal.Kind kind) {
        fixed.computeIfAbsent(owner, key -> new HashSet<>()).add(kind);
    }

    /** Which time constants can be given, although they are no parameters. */
    Map<ParameterOwner, Set<ParameterSignal.Kind>> fixed() {
        return fixed;
    }

    /** The values that are given for a parameter or statistic of a node's function. */
    Optional<double[]> given(Node node, String name, int count) {
        return options.values().find(node, name, count);
    }

    GivenDecoders givenDecoders() {
        return givenDecoders;
    }

    Preparation preparation() {
        return preparation;
    }

    Signal time() {
        return time;
    }

    void add(Operator operator) {
        operators.add(operator);
    }

    void add(ParameterSignal parameter) {
        parameters.add(parameter);
    }

    void add(Ensemble ensemble, BuiltEnsemble built, EnsembleSignals signals) {
        ensembles.put(ensemble, built);
        populations.put(ensemble, signals);
    }

    void add(Node node, NodeSignals signals) {
        nodes.put(node, signals);
    }

    void add(Connection connection, BuiltConnection built) {
        connections.put(connection, built);
    }

    void add(Connection connection, ConnectionSignals signals) {
        carried.put(connection, signals);
    }

    void add(Learning learning, Signal taken) {
        learned.put(learning, taken);
    }

    /**
     * Adds what a probe records. Of several probes of one name the later ones get a number, so that none is taken for
     * another.
     */
    void add(Probe probe, Signal signal, double every) {
        String base = probe.toString();
        String name = base;
        for (int number = 2; !probeNames.add(name); number++) {
            name = base + " #" + number;
        }
        ProbedSignal recorded = new ProbedSignal(name, signal, every);
        probes.add(recorded);
        probed.put(probe, recorded);
    }

    BuiltEnsemble built(Ensemble ensemble) {
        return found(ensembles, ensemble);
    }

    EnsembleSignals signals(Ensemble ensemble) {
        return found(populations, ensemble);
    }

    ConnectionSignals signals(Connection connection) {
        return found(carried, connection);
    }

    NodeSignals signals(Node node) {
        return found(nodes, node);
    }

    private <K, V> V found(Map<K, V> map, K object) {
        V value = map.get(object);
        if (value == null) {
            throw missing(object);
        }
        return value;
    }

    private ModelException missing(Object object) {
        Object made = object instanceof Learning learning ? learning.connection() : object;
        String name = object instanceof Learning learning ? learning.label() : object.toString();
        Optional<Network> holder = Stream.concat(Stream.of(network), network.allNetworks().stream())
                .filter(each -> holds(each, made))
                .findFirst();
        return new ModelException(
                holder.isEmpty()
                        ? "%s: it is not in the network that is built; build the network that holds it".formatted(name)
                        : "%s: %s builds it after what uses it; make that connection or probe in the network around both"
                                .formatted(name, holder.get()));
    }

    private static boolean holds(Network network, Object object) {
        return switch (object) {
            case Ensemble ensemble -> network.ensembles().contains(ensemble);
            case Node node -> network.nodes().contains(node);
            case Connection connection -> network.connections().contains(connection);
            default -> false;
        };
    }

    /** Where the values of an object start from: an ensemble's are its neurons' outputs, before they are decoded. */
    Signal output(Endpoint end) {
        return switch (end) {
            case Ensemble ensemble -> signals(ensemble).output();
            case Neurons neurons -> signals(neurons.ensemble()).output();
            case Node node -> signals(node).output();
            case Learning learning -> throw new ModelException("%s: it gives out no value".formatted(learning.label()));
            case View view -> output(view.whole());
        };
    }

    /** Where what is sent to an object adds up. */
    Signal input(Endpoint end) {
        return switch (end) {
            case Ensemble ensemble -> signals(ensemble).input();
            case Neurons neurons -> signals(neurons.ensemble()).current();
            case Node node -> signals(node).input();
            case Learning learning -> found(learned, learning);
            case View view -> input(view.whole());
        };
    }

    List<Operator> operators() {
        return operators;
    }

    List<ProbedSignal> probes() {
        return probes;
    }

    List<ParameterSignal> parameters() {
        return parameters;
    }

    Map<Ensemble, BuiltEnsemble> ensembles() {
        return ensembles;
    }

    Map<Ensemble, EnsembleSignals> populations() {
        return populations;
    }

    Map<Connection, BuiltConnection> connections() {
        return connections;
    }

    Map<Node, NodeSignals> nodes() {
        return nodes;
    }

    Map<Probe, ProbedSignal> probed() {
        return probed;
    }
}
