package lanewise.bench.recipe;

import java.util.List;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.NeuronType;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;

/**
 * A network that reads digits. Two of one make have the same parameters, by name: one is trained, another is tested.
 *
 * @param network the network
 * @param image where pictures are shown
 * @param ink what their darkest pixel is
 * @param raw the probe of the ten outputs
 * @param filtered the probe of the ten outputs behind a lowpass of 0.1 s
 * @param firing probes of what the neurons of each layer give
 */
record DigitNetwork(Network network, Node image, double ink, Probe raw, Probe filtered, List<Probe> firing) {
    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    private static final double ANSWER_TAU = 0.1;

    /**
     * Three convolutions with neurons behind each, whose rates are 100 Hz at 1 and 0 at 0, and ten outputs: NengoDL's
     * spiking network for digits.
     */
    static DigitNetwork spiking(NeuronType type, long seed) {
        Network network = new Network("digits", seed);
        LayerStack layers = new LayerStack(network, SIDE, Synapse.none())
                .convolution(32, 1)
                .neurons(type, DigitNetwork::deep)
                .convolution(64, 2)
                .neurons(type, DigitNetwork::deep)
                .convolution(128, 2)
                .neurons(type, DigitNetwork::deep)
                .dense(CLASSES);
        return of(network, layers, 255);
    }

    private static void deep(Ensemble.Options options) {
        options.maxRates(Choice.of(100)).intercepts(Choice.of(0));
    }

    /**
     * Two convolutions with neurons behind each and ten outputs, as Keras's layers would be converted: neurons have a gain
     * of 1 and no bias of their own.
     *
     * @param tau the time constant of the lowpass behind neurons; 0 for none
     */
    static DigitNetwork converted(NeuronType type, double tau, long seed) {
        Network network = new Network("digits", seed);
        LayerStack layers = new LayerStack(network, SIDE, tau == 0 ? Synapse.none() : new Lowpass(tau))
                .convolution(32, 1)
                .neurons(type, DigitNetwork::plain)
                .convolution(64, 2)
                .neurons(type, DigitNetwork::plain)
                .dense(CLASSES);
        network.config().trainableNeurons(false);
        return of(network, layers, 255);
    }

    /** Layers of neurons that are fully connected, each but the last with a gain of 1 and no bias of their own. */
    static DigitNetwork dense(NeuronType type, long seed, int... sizes) {
        Network network = new Network("digits", seed);
        LayerStack layers = new LayerStack(network, SIDE, Synapse.none());
        for (int size : sizes) {
            layers.dense(size).neurons(type, DigitNetwork::plain);
        }
        layers.dense(CLASSES);
        network.config().trainableNeurons(false);
        return of(network, layers, 1);
    }

    /** The same with a layer's neurons as in {@link #spiking}. */
    static DigitNetwork denseSpiking(NeuronType type, long seed, int... sizes) {
        Network network = new Network("digits", seed);
        LayerStack layers = new LayerStack(network, SIDE, Synapse.none());
        for (int size : sizes) {
            layers.dense(size).neurons(type, DigitNetwork::deep);
        }
        layers.dense(CLASSES);
        return of(network, layers, 1);
    }

    private static void plain(Ensemble.Options options) {
        options.gainBias(Choice.of(1), Choice.of(0));
    }

    private static DigitNetwork of(Network network, LayerStack layers, double ink) {
        Probe raw = network.probe(
                layers.output(), options -> options.synapse(Synapse.none()).label("raw"));
        Probe filtered = network.probe(
                layers.output(), options -> options.synapse(ANSWER_TAU).label("filtered"));
        List<Probe> firing = layers.populations().stream()
                .map(ensemble -> network.probe(
                        ensemble.neurons(),
                        options -> options.synapse(Synapse.none()).label(ensemble.label())))
                .toList();
        return new DigitNetwork(network, layers.image(), ink, raw, filtered, firing);
    }
}
