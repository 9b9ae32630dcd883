package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.Direct;
import org.junit.jupiter.api.Test;

/** Products are those of the values, as they were a little before. */
class ProductTest {
    private static final double DELAY = 0.013;

    private static double a(double t) {
        return Math.sqrt(2) * StrictMath.sin(7 * t);
    }

    private static double b(double t) {
        return Math.sqrt(2) * StrictMath.sin(11 * t);
    }

    @Test
    void productsOfSinesFollow() {
        Network net = new Network("net", 7);
        Product product = Product.in(net, "product", 200, 2, o -> o.inputMagnitude(2 / Math.sqrt(2)));
        Node sines = net.node("sines", 2, (t, out) -> {
            out[0] = a(t);
            out[1] = b(t);
        });
        net.connect(sines, product.inputA());
        net.connect(sines.at(1, 0), product.inputB());
        Probe probe = net.probe(product.output(), p -> p.synapse(0.005));

        float[][] rows = Runs.rows(net, probe, 1);
        double[] expected = IntStream.rangeClosed(1, 1000)
                .mapToDouble(i -> a(i * 0.001 - DELAY) * b(i * 0.001 - DELAY))
                .toArray();
        double[] found = IntStream.range(0, 1000).mapToDouble(i -> rows[i][0]).toArray();
        assertThat(Runs.rmse(found, expected)).isLessThan(0.2);
    }

    @Test
    void withoutNeuronsTheyAreExact() {
        Network net = new Network("net", 7);
        Product product = Product.in(net, "product", 1, 3, o -> o.ensembles(e -> e.neurons(new Direct())));
        net.connect(net.constant("a", 0.5, -2, 3), product.inputA());
        net.connect(net.constant("b", 4, 0.25, -3), product.inputB());
        Node dot = net.passThrough("dot", 1);
        net.connect(product.output(), dot, c -> c.transform(Product.dotProductTransform(3, 2)));
        Probe each = net.probe(product.output());
        Probe sum = net.probe(dot);

        assertThat(Runs.mean(Runs.rows(net, each, 0.2), 1)).containsExactly(new double[] {2, -0.5, -9}, within(1e-5));
        assertThat(Runs.mean(Runs.rows(net, sum, 0.2), 1)).containsExactly(new double[] {-15}, within(1e-5));
    }
}
