package lanewise.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The defaults of the objects that a network makes from now on, and of those that networks within it make: Nengo's
 * {@code net.config}. The settings of an outer network come first, then those of inner ones, then what an object is made
 * with: so for each option the innermost setting wins, and options that nobody sets have Nengo's defaults.
 *
 * <pre>{@code
 * net.config().ensembles(e -> e.neurons(new LifRate())).connections(c -> c.synapse(0.01));
 * }</pre>
 *
 * <p>Also which of a network's objects gradient descent may change, its {@code trainable} settings; NengoDL's. Unlike
 * defaults they hold for all objects, whether made before or after, and are read when a network is built for training.
 * From the outermost network to the one that an object is in, first the setting for its class counts and then the one for
 * itself, and the last of all these wins: so an inner network's setting for a class beats an outer one's for the object.
 * What nobody sets is trained, unless a learning rule changes it.
 *
 * <p>For one thread at a time.
 */
public final class Config {
    private final List<Consumer<Ensemble.Options>> ensembles = new ArrayList<>();
    private final List<Consumer<Connection.Options>> connections = new ArrayList<>();
    private final List<Consumer<Probe.Options>> probes = new ArrayList<>();
    private final Trainability trainability = new Trainability();

    /** A configuration that sets nothing: of no network yet, to be {@link #include included} where it is wanted. */
    public Config() {}

    /**
     * Sets defaults of ensembles.
     *
     * @throws lanewise.error.ModelException if a value is refused
     */
    public Config ensembles(Consumer<Ensemble.Options> defaults) {
        Ensemble.Options options = new Ensemble.Options();
        defaults.accept(options);
        options.checkValues("defaults of ensembles");
        ensembles.add(defaults);
        return this;
    }

    /**
     * Sets defaults of connections.
     *
     * @throws lanewise.error.ModelException if a value is refused
     */
    public Config connections(Consumer<Connection.Options> defaults) {
        defaults.accept(new Connection.Options());
        connections.add(defaults);
        return this;
    }

    /**
     * Sets defaults of probes. Unless a probe's solver is set it is the connections' default.
     *
     * @throws lanewise.error.ModelException if a value is refused
     */
    public Config probes(Consumer<Probe.Options> defaults) {
        defaults.accept(new Probe.Options());
        probes.add(defaults);
        return this;
    }

    /** Whether ensembles, neurons, connections and nodes are trained: sets all four classes. */
    public Config trainable(boolean trained) {
        return trainableEnsembles(trained)
                .trainableNeurons(trained)
                .trainableConnections(trained)
                .trainableNodes(trained);
    }

    /** Whether encoders are trained, and biases where nothing is set for neurons. */
    public Config trainableEnsembles(boolean trained) {
        trainability.ensembles(trained);
        return this;
    }

    /** Whether the biases of neurons are trained. */
    public Config trainableNeurons(boolean trained) {
        trainability.neurons(trained);
        return this;
    }

    /** Whether the weights of connections, decoders among them, are trained. */
    public Config trainableConnections(boolean trained) {
        trainability.connections(trained);
        return this;
    }

    /** Whether what the functions of nodes have to learn is trained. */
    public Config trainableNodes(boolean trained) {
        trainability.nodes(trained);
        return this;
    }

    /** Whether an ensemble's encoders are trained, and its biases where nothing is set for neurons. */
    public Config trainable(Ensemble ensemble, boolean trained) {
        trainability.object(ensemble, trained);
        return this;
    }

    /** Whether the biases of an ensemble's neurons are trained. */
    public Config trainable(Neurons neurons, boolean trained) {
        trainability.object(neurons, trained);
        return this;
    }

    /** Whether a connection's weights, decoders among them, are trained. */
    public Config trainable(Connection connection, boolean trained) {
        trainability.object(connection, trained);
        return this;
    }

    /** Whether what a node's function has to learn is trained. */
    public Config trainable(Node node, boolean trained) {
        trainability.object(node, trained);
        return this;
    }

    /** Forgets what is set here about training, of classes and of objects. */
    public Config forgetTrainable() {
        trainability.clear();
        return this;
    }

    /** Sets all that another configuration sets now. */
    public Config include(Config other) {
        trainability.include(other.trainability);
        ensembles.addAll(other.ensembles);
        connections.addAll(other.connections);
        probes.addAll(other.probes);
        return this;
    }

    /** Forgets all settings made here: what is made from now on has the defaults of the network around. */
    public Config clear() {
        ensembles.clear();
        connections.clear();
        probes.clear();
        trainability.clear();
        return this;
    }

    Trainability trainability() {
        return trainability;
    }

    void apply(Ensemble.Options options) {
        ensembles.forEach(defaults -> defaults.accept(options));
    }

    void apply(Connection.Options options) {
        connections.forEach(defaults -> defaults.accept(options));
    }

    void apply(Probe.Options options) {
        probes.forEach(defaults -> defaults.accept(options));
    }
}
