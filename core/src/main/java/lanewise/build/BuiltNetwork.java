package lanewise.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lanewise.error.ModelException;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Neurons;
import lanewise.model.Node;
import lanewise.model.Probe;

/**
 * A network that is ready to run: its graph, and what was drawn and solved. Immutable: any number of simulators may run
 * it side by side.
 */
public final class BuiltNetwork {
    private final Graph graph;
    private final Map<Ensemble, BuiltEnsemble> ensembles;
    private final Map<Ensemble, EnsembleSignals> populations;
    private final Map<Connection, BuiltConnection> connections;
    private final Map<Node, NodeSignals> nodes;
    private final Map<Probe, ProbedSignal> probes;
    private final List<ParameterSignal> parameters;
    private final ParameterValues given;

    BuiltNetwork(Graph graph, Draft draft) {
        this.graph = graph;
        ensembles = draft.ensembles();
        populations = draft.populations();
        connections = draft.connections();
        nodes = draft.nodes();
        probes = draft.probed();
        parameters = List.copyOf(draft.parameters());
        given = draft.options().values();
    }

    /** The operators of a step. */
    public Graph graph() {
        return graph;
    }

    /** The numbers that every step reads and that training can change, in the order in which they were built. */
    public List<ParameterSignal> parameters() {
        return parameters;
    }

    /**
     * What it was built with in place of what would be drawn and solved for, time constants among it that are no parameters
     * here.
     */
    public ParameterValues given() {
        return given;
    }

    /** What was drawn for an ensemble of the network. */
    public BuiltEnsemble ensemble(Ensemble ensemble) {
        return found(ensembles, ensemble);
    }

    /** What was solved for a connection of the network. */
    public BuiltConnection connection(Connection connection) {
        return found(connections, connection);
    }

    /** The signal that a probe of the network records. */
    public ProbedSignal probe(Probe probe) {
        return found(probes, probe);
    }

    /** The network's probes, by the signals that they record. */
    public Map<ProbedSignal, Probe> probes() {
        Map<ProbedSignal, Probe> found = new HashMap<>();
        probes.forEach((probe, signal) -> found.put(signal, probe));
        return found;
    }

    /**
     * The signal that a node of the network gives.
     *
     * @throws ModelException if the node gives none
     */
    public Signal output(Node node) {
        Signal output = found(nodes, node).output();
        if (output == null) {
            throw new ModelException("%s: it gives out no value".formatted(node));
        }
        return output;
    }

    /**
     * The signal that an ensemble's neurons give: their spikes or rates.
     *
     * @throws ModelException if the ensemble is not part of the network
     */
    public Signal output(Neurons neurons) {
        return found(populations, neurons.ensemble()).output();
    }

    /**
     * The signal of the currents that reach an ensemble's neurons, biases among them.
     *
     * @throws ModelException if the ensemble is not part of the network
     */
    public Signal current(Neurons neurons) {
        return found(populations, neurons.ensemble()).current();
    }

    private static <K, V> V found(Map<K, V> map, K object) {
        V value = map.get(object);
        if (value == null) {
            throw new ModelException("%s: it is not part of the network that was built".formatted(object));
        }
        return value;
    }
}
