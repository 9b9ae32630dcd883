package lanewise.verify.build;

import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimProcess;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.network.BasalGanglia;
import lanewise.network.CircularConvolution;
import lanewise.network.EnsembleArray;
import lanewise.network.Product;
import lanewise.network.Thalamus;
import org.junit.jupiter.api.Test;

/** Ready-made networks are Nengo's: made of the same operators, from the same seed, with the same results. */
class ReadyMadeNetworksTest {
    private static final double BOUND = 1e-9;

    @Test
    void aCircularConvolutionIsNengos() {
        NengosRun reference = new NengosRun("circular_convolution");
        Network network = new Network("circular convolution", "circular_convolution".length());
        CircularConvolution convolution = CircularConvolution.in(network, "cc", 40, 8);
        network.connect(network.constant("a", constant(reference, 0)), convolution.inputA());
        network.connect(network.constant("b", constant(reference, 1)), convolution.inputB());
        network.probe(convolution.output(), probe -> probe.synapse(0.02));

        reference.equals(Builder.build(network).graph(), BOUND);
    }

    /** The values of a constant node, by the order in which the nodes are filtered. */
    private static double[] constant(NengosRun reference, int number) {
        Signal node = reference.graph().operators().stream()
                .filter(SimLinearFilter.class::isInstance)
                .map(operator -> ((SimLinearFilter) operator).input())
                .filter(input -> reference.graph().operators().stream()
                        .noneMatch(operator -> operator.sets().contains(input)))
                .toList()
                .get(number);
        return IntStream.range(0, node.size()).mapToDouble(node::initial).toArray();
    }

    @Test
    void anEnsembleArrayIsNengos() {
        NengosRun reference = new NengosRun("ensemble_array");
        SimProcess pictures = reference.graph().operators().stream()
                .filter(SimProcess.class::isInstance)
                .map(SimProcess.class::cast)
                .findFirst()
                .orElseThrow();
        Network network = new Network("ensemble array", "ensemble_array".length());
        Node stimulus = network.node("stimulus", pictures.process());
        EnsembleArray array = EnsembleArray.in(network, "array", 30, 12);
        Node square = array.addOutput("square", x -> new double[] {x[0] * x[0]});
        network.connect(stimulus, array.input());
        network.probe(array.output(), probe -> probe.synapse(0.01));
        network.probe(square, probe -> probe.synapse(0.01));

        reference.equals(Builder.build(network).graph(), BOUND);
    }

    @Test
    void aProductIsNengos() {
        Network network = new Network("product", "product_and_slices".length());
        Node stimulus = network.node("stimulus", 4, (t, out) -> {
            out[0] = StrictMath.sin(5 * t);
            out[1] = StrictMath.cos(5 * t);
            out[2] = 0.3;
            out[3] = -0.7;
        });
        Product product = Product.in(network, "product", 60, 2);
        network.connect(stimulus.slice(0, 2), product.inputA());
        network.connect(stimulus.at(3, 2), product.inputB(), c -> c.transform(new double[][] {{1, 0.2}, {0, 1}}));
        Node back = network.passThrough("back", 4);
        network.connect(product.output(), back.every(2));
        network.connect(
                product.output().at(1),
                back.at(1, 3),
                c -> c.transform(new double[][] {{1}, {-2}}).synapse(0.01));
        network.probe(product.output(), probe -> probe.synapse(0.02));
        network.probe(back);
        network.probe(back.slice(1, 3), probe -> probe.synapse(0.01));

        new NengosRun("product_and_slices").equals(Builder.build(network).graph(), BOUND);
    }

    @Test
    void basalGangliaAreNengos() {
        Network network = new Network("basal ganglia", "basal_ganglia_thalamus".length());
        Node stimulus = network.node("stimulus", 3, (t, out) -> {
            out[0] = 0.8;
            out[1] = 0.5 + 0.4 * StrictMath.sin(8 * t);
            out[2] = 0.3;
        });
        BasalGanglia ganglia = BasalGanglia.in(network, "bg", 3);
        Thalamus thalamus = Thalamus.in(network, "thalamus", 3);
        network.connect(stimulus, ganglia.input());
        network.connect(ganglia.output(), thalamus.input());
        network.probe(ganglia.output(), probe -> probe.synapse(0.01));
        network.probe(thalamus.output(), probe -> probe.synapse(0.01));

        new NengosRun("basal_ganglia_thalamus").equals(Builder.build(network).graph(), 1e-6);
    }
}
