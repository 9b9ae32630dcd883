package lanewise.bench.mnist;

import java.util.Arrays;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.Kernels;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.process.PresentInput;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NoSolver;
import lanewise.model.solver.Solver;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * A network that reads digits: 784 pixels, one ensemble of neurons that look at patches, and one output a digit.
 *
 * @param built the network, ready to run
 * @param neurons how many neurons there are
 * @param image the node that shows pictures
 * @param decoders the connection to the outputs
 * @param outputs the probe of the ten outputs
 * @param spikes the probe of the neurons' outputs
 */
record MnistModel(BuiltNetwork built, int neurons, Node image, Connection decoders, Probe outputs, Probe spikes) {
    /** The length of a step in seconds. */
    static final double DT = 0.001;

    /** How long spiking neurons are shown a picture before they have to answer. */
    static final int STEPS = 30;

    private static final double OUTPUT_TAU = 0.03;
    private static final double REGULARISATION = 0.01;

    /** Spiking neurons, with decoders solved on all training pictures. */
    static MnistModel spiking(DigitSet train, PatchNeurons neurons, long seed, Kernels kernels, int threads) {
        return build(
                train,
                neurons,
                seed,
                new Lif(),
                new LstsqL2(REGULARISATION),
                new Lowpass(OUTPUT_TAU),
                kernels,
                threads);
    }

    /** The rate form of the same neurons, with the same decoders. */
    MnistModel rate(DigitSet train, PatchNeurons same, long seed, Kernels kernels, int threads) {
        Solver given = new NoSolver(columns());
        return build(train, same, seed, new Lif().rate(), given, Synapse.none(), kernels, threads);
    }

    private static MnistModel build(
            DigitSet train,
            PatchNeurons neurons,
            long seed,
            NeuronType type,
            Solver solver,
            Synapse filter,
            Kernels kernels,
            int threads) {
        var network = new Network("mnist", seed);
        // what a run shows takes the place of these pictures
        Node image = network.node("image", new PresentInput(train.images(), STEPS * DT));
        Ensemble hidden = network.ensemble(
                "hidden",
                neurons.count(),
                IdxFile.PIXELS,
                options -> options.neurons(type)
                        .encoders(neurons.encoders())
                        .gainBias(neurons.gains(), neurons.biases())
                        .evalPoints(train.images()));
        Node digit = network.passThrough("digit", IdxFile.CLASSES);
        network.connect(image, hidden, options -> options.synapse(Synapse.none()));
        Connection decoders = network.connect(
                hidden,
                digit,
                options -> options.function(train.classes())
                        .evalPoints(train.images())
                        .solver(solver)
                        .synapse(Synapse.none()));
        Probe outputs = network.probe(digit, options -> options.synapse(filter));
        Probe spikes = network.probe(hidden.neurons());
        BuiltNetwork built = Builder.build(
                network, options -> options.dt(DT).kernels(kernels).threads(threads));
        return new MnistModel(built, neurons.count(), image, decoders, outputs, spikes);
    }

    /** The decoders, one row a neuron. */
    private double[][] columns() {
        double[][] weights = built.connection(decoders).weights().orElseThrow();
        double[][] columns = new double[neurons][IdxFile.CLASSES];
        for (int neuron = 0; neuron < neurons; neuron++) {
            int column = neuron;
            Arrays.setAll(columns[neuron], digit -> weights[digit][column]);
        }
        return columns;
    }
}
