package lanewise.verify.build;

import java.util.stream.IntStream;
import lanewise.bench.zoo.BasalGanglia;
import lanewise.bench.zoo.CircularConvolution;
import lanewise.bench.zoo.EnsembleArray;
import lanewise.build.Builder;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimProcess;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import org.junit.jupiter.api.Test;

/** Ready-made networks are Nengo's: made of the same operators, from the same seed, with the same results. */
class ReadyMadeNetworksTest {
    private static final double BOUND = 1e-9;

    @Test
    void aCircularConvolutionIsNengos() {
        NengosRun reference = new NengosRun("circular_convolution");
        Network network = new Network("circular convolution", "circular_convolution".length());
        CircularConvolution convolution = CircularConvolution.in(network, "cc", 40, 8, ensemble -> {});
        network.connect(network.constant("a", constant(reference, 0)), convolution.a());
        network.connect(network.constant("b", constant(reference, 1)), convolution.b());
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
        EnsembleArray array = EnsembleArray.in(network, "array", 30, 12, ensemble -> {});
        Node square = array.output("square", connection -> connection.function(x -> new double[] {x[0] * x[0]}));
        network.connect(stimulus, array.input());
        network.probe(array.output(), probe -> probe.synapse(0.01));
        network.probe(square, probe -> probe.synapse(0.01));

        reference.equals(Builder.build(network).graph(), BOUND);
    }

    @Test
    void basalGangliaAreNengos() {
        Network network = new Network("basal ganglia", "basal_ganglia_thalamus".length());
        Node stimulus = network.node("stimulus", 3, (t, out) -> {
            out[0] = 0.8;
            out[1] = 0.5 + 0.4 * StrictMath.sin(8 * t);
            out[2] = 0.3;
        });
        BasalGanglia ganglia = BasalGanglia.in(network, "bg", 3, 100, ensemble -> {});
        EnsembleArray actions = thalamus(network);
        network.connect(stimulus, ganglia.input());
        network.connect(ganglia.output(), actions.input());
        network.probe(ganglia.output(), probe -> probe.synapse(0.01));
        network.probe(actions.output(), probe -> probe.synapse(0.01));

        new NengosRun("basal_ganglia_thalamus").equals(Builder.build(network).graph(), 1e-6);
    }

    /** What basal ganglia lead to: the action that they do not inhibit inhibits the others. */
    private static EnsembleArray thalamus(Network parent) {
        Network network = parent.network("thalamus");
        EnsembleArray actions = EnsembleArray.in(
                network,
                "actions",
                50,
                3,
                ensemble -> ensemble.encoders(Choice.ofRows(new double[] {1})).intercepts(new Uniform(0, 1)));
        network.connect(
                actions.output(),
                actions.input(),
                connection -> connection.transform(new double[][] {{0, -1, -1}, {-1, 0, -1}, {-1, -1, 0}}));
        network.connect(
                network.constant("bias", 1),
                actions.input(),
                connection -> connection.transform(new double[][] {{1}, {1}, {1}}));
        return actions;
    }
}
