package lanewise.network.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Distribution;
import lanewise.model.distribution.Glorot;
import lanewise.model.distribution.VarianceScaling;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.function.LayerNormalization;
import lanewise.model.function.Pooling;
import lanewise.model.function.Softmax;
import lanewise.model.neuron.NeuronType;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Transform;
import lanewise.network.LegendreUnit;

/**
 * A chain of layers, each behind the last one, made within a network of ordinary ensembles, nodes and connections: what
 * NengoDL's {@code Layer} and Keras's {@code Sequential} are for. Values arrive without a synapse, and so within the step,
 * unless one is chosen.
 *
 * <pre>{@code
 * Node image = net.node("image", new PresentInput(images, 0.03));
 * Layers layers = Layers.from(net, image, ChannelShape.last(28, 28, 1))
 *         .convolution(32, o -> o.neurons(new RectifiedLinear()))
 *         .convolution(64, o -> o.strides(2, 2).neurons(new RectifiedLinear()))
 *         .dropout(0.4)
 *         .dense(10);
 * Probe probe = net.probe(layers.output());
 * }</pre>
 *
 * <p>A layer with weights has neurons if it is told which; else it is linear, and a node. What it gives is an image while
 * the shape has channels behind spatial axes, and lies as a vector in row-major order all the time.
 *
 * <p>For one thread at a time.
 */
public final class Layers {
    private final Network network;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private Consumer<Ensemble.Options> ensembles = e -> e.gainBias(Choice.of(1), Choice.of(0));
    private Endpoint output;
    private List<Integer> shape;

    private Layers(Network network, Endpoint input, List<Integer> shape) {
        this.network = network;
        output = input;
        this.shape = shape;
    }

    /**
     * A chain that starts from a vector.
     *
     * @param network where the layers are made
     * @param input where the values come from
     */
    public static Layers from(Network network, Endpoint input) {
        if (network == null || input == null) {
            throw new ModelException(
                    "layers in %s from %s; give a network, and where values come from".formatted(network, input));
        }
        return new Layers(network, input, List.of(input.sizeOut()));
    }

    /**
     * A chain that starts from an image.
     *
     * @param network where the layers are made
     * @param input where the values come from, in row-major order
     * @param shape the image's, channels last
     * @throws ModelException if the input has another size, or the shape has its channels first
     */
    public static Layers from(Network network, Endpoint input, ChannelShape shape) {
        return from(network, input).reshape(shape);
    }

    /** What is chosen for the ensembles of layers from here on; by default gains are 1 and biases 0. */
    public Layers ensembles(Consumer<Ensemble.Options> choose) {
        ensembles = LayerOptions.given("ensembles", choose);
        return this;
    }

    /** Takes what there is as an image; nothing is made for it. */
    public Layers reshape(ChannelShape image) {
        LayerOptions.given("the shape of the image", image);
        if (!image.channelsLast() || image.size() != output.sizeOut()) {
            throw new ModelException(
                    "layers from %s, %d values, as an image of %s; give a shape of as many, channels last"
                            .formatted(output.label(), output.sizeOut(), image));
        }
        shape = image.extents();
        return this;
    }

    /** Takes what there is as a vector; nothing is made for it. */
    public Layers flatten() {
        shape = List.of(output.sizeOut());
        return this;
    }

    /** A linear layer of all values with a bias. */
    public Layers dense(int units) {
        return dense(units, o -> {});
    }

    /**
     * A layer of weighted sums of all values.
     *
     * @param units how many, at least 1
     * @param choose sets what differs from the defaults
     */
    public Layers dense(int units, Consumer<DenseOptions> choose) {
        DenseOptions options = new DenseOptions();
        choose.accept(options);
        String label = label("dense", options.label);
        if (units < 1) {
            throw new ModelException("layer %s: %d units; give at least 1".formatted(label, units));
        }
        Transform weights = Transform.random(options.weights.orElse(new Glorot()));
        Bias bias = new Bias(1, new Dense(new double[units][1]));
        return weighted(label, List.of(units), options, weights, options.neurons.isEmpty(), bias);
    }

    /** A linear convolution with kernels of 3 along each axis and a bias for each filter. */
    public Layers convolution(int filters) {
        return convolution(filters, o -> {});
    }

