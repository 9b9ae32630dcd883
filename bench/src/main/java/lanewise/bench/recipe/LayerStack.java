package lanewise.bench.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.NeuronType;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Transform;

/**
 * A network of layers one behind the other, with the parameters that Keras's layers have: a convolution has a bias for each
 * filter and a dense layer one for each output, which are weights from a node that gives ones. Weights are drawn uniformly
 * as Keras draws them (Glorot and Bengio 2010, with a kernel's extent counted in), biases are 0.
 */
final class LayerStack {
    private static final int KERNEL = 3;

    private final Network network;
    private final Node image;
    private final Synapse afterNeurons;
    private final List<Ensemble> populations = new ArrayList<>();
    private Endpoint last;
    private ChannelShape shape;
    private Synapse next = Synapse.none();
    private int layers;

    /**
     * Starts with a square image.
     *
     * @param afterNeurons what neurons' outputs go through to the next layer
     */
    LayerStack(Network network, int side, Synapse afterNeurons) {
        this.network = network;
        this.afterNeurons = afterNeurons;
        image = network.node("image", side * side, (t, out) -> {});
        shape = ChannelShape.last(side, side, 1);
        last = image;
    }

    /** A convolution with a kernel of 3 by 3 that stays within its input. */
    LayerStack convolution(int filters, int stride) {
        String name = "conv" + ++layers;
        int channels = shape.channels();
        Convolution convolution = Convolution.of(filters, shape, KERNEL, KERNEL)
                .strides(stride, stride)
                .weights(glorot(KERNEL * KERNEL * channels, KERNEL * KERNEL * filters));
        shape = convolution.output();
        Node sum = network.passThrough(name, shape.size());
        connect(name, last, sum, convolution, next);
        ChannelShape ones =
                ChannelShape.last(shape.space().get(0), shape.space().get(1), 1);
        Convolution bias = Convolution.of(filters, ones, 1, 1).weights(new double[filters]);
        connect(name + " bias", ones(name, ones.size()), sum, bias, Synapse.none());
        return through(sum);
    }

    /** A full matrix. */
    LayerStack dense(int outputs) {
        String name = "dense" + ++layers;
        int inputs = last.sizeOut();
        Node sum = network.passThrough(name, outputs);
        connect(name, last, sum, Transform.random(glorot(inputs, outputs)), next);
        connect(name + " bias", ones(name, 1), sum, new Dense(new double[outputs][1]), Synapse.none());
        return through(sum);
    }

    /** Neurons, one a value. */
    LayerStack neurons(NeuronType type, Consumer<Ensemble.Options> choose) {
        Ensemble ensemble = network.ensemble("neurons" + layers, last.sizeOut(), 1, options -> {
            options.neurons(type);
            choose.accept(options);
        });
        network.connect(last, ensemble.neurons(), options -> options.synapse(next));
        populations.add(ensemble);
        last = ensemble.neurons();
        next = afterNeurons;
        return this;
    }

    private LayerStack through(Node sum) {
        last = sum;
        next = Synapse.none();
        return this;
    }

    private Node ones(String name, int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return network.constant(name + " ones", ones);
    }

    private void connect(String name, Endpoint from, Endpoint to, Transform transform, Synapse synapse) {
        network.connect(
                from,
                to,
                options -> options.transform(transform).synapse(synapse).label(name));
    }

    /** @param fanIn how many inputs an output has, {@code fanOut} the other way round */
    private static Distribution glorot(int fanIn, int fanOut) {
        double limit = Math.sqrt(6.0 / (fanIn + fanOut));
        return new Uniform(-limit, limit);
    }

    /** Where pictures are shown. */
    Node image() {
        return image;
    }

    /** What the last layer gives. */
    Endpoint output() {
        return last;
    }

    /** The neurons, layer by layer. */
    List<Ensemble> populations() {
        return populations;
    }
}
