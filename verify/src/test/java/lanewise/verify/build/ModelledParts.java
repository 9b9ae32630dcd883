package lanewise.verify.build;

import java.util.Map;
import java.util.function.Consumer;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.process.PresentInput;
import lanewise.network.BasalGanglia;
import lanewise.network.CircularConvolution;
import lanewise.network.EnsembleArray;
import lanewise.network.Product;
import lanewise.network.Thalamus;
import lanewise.network.spa.Actions;
import lanewise.network.spa.Spa;

/** The reference models of ready-made networks. */
final class ModelledParts {
    static final Map<String, Consumer<Network>> MODELS = Map.of(
            "ensemble_array", ModelledParts::array,
            "product_and_slices", ModelledParts::product,
            "circular_convolution", ModelledParts::convolution,
            "basal_ganglia_thalamus", ModelledParts::choice,
            "semantic_pointers", ModelledParts::pointers);

    private ModelledParts() {}

    private static void array(Network net) {
        RandomStream random = new RandomStream(5);
        double[][] inputs = new double[6][12];
        for (double[] row : inputs) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.uniform(-1, 1);
            }
        }
        Node stimulus = net.node("stimulus", new PresentInput(inputs, 0.04));
        EnsembleArray array = EnsembleArray.in(net, "array", 30, 12);
        Node square = array.addOutput("square", x -> new double[] {x[0] * x[0]});
        net.connect(stimulus, array.input());
        net.probe(array.output(), p -> p.synapse(0.01));
        net.probe(square, p -> p.synapse(0.01));
    }

    private static void product(Network net) {
        Node stimulus = net.node("stimulus", 4, (t, out) -> {
            out[0] = StrictMath.sin(5 * t);
            out[1] = StrictMath.cos(5 * t);
            out[2] = 0.3;
            out[3] = -0.7;
        });
        Product product = Product.in(net, "product", 60, 2);
        net.connect(stimulus.slice(0, 2), product.inputA());
        net.connect(stimulus.at(3, 2), product.inputB(), c -> c.transform(new double[][] {{1, 0.2}, {0, 1}}));
        Node back = net.passThrough("back", 4);
        net.connect(product.output(), back.every(2));
        net.connect(
                product.output().at(1),
                back.at(1, 3),
                c -> c.transform(new double[][] {{1}, {-2}}).synapse(0.01));
        net.probe(product.output(), p -> p.synapse(0.02));
        net.probe(back);
        net.probe(back.slice(1, 3), p -> p.synapse(0.01));
    }

    private static void convolution(Network net) {
        RandomStream random = new RandomStream(3);
        double[][] vectors = new double[2][8];
        for (double[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = random.gaussian() / Math.sqrt(8);
            }
        }
        CircularConvolution convolution = CircularConvolution.in(net, "convolution", 40, 8);
        net.connect(net.constant("a", vectors[0]), convolution.inputA());
        net.connect(net.constant("b", vectors[1]), convolution.inputB());
        net.probe(convolution.output(), p -> p.synapse(0.02));
    }

    private static void choice(Network net) {
        Node stimulus = net.node("stimulus", 3, (t, out) -> {
            out[0] = 0.8;
            out[1] = 0.5 + 0.4 * StrictMath.sin(8 * t);
            out[2] = 0.3;
        });
        BasalGanglia ganglia = BasalGanglia.in(net, "ganglia", 3);
        Thalamus thalamus = Thalamus.in(net, "thalamus", 3);
        net.connect(stimulus, ganglia.input());
        net.connect(ganglia.output(), thalamus.input());
        net.probe(ganglia.output(), p -> p.synapse(0.01));
        net.probe(thalamus.output(), p -> p.synapse(0.01));
    }

    private static void pointers(Network net) {
        Spa spa = Spa.in(net, "pointers", 4);
        spa.state("a", 16, o -> o.neuronsPerDimension(20));
        spa.state("b", 16, o -> o.neuronsPerDimension(20));
        spa.state("c", 16, o -> o.neuronsPerDimension(20).feedback(0.8));
        spa.cortical("cortical", Actions.of("c = a * b"));
        spa.input(
                "stimulus", i -> i.to("a", t -> t < 0.2 ? "BLUE" : "RED").to("b", t -> t < 0.3 ? "CIRCLE" : "SQUARE"));
        spa.network().probe(spa.module("c").output(), p -> p.synapse(0.03));
    }
}
