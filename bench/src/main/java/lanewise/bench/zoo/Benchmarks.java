package lanewise.bench.zoo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.NeuronType;
import lanewise.model.solver.NoSolver;
import lanewise.network.BasalGanglia;
import lanewise.network.CircularConvolution;
import lanewise.network.EnsembleArray;

/**
 * The benchmark networks of NengoDL ({@code nengo_dl/benchmarks.py}) in the modelling language, each made in the order of
 * the original. All have the seed 0, and all but the basal ganglia gains of 1 or -1 and biases from -1 to 1.
 */
final class Benchmarks {
    private static final long SEED = 0;

    private Benchmarks() {}

    private static Consumer<Ensemble.Options> common(NeuronType type) {
        return ensemble -> ensemble.neurons(type).gainBias(Choice.of(1, -1), new Uniform(-1, 1));
    }

    /** The circular convolution of a vector of zeros and one of ones. */
    static Network convolution(int dimensions, int neurons, NeuronType type) {
        Network network = new Network("cconv", SEED);
        CircularConvolution convolution = CircularConvolution.in(
                network, "cconv", neurons, dimensions, options -> options.ensembles(common(type)));
        Node zeros = network.constant("zeros", new double[dimensions]);
        Node ones = network.constant("ones", ones(dimensions));
        network.connect(zeros, convolution.inputA());
        network.connect(ones, convolution.inputB());
        network.probe(convolution.output());
        return network;
    }

    /** A vector of integrators that are given zeros. */
    static Network integrator(int dimensions, int neurons, NeuronType type) {
        Network network = new Network("integrator", SEED);
        EnsembleArray array = EnsembleArray.in(
                network, "integrator", neurons, dimensions, options -> options.ensembles(common(type)));
        network.connect(array.output(), array.input(), connection -> connection.synapse(0.01));
        Node zeros = network.constant("zeros", new double[dimensions]);
        network.connect(zeros, array.input(), connection -> connection.transform(0.01));
        network.probe(array.output());
        return network;
    }

    /** A vector of ones that is learned to be sent on; by the sign of its error it is driven away instead. */
    static Network learning(int dimensions, int neurons, NeuronType type) {
        Network network = new Network("pes", SEED);
        Node ones = network.constant("ones", ones(dimensions));
        Ensemble pre = network.ensemble("pre", Math.multiplyExact(dimensions, neurons), dimensions, common(type));
        Node post = network.passThrough("post", dimensions);
        network.connect(ones, pre);
        Connection learned = network.connect(pre, post, connection -> connection.learningRule(new Pes()));
        network.connect(ones, learned.learning());
        network.connect(post, learned.learning(), connection -> connection.transform(-1));
        network.probe(post);
        return network;
    }

    /** Basal ganglia whose inputs are all 1. */
    static Network basalGanglia(int dimensions, int neurons, NeuronType type) {
        Network network = new Network("basal ganglia", SEED);
        Node ones = network.constant("ones", ones(dimensions));
        BasalGanglia ganglia = BasalGanglia.in(
                network,
                "bg",
                dimensions,
                options -> options.neurons(neurons).ensembles(ensemble -> ensemble.neurons(type)));
        network.connect(ones, ganglia.input());
        network.probe(ganglia.output());
        return network;
    }

    /** Ensembles connected at random, with decoders that are all 1. */
    static Network random(int dimensions, int neuronsEach, int count, int targets, NeuronType type) {
        Network network = new Network("random", SEED);
        RandomStream stream = new RandomStream(SEED);
        Node zeros = network.constant("zeros", new double[dimensions]);
        Node output = network.passThrough("output", dimensions);
        int neurons = Math.multiplyExact(dimensions, neuronsEach);
        List<Ensemble> ensembles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ensembles.add(network.ensemble("ensemble " + i, neurons, dimensions, common(type)));
        }
        double[] row = ones(dimensions);
        double[][] decoders = new double[neurons][];
        Arrays.fill(decoders, row);
        NoSolver given = new NoSolver(decoders);
        for (Ensemble ensemble : ensembles) {
            network.connect(zeros, ensemble);
            network.connect(ensemble, output, connection -> connection.solver(given));
            for (int target : Arrays.copyOf(stream.permutation(count), targets)) {
                network.connect(ensemble, ensembles.get(target), connection -> connection.solver(given));
            }
        }
        network.probe(output);
        return network;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