    /**
     * A convolution of the image.
     *
     * @param filters how many channels it gives, at least 1
     * @param choose sets what differs from the defaults
     * @throws ModelException if there is no image, or the kernel does not fit
     */
    public Layers convolution(int filters, Consumer<ConvolutionOptions> choose) {
        ConvolutionOptions options = new ConvolutionOptions();
        choose.accept(options);
        String label = label("convolution", options.label);
        ChannelShape image = image(label);
        int axes = image.space().size();
        Convolution bare = Convolution.of(filters, image, options.kernelExtents(axes))
                .strides(options.steps(axes))
                .padding(options.padding)
                .groups(options.groups);
        Convolution weights = bare.weights(options.weights.orElseGet(() -> glorot(bare)));
        ChannelShape made = weights.output();
        int[] ones = new int[axes];
        Arrays.fill(ones, 1);
        ChannelShape one = new ChannelShape(made.space(), 1, true);
        Bias bias = new Bias(one.size(), Convolution.of(filters, one, ones).weights(new double[filters]));
        return weighted(label, made.extents(), options, weights, true, bias);
    }

    /** Keras's: a kernel's inputs and outputs are those of all its places. */
    private static Distribution glorot(Convolution convolution) {
        int area = convolution.kernel().stream().reduce(1, Math::multiplyExact);
        return new VarianceScaling(1.0 / area, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Shape.UNIFORM);
    }

    /**
     * What a layer's bias is made of.
     *
     * @param ones how many constants 1 it comes from
     * @param weights that lead from them to the layer, 0 at first
     */
    private record Bias(int ones, Transform weights) {}

    private Layers weighted(
            String label, List<Integer> made, LayerOptions<?> options, Transform weights, boolean biased, Bias bias) {
        Optional<Ensemble> ensemble = options.neurons.map(type -> ensemble(label, size(made), type, options.ensemble));
        Optional<Node> node =
                ensemble.isPresent() ? Optional.empty() : Optional.of(network.passThrough(label, size(made)));
        Endpoint target = ensemble.<Endpoint>map(Ensemble::neurons).orElseGet(node::orElseThrow);
        Connection arriving = connect(label, output, target, weights, options.synapse);
        boolean hasBias = options.bias.orElse(biased);
        Optional<Connection> biases = Optional.empty();
        if (hasBias) {
            double[] ones = new double[bias.ones()];
            Arrays.fill(ones, 1);
            Node constant = network.constant(label + ".one", ones);
            biases = Optional.of(connect(label + ".bias", constant, target, bias.weights(), Synapse.none()));
        }
        if (ensemble.isPresent() && !options.neuronBiases.orElse(!hasBias)) {
            network.config().trainable(ensemble.get().neurons(), false);
        }
        return added(new Layer(label, made, target, ensemble, node, Optional.of(arriving), biases));
    }

    private Connection connect(String label, Endpoint from, Endpoint to, Transform transform, Synapse synapse) {
        return network.connect(
                from, to, c -> c.label(label).transform(transform).synapse(synapse));
    }

    private Ensemble ensemble(
            String label, int neurons, NeuronType type, Optional<Consumer<Ensemble.Options>> options) {
        return network.ensemble(label, neurons, 1, e -> {
            options.orElse(ensembles).accept(e);
            e.neurons(type);
        });
    }

    /** Neurons, one for each value; their biases are trained. */
    public Layers neurons(NeuronType type) {
        return neurons(type, ensembles);
    }

    /**
     * Neurons, one for each value; their biases are trained.
     *
     * @param type what kind
     * @param choose other options of the ensemble, instead of the chain's
     */
    public Layers neurons(NeuronType type, Consumer<Ensemble.Options> choose) {
        String label = label("neurons", Optional.empty());
        Ensemble ensemble = ensemble(label, output.sizeOut(), LayerOptions.given("neurons", type), Optional.of(choose));
        Connection arriving = connect(label, output, ensemble.neurons(), Transform.none(), Synapse.none());
        return added(new Layer(
                label,
                shape,
                ensemble.neurons(),
                Optional.of(ensemble),
                Optional.empty(),
                Optional.of(arriving),
                Optional.empty()));
    }

    /** The largest value of windows that lie side by side, one extent for each spatial axis. */
    public Layers maxPool(int... window) {
        return pool(image -> Pooling.max(image, window));
    }

