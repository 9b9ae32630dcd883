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
 * <p>For one thread at a time.
 */
public final class Config {
    private final List<Consumer<Ensemble.Options>> ensembles = new ArrayList<>();
    private final List<Consumer<Connection.Options>> connections = new ArrayList<>();
    private final List<Consumer<Probe.Options>> probes = new ArrayList<>();

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

    /** Sets all that another configuration sets now. */
    public Config include(Config other) {
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
        return this;
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
