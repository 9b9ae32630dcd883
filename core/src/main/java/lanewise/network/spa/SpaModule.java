package lanewise.network.spa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.Node;

/**
 * A part of a network of semantic pointers, such as a memory: a network of its own with named inputs and outputs that rules
 * can use. Made by {@link Spa}.
 */
public abstract sealed class SpaModule
        permits StateModule,
                InputModule,
                CompareModule,
                BindModule,
                AssociativeMemoryModule,
                CorticalModule,
                BasalGangliaModule,
                ThalamusModule,
                CustomModule {
    /** The port that a module's name alone stands for. */
    public static final String DEFAULT = "default";

    private final String name;
    private final Map<String, Port> inputs = new LinkedHashMap<>();
    private final Map<String, Port> outputs = new LinkedHashMap<>();
    private Node one;

    SpaModule(String name) {
        this.name = name;
    }

    /** What rules call the module. */
    public final String name() {
        return name;
    }

    /** The network that the module is. */
    public abstract Network network();

    /** The inputs by their names; that of the only one is {@value #DEFAULT}. */
    public final Map<String, Port> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    /** The outputs by their names; that of the only one is {@value #DEFAULT}. */
    public final Map<String, Port> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /**
     * What to connect to.
     *
     * @throws ModelException if the module has no default input
     */
    public final Endpoint input() {
        return found(inputs, "input").endpoint();
    }

    /**
     * What to connect from or to probe.
     *
     * @throws ModelException if the module has no default output
     */
    public final Endpoint output() {
        return found(outputs, "output").endpoint();
    }

    private Port found(Map<String, Port> ports, String kind) {
        if (!ports.containsKey(DEFAULT)) {
            throw new ModelException("module %s: it has no %s of its own name; %s"
                    .formatted(
                            name,
                            kind,
                            ports.isEmpty()
                                    ? "it has no %ss at all".formatted(kind)
                                    : "it has %s".formatted(String.join(", ", ports.keySet()))));
        }
        return ports.get(DEFAULT);
    }

    final void addInput(String port, Endpoint endpoint, Optional<Vocabulary> vocabulary) {
        add(inputs, "input", port, endpoint.sizeIn(), endpoint, vocabulary);
    }

    final void addOutput(String port, Endpoint endpoint, Optional<Vocabulary> vocabulary) {
        add(outputs, "output", port, endpoint.sizeOut(), endpoint, vocabulary);
    }

    private void add(
            Map<String, Port> ports,
            String kind,
            String port,
            int size,
            Endpoint endpoint,
            Optional<Vocabulary> vocabulary) {
        String full = port.equals(DEFAULT) ? name : name + "_" + port;
        if (!Syntax.isName(full) || port.contains("_")) {
            throw new ModelException("module %s: %s \"%s\"; a port's name is of letters and digits, without _"
                    .formatted(name, kind, port));
        }
        if (ports.containsKey(port)) {
            throw new ModelException(
                    "module %s: %s %s is there already; choose another name".formatted(name, kind, port));
        }
        if (vocabulary.isPresent() && vocabulary.get().dimensions() != size) {
            throw new ModelException("module %s: %s %s has %d values, but its vocabulary %d dimensions"
                    .formatted(name, kind, port, size, vocabulary.get().dimensions()));
        }
        ports.put(port, new Port(this, full, endpoint, vocabulary));
    }

    /** A node within the module that always gives 1; made when it is first needed. */
    final Node one() {
        if (one == null) {
            one = network().constant(name + ".one", 1);
        }
        return one;
    }

    @Override
    public final String toString() {
        return "module " + name;
    }
}
