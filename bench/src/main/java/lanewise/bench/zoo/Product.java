package lanewise.bench.zoo;

import java.util.function.Consumer;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;

/**
 * The products of two vectors' values, by {@code a b = ((a + b)^2 - (a - b)^2) / 4}; Nengo's {@code Product}, made in its
 * order.
 *
 * @param a where one vector arrives
 * @param b where the other arrives
 * @param output the products
 */
public record Product(Node a, Node b, Node output) {
    /**
     * Adds products to a network.
     *
     * @param neurons of each product, half of them for each square
     * @param count how many products
     * @param magnitude up to which values are represented well
     * @param choose what differs from an ensemble's defaults
     */
    public static Product in(
            Network parent, String label, int neurons, int count, double magnitude, Consumer<Ensemble.Options> choose) {
        Network network = parent.network(label);
        Node a = network.passThrough(label + ".a", count);
        Node b = network.passThrough(label + ".b", count);
        Node output = network.passThrough(label + ".output", count);
        double radius = magnitude * Math.sqrt(2);
        EnsembleArray sum = squares(network, label + ".sum", neurons, count, radius, choose);
        EnsembleArray difference = squares(network, label + ".difference", neurons, count, radius, choose);
        double half = 1 / Math.sqrt(2);
        scaled(network, a, sum.input(), half);
        scaled(network, b, sum.input(), half);
        scaled(network, a, difference.input(), half);
        scaled(network, b, difference.input(), -half);
        scaled(network, square(sum), output, 0.5);
        scaled(network, square(difference), output, -0.5);
        return new Product(a, b, output);
    }

    private static EnsembleArray squares(
            Network network, String label, int neurons, int count, double radius, Consumer<Ensemble.Options> choose) {
        return EnsembleArray.in(
                network, label, Math.max(1, neurons / 2), count, choose.andThen(ensemble -> ensemble.radius(radius)));
    }

    private static Node square(EnsembleArray array) {
        return array.output("square", connection -> connection.function(x -> new double[] {x[0] * x[0]}));
    }

    private static void scaled(Network network, Endpoint from, Endpoint to, double factor) {
        network.connect(from, to, connection -> connection.transform(factor).synapse(Synapse.none()));
    }
}
