package lanewise.network.layer;

import java.util.List;
import java.util.Optional;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Node;

/**
 * A layer, in the objects that it is made of: to probe them, and to configure how they are trained.
 *
 * @param label its name, from which those of its objects start
 * @param shape the extents of what it gives, channels last
 * @param output where that starts: an ensemble's neurons, or a node
 * @param ensemble its neurons, if it has any
 * @param node what gives its values, if it has no neurons
 * @param weights the connection through which values arrive; empty if nothing does, or they arrive inside of a network
 * @param bias the connection from the constant 1 whose weights are the layer's bias, if it has one besides its neurons'
 */
public record Layer(
        String label,
        List<Integer> shape,
        Endpoint output,
        Optional<Ensemble> ensemble,
        Optional<Node> node,
        Optional<Connection> weights,
        Optional<Connection> bias) {
    /** How many values it gives. */
    public int size() {
        return output.sizeOut();
    }

    @Override
    public String toString() {
        return "layer " + label;
    }
}
