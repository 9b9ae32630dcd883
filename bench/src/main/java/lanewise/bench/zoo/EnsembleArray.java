package lanewise.bench.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;

/**
 * One-dimensional ensembles side by side, each for one value of a vector; Nengo's {@code EnsembleArray}, made in its
 * order.
 *
 * @param network a network of its own, within the one that it was made in
 * @param ensembles one a value
 * @param input where the vector arrives
 * @param output the vector, decoded from the ensembles
 */
public record EnsembleArray(Network network, List<Ensemble> ensembles, Node input, Node output) {
    /** With a copy of the list. */
    public EnsembleArray {
        ensembles = List.copyOf(ensembles);
    }

    /**
     * Adds an array to a network.
     *
     * @param neurons of each ensemble
     * @param count how many ensembles
     * @param choose what differs from an ensemble's defaults
     */
    public static EnsembleArray in(
            Network parent, String label, int neurons, int count, Consumer<Ensemble.Options> choose) {
        return in(parent, label, neurons, count, choose, connection -> {});
    }

    /**
     * Adds an array to a network.
     *
     * @param neurons of each ensemble
     * @param count how many ensembles
     * @param choose what differs from an ensemble's defaults
     * @param decode what differs from the defaults of the connections to the output
     */
    public static EnsembleArray in(
            Network parent,
            String label,
            int neurons,
            int count,
            Consumer<Ensemble.Options> choose,
            Consumer<Connection.Options> decode) {
        Network network = parent.network(label);
        Node input = network.passThrough(label + ".input", count);
        List<Ensemble> ensembles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Ensemble ensemble = network.ensemble(label + "." + i, neurons, 1, choose);
            network.connect(input.slice(i, i + 1), ensemble, connection -> connection.synapse(Synapse.none()));
            ensembles.add(ensemble);
        }
        Node output = decoded(network, label + ".output", ensembles, decode);
        return new EnsembleArray(network, ensembles, input, output);
    }

    /** Adds a node that gives one value decoded from each ensemble. */
    public Node output(String name, Consumer<Connection.Options> choose) {
        return decoded(network, network.label() + "." + name, ensembles, choose);
    }

    private static Node decoded(
            Network network, String label, List<Ensemble> ensembles, Consumer<Connection.Options> choose) {
        Node output = network.passThrough(label, ensembles.size());
        for (int i = 0; i < ensembles.size(); i++) {
            network.connect(
                    ensembles.get(i),
                    output.slice(i, i + 1),
                    choose.andThen(connection -> connection.synapse(Synapse.none())));
        }
        return output;
    }
}
