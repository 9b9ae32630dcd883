package lanewise.verify.guide;

import java.time.Duration;
import lanewise.analysis.picture.LinePlot;
import lanewise.analysis.picture.Picture;
import lanewise.model.Network;
import lanewise.model.process.Piecewise;
import lanewise.network.Product;
import lanewise.sim.Simulator;

/** Two values are multiplied by spiking neurons. */
final class ProductProgram {
    private ProductProgram() {}

    static Picture picture() {
        var net = new Network("product", 0);
        var a = net.node("a", Piecewise.at(0, 0).then(0.5, 0.8).then(2, -0.8).then(3, 0.4));
        var b = net.node("b", Piecewise.at(0, 0.5).then(1, 1).then(2.5, -0.5));
        var product = Product.in(net, "product", 200, 1);
        net.connect(a, product.inputA());
        net.connect(b, product.inputB());
        var probeA = net.probe(a);
        var probeB = net.probe(b);
        var decoded = net.probe(product.output(), p -> p.synapse(0.03));
        try (var sim = Simulator.of(net)) {
            sim.run(Duration.ofSeconds(4));
            return LinePlot.titled("Product")
                    .lines("a", sim.data(probeA))
                    .lines("b", sim.data(probeB))
                    .lines("a b", sim.data(decoded));
        }
    }
}