    /** The mean of windows that lie side by side, one extent for each spatial axis. */
    public Layers averagePool(int... window) {
        return pool(image -> Pooling.average(image, window));
    }

    /** What a pooling makes of the image, such as {@code image -> Pooling.max(image, 3, 3).strides(2, 2)}. */
    public Layers pool(Function<ChannelShape, Pooling> choose) {
        String label = label("pool", Optional.empty());
        Pooling pooling = choose.apply(image(label));
        return function(label, pooling, pooling.output().extents());
    }

    /** Leaves out a share of the values in training, from 0 to less than 1; see {@link Dropout}. */
    public Layers dropout(double rate) {
        return function(label("dropout", Optional.empty()), new Dropout(output.sizeOut(), rate), shape);
    }

    /** {@link BatchNormalization} of each channel, or of each value of a vector. */
    public Layers batchNormalization() {
        int channels = shape.getLast();
        BatchNormalization function = new BatchNormalization(output.sizeOut() / channels, channels);
        return function(label("batch normalization", Optional.empty()), function, shape);
    }

    /** {@link LayerNormalization} of the channels of each place, or of a vector. */
    public Layers layerNormalization() {
        int channels = shape.getLast();
        LayerNormalization function = new LayerNormalization(output.sizeOut() / channels, channels);
        return function(label("layer normalization", Optional.empty()), function, shape);
    }

    /** {@link Softmax} of the channels of each place, or of a vector. */
    public Layers softmax() {
        int channels = shape.getLast();
        return function(label("softmax", Optional.empty()), new Softmax(output.sizeOut() / channels, channels), shape);
    }

    /** A function of a person's own of all values; what it gives is a vector. */
    public Layers function(String label, DifferentiableFunction function) {
        return function(label, LayerOptions.given("function", function), List.of(function.sizeOut()));
    }

    private Layers function(String label, DifferentiableFunction function, List<Integer> made) {
        Node node = network.node(label, function);
        Connection arriving = connect(label, output, node, Transform.none(), Synapse.none());
        return added(new Layer(
                label, made, node, Optional.empty(), Optional.of(node), Optional.of(arriving), Optional.empty()));
    }

    /**
     * A Legendre memory unit, a recurrent layer for sequences of which each step brings the values of one element.
     *
     * @param units how many hidden units
     * @param order how many coefficients the memory keeps
     * @param theta how many steps it looks back
     */
    public Layers legendreUnit(int units, int order, double theta) {
        return legendreUnit(units, order, theta, o -> {});
    }

    /** A Legendre memory unit, with what differs from the defaults. */
    public Layers legendreUnit(int units, int order, double theta, Consumer<LegendreUnit.Options> choose) {
        String label = label("legendre unit", Optional.empty());
        LegendreUnit unit = LegendreUnit.in(network, label, output.sizeOut(), units, order, theta, choose);
        connect(label, output, unit.input(), Transform.none(), Synapse.none());
        return added(new Layer(
                label,
                List.of(units),
                unit.output(),
                Optional.of(unit.hidden()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private Layers added(Layer layer) {
        layers.add(layer);
        output = layer.output();
        shape = layer.shape();
        return this;
    }

    private String label(String kind, Optional<String> chosen) {
        int count = counts.merge(kind, 1, Integer::sum);
        return chosen.orElse(kind + " " + count);
    }

    private ChannelShape image(String label) {
        if (shape.size() < 2) {
            throw new ModelException(
                    "layer %s: it takes an image, but there is a vector of %d values; reshape it, or start from an image"
                            .formatted(label, output.sizeOut()));
        }
        return new ChannelShape(shape.subList(0, shape.size() - 1), shape.getLast(), true);
    }

    private static int size(List<Integer> extents) {
        return extents.stream().reduce(1, Math::multiplyExact);
    }

    /** Where the last layer's values start; the input's, if there is no layer. */
    public Endpoint output() {
        return output;
    }

    /** The extents of what the last layer gives, channels last; one for a vector. */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * The last layer.
     *
     * @throws ModelException if there is none
     */
    public Layer last() {
        if (layers.isEmpty()) {
            throw new ModelException("layers from %s: there is none yet; add one".formatted(output.label()));
        }
        return layers.getLast();
    }

    /** All layers in their order. */
    public List<Layer> all() {
        return Collections.unmodifiableList(layers);
    }
}
