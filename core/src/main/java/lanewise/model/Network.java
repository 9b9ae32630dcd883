package lanewise.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.process.Process;
import lanewise.model.synapse.NoSynapse;
import lanewise.model.synapse.Synapse;

/**
 * A description of ensembles, nodes, connections, probes and networks within it. What is in it never changes, it only
 * grows; nothing is computed until it is built. Growing is for one thread at a time, reading for any number.
 *
 * <p>The order in which objects are made matters: with the seed it decides every random draw, as in Nengo.
 */
public final class Network {
    private final String label;
    private final OptionalLong seed;
    private final Optional<Network> parent;
    private final Config config = new Config();
    private final List<Ensemble> ensembles = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    /** A network whose every random draw follows from {@code seed}, a number from 0 to 2^32 - 1. */
    public Network(String label, long seed) {
        this(label, OptionalLong.of(RandomStream.checkedSeed(seed)), Optional.empty());
    }

    Network(String label, OptionalLong seed, Optional<Network> parent) {
        this.label = label;
        this.seed = seed;
        this.parent = parent;
    }

    /** A network within this one, whose seed follows from this one's. */
    public Network network(String childLabel) {
        return added(networks, new Network(childLabel, OptionalLong.empty(), Optional.of(this)));
    }

    /** A network within this one, with a seed of its own. */
    public Network network(String childLabel, long childSeed) {
        OptionalLong own = OptionalLong.of(RandomStream.checkedSeed(childSeed));
        return added(networks, new Network(childLabel, own, Optional.of(this)));
    }

    /**
     * A network within this one, filled at once.
     *
     * @param fill makes what is in it
     * @throws ModelException if filling it does; this network is then left without it, but not without what filling may
     *     have made in this network itself
     */
    public Network network(String childLabel, Consumer<Network> fill) {
        return filled(network(childLabel), fill);
    }

    /** A network within this one, with a seed of its own, filled at once. */
    public Network network(String childLabel, long childSeed, Consumer<Network> fill) {
        return filled(network(childLabel, childSeed), fill);
    }

    private Network filled(Network child, Consumer<Network> fill) {
        try {
            fill.accept(child);
        } catch (RuntimeException e) {
            networks.remove(child);
            throw e;
        }
        return child;
    }

    /** The defaults of the objects that this network and those within it make from now on. */
    public Config config() {
        return config;
    }

    /** The configurations that hold here, from the outermost network's to this one's. */
    private List<Config> configs() {
        List<Config> configs = new ArrayList<>(parent.map(Network::configs).orElse(List.of()));
        configs.add(config);
        return configs;
    }

    /**
     * What is set about training the encoders of one of this network's own ensembles; see {@link Config}.
     *
     * @return empty if neither this network nor one around it sets anything
     */
    public Optional<Boolean> trainable(Ensemble ensemble) {
        return Trainability.of(ensemble, configs());
    }

    /** What is set about training the biases of one of this network's own ensembles: what is for neurons, else for it. */
    public Optional<Boolean> trainable(Neurons neurons) {
        return Trainability.of(neurons, configs());
    }

    /** What is set about training the weights of one of this network's own connections. */
    public Optional<Boolean> trainable(Connection connection) {
        return Trainability.of(connection, configs());
    }

    /** What is set about training what the function of one of this network's own nodes has to learn. */
    public Optional<Boolean> trainable(Node node) {
        return Trainability.of(node, configs());
    }

    private Connection.Options connectionDefaults() {
        Connection.Options options = new Connection.Options();
        configs().forEach(each -> each.apply(options));
        return options;
    }

    /** An ensemble with Nengo's defaults. */
    public Ensemble ensemble(String ensembleLabel, int neurons, int dimensions) {
        return ensemble(ensembleLabel, neurons, dimensions, options -> {});
    }

    /**
     * An ensemble.
     *
     * @param ensembleLabel the name that messages use
     * @param neurons at least 1
     * @param dimensions of the represented vector, at least 1
     * @param choose sets what differs from the defaults
     */
    public Ensemble ensemble(String ensembleLabel, int neurons, int dimensions, Consumer<Ensemble.Options> choose) {
        Ensemble.Options options = new Ensemble.Options();
        configs().forEach(each -> each.apply(options));
        choose.accept(options);
        options.close();
        Ensemble made = new Ensemble(ensembleLabel, neurons, dimensions, options);
        options.warn(made);
        return added(ensembles, made);
    }

    /** A node that always gives the same values. */
    public Node constant(String nodeLabel, double... values) {
        given("node %s: its constant".formatted(nodeLabel), values);
        return added(nodes, new Node(nodeLabel, 0, values.length, new Node.Constant(values)));
    }

    /**
     * A node whose values are a function of time that returns them. It is called once, at time 0, to find how many there
     * are.
     *
     * @throws ModelException if the function fails, or returns nothing, at time 0
     */
    public Node node(String nodeLabel, DoubleFunction<double[]> function) {
        return added(nodes, Node.returning(nodeLabel, output(nodeLabel, function)));
    }

    /** A node of {@code size} values that are a function of time. */
    public Node node(String nodeLabel, int size, TimeFunction function) {
        return added(nodes, new Node(nodeLabel, 0, size, new Node.OfTime(output(nodeLabel, function))));
    }

    /** A node of {@code sizeOut} values that are a function of time and of the {@code sizeIn} values that arrive. */
    public Node node(String nodeLabel, int sizeIn, int sizeOut, NodeFunction function) {
        return added(nodes, new Node(nodeLabel, sizeIn, sizeOut, new Node.OfInput(output(nodeLabel, function))));
    }

    /**
     * A node whose values are what a function of time and of the {@code sizeIn} values that arrive returns. It is called
     * once, at time 0 with zeros, to find how many there are.
     *
     * @throws ModelException if the function fails, or returns nothing, at time 0
     */
    public Node nodeReturning(String nodeLabel, int sizeIn, InputFunction function) {
        return added(nodes, Node.returning(nodeLabel, sizeIn, output(nodeLabel, function)));
    }

    /** A node that gives what a process does, and takes what the process takes. */
    public Node node(String nodeLabel, Process process) {
        output(nodeLabel, process);
        return added(nodes, new Node(nodeLabel, process.sizeIn(), process.sizeOut(), new Node.OfProcess(process)));
    }

    /**
     * A node that filters the {@code size} values that arrive, within the same step.
     *
     * @throws ModelException if the synapse is none: that is a node that passes on what arrives
     */
    public Node node(String nodeLabel, int size, Synapse synapse) {
        if (synapse instanceof NoSynapse) {
            throw new ModelException("node %s: a filter of no synapse; make it a passThrough".formatted(nodeLabel));
        }
        return added(nodes, new Node(nodeLabel, size, size, new Node.OfSynapse(output(nodeLabel, synapse))));
    }

    /**
     * A node of a function of what arrives that comes with its gradient, so that training passes through it.
     *
     * @throws ModelException if its sizes are out of range, or two of its parameters have one name
     */
    public Node node(String nodeLabel, DifferentiableFunction function) {
        return added(nodes, Node.differentiable(nodeLabel, output(nodeLabel, function)));
    }

    private static <T> T output(String nodeLabel, T output) {
        if (output == null) {
            throw new ModelException(
                    "node %s: what it gives out is null; give a function, a process or a synapse".formatted(nodeLabel));
        }
        return output;
    }

    private static <T> T given(String what, T value) {
        if (value == null) {
            throw new ModelException("%s is null; give one".formatted(what));
        }
        return value;
    }

    /** A node that gives on the sum of what arrives, within the same step. */
    public Node passThrough(String nodeLabel, int size) {
        return added(nodes, new Node(nodeLabel, size, size, new Node.PassThrough()));
    }

    /** A connection with Nengo's defaults: no function, no transform, a lowpass synapse of 5 ms. */
    public Connection connect(Endpoint pre, Endpoint post) {
        return connect(pre, post, options -> {});
    }

    /**
     * A connection.
     *
     * @param pre where the values come from
     * @param post where they go
     * @param choose sets what differs from the defaults
     * @throws ModelException if sizes do not fit; the network is left as it was
     */
    public Connection connect(Endpoint pre, Endpoint post, Consumer<Connection.Options> choose) {
        given("the source of a connection", pre);
        given("the target of a connection", post);
        Connection.Options options = connectionDefaults();
        choose.accept(options);
        options.close();
        Connection made = new Connection(pre, post, options);
        new ConnectionCheck(made).warn();
        return added(connections, made);
    }

    /** A probe of an object's output, unfiltered. */
    public Probe probe(Probeable target) {
        return probe(target, options -> {});
    }

    /** A probe. */
    public Probe probe(Probeable target, Consumer<Probe.Options> choose) {
        given("the target of a probe", target);
        Probe.Options options = new Probe.Options();
        options.connectionSolver(connectionDefaults().solver());
        configs().forEach(each -> each.apply(options));
        choose.accept(options);
        options.close();
        return added(probes, new Probe(target, options));
    }

    /** The network around this one. */
    Optional<Network> parent() {
        return parent;
    }

    void adopt(Ensemble ensemble) {
        ensembles.add(ensemble);
    }

    void adopt(Node node) {
        nodes.add(node);
    }

    void adopt(Connection connection) {
        connections.add(connection);
    }

    void adopt(Probe probe) {
        probes.add(probe);
    }

    void adopt(Network network) {
        networks.add(network);
    }

    private static <T> T added(List<T> list, T object) {
        list.add(object);
        return object;
    }

    /** The network's name. */
    public String label() {
        return label;
    }

    /** The network's own seed; empty if it follows from the network around it. */
    public OptionalLong seed() {
        return seed;
    }

    /** The ensembles of this network itself, in the order in which they were made. */
    public List<Ensemble> ensembles() {
        return Collections.unmodifiableList(ensembles);
    }

    /** The nodes of this network itself, in the order in which they were made. */
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** The connections of this network itself, in the order in which they were made. */
    public List<Connection> connections() {
        return Collections.unmodifiableList(connections);
    }

    /** The probes of this network itself, in the order in which they were made. */
    public List<Probe> probes() {
        return Collections.unmodifiableList(probes);
    }

    /** The networks directly within this one, in the order in which they were made. */
    public List<Network> networks() {
        return Collections.unmodifiableList(networks);
    }

    /** The ensembles of this network and then, depth first, of those within it. */
    public List<Ensemble> allEnsembles() {
        return all(Network::ensembles).toList();
    }

    /** The nodes of this network and then, depth first, of those within it. */
    public List<Node> allNodes() {
        return all(Network::nodes).toList();
    }

    /** The connections of this network and then, depth first, of those within it. */
    public List<Connection> allConnections() {
        return all(Network::connections).toList();
    }

    /** The probes of this network and then, depth first, of those within it. */
    public List<Probe> allProbes() {
        return all(Network::probes).toList();
    }

    /** The networks within this one, depth first. */
    public List<Network> allNetworks() {
        return all(Network::networks).toList();
    }

    private <T> Stream<T> all(Function<Network, List<T>> own) {
        return Stream.concat(own.apply(this).stream(), networks.stream().flatMap(child -> child.all(own)));
    }

    /** How many neurons there are, with those of the networks within. */
    public long neuronCount() {
        return allEnsembles().stream().mapToLong(Ensemble::neuronCount).sum();
    }

    @Override
    public String toString() {
        return "network " + label;
    }
}
