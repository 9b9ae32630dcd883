package lanewise.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Samples;
import lanewise.model.distribution.Uniform;
import lanewise.model.function.Pooling;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Tanh;
import lanewise.model.synapse.Lowpass;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Dense;
import lanewise.model.transform.Padding;
import lanewise.network.LegendreUnit;
import lanewise.sim.Simulator;
import lanewise.train.Parameter;
import lanewise.train.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of layers are made of ordinary objects, have the parameters that they should, and compute what they say. */
class LayersTest {
    private final Network net = new Network("net", 0);

    private Parameters parameters() {
        return Parameters.of(net, Builder.build(net));
    }

    private Node image() {
        return net.node("image", 784, (t, out) -> {});
    }

    /** NengoDL's spiking MNIST: 124,682 weights and filter biases, and a bias for each of 34,048 neurons. */
    @Test
    void spikingMnistHasNengoDlsParameters() {
        Layers layers = Layers.from(net, image(), ChannelShape.last(28, 28, 1))
                .ensembles(e -> e.maxRates(Choice.of(100)).intercepts(Choice.of(0)))
                .convolution(32)
                .neurons(new Lif())
                .convolution(64, o -> o.strides(2, 2))
                .neurons(new Lif())
                .convolution(128, o -> o.strides(2, 2))
                .neurons(new Lif())
                .dense(10);
        assertThat(layers.all().stream().map(Layer::shape))
                .containsExactly(
                        List.of(26, 26, 32),
                        List.of(26, 26, 32),
                        List.of(12, 12, 64),
                        List.of(12, 12, 64),
                        List.of(5, 5, 128),
                        List.of(5, 5, 128),
                        List.of(10));
        assertThat(net.neuronCount()).isEqualTo(34_048);
        BuiltNetwork built = Builder.build(net);
        assertThat(Parameters.of(net, built).trainedCount()).isEqualTo(124_682 + 34_048);
        assertThat(built.ensemble(layers.all().get(1).ensemble().orElseThrow()).gain()[7])
                .isCloseTo(2.0332, within(1e-4));
    }

    /** As many as Keras counts: filters have biases, and neurons none of their own. */
    @Test
    void aConvolutionalNetHasKerasParameters() {
        Layers.from(net, image(), ChannelShape.last(28, 28, 1))
                .convolution(32, o -> o.neurons(new RectifiedLinear()))
                .convolution(64, o -> o.strides(2, 2).neurons(new RectifiedLinear()))
                .flatten()
                .dense(10);
        assertThat(parameters().trainedCount()).isEqualTo(110_986);
    }

    @Test
    void aDenseNetHasKerasParameters() {
        Layers layers = Layers.from(net, image())
                .dense(128, o -> o.neurons(new RectifiedLinear()))
                .batchNormalization()
                .dense(10);
        assertThat(parameters().trainedCount()).isEqualTo(784 * 128 + 128 + 2 * 128 + 128 * 10 + 10);
        assertThat(parameters().all().stream().filter(each -> !each.trained()).map(Parameter::name))
                .containsExactlyInAnyOrder(
                        "node batch normalization 1: mean",
                        "node batch normalization 1: variance",
                        "connection dense 1: gain");
        net.config().trainable(layers.all().get(1).node().orElseThrow(), false);
        assertThat(parameters().trainedCount()).isEqualTo(784 * 128 + 128 + 128 * 10 + 10);
        net.config().trainable(false);
        net.config().trainable(layers.last().bias().orElseThrow(), true);
        assertThat(parameters().trained().stream().map(Parameter::name))
                .containsExactly("connection dense 2.bias: weights");
    }

    private long legendreParameters(Consumer<LegendreUnit.Options> choose) {
        Layers.from(net, net.node("pixel", 1, (t, out) -> {}))
                .legendreUnit(212, 256, 784, choose)
                .dense(10, o -> o.bias(false));
        return parameters().trainedCount();
    }

    @Test
    void theLegendreNetOfSequentialMnistHasNengoDlsParameters() {
        assertThat(legendreParameters(o -> {})).isEqualTo(101_549);
    }

    @Test
    void theLegendreNetOfTheBenchmarkHasNengoDlsParameters() {
        assertThat(legendreParameters(o ->
                        o.hiddenEncoder(new Dense(new double[1][212])).memoryEncoder(new Dense(new double[1][256]))))
                .isEqualTo(102_017);
    }

    private static double[] weights(Simulator simulator, Layer layer) {
        return flat(simulator.data(layer.weights().orElseThrow()).weights().orElseThrow());
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** An image of 4 x 5 with 2 channels through every kind of layer, by hand in double. */
    @Test
    void valuesGoThroughAllLayersWithinAStep() {
        double[] x = new double[40];
        Arrays.setAll(x, i -> StrictMath.sin(i * i));
        Layers layers = Layers.from(net, net.constant("x", x), ChannelShape.last(4, 5, 2))
                .convolution(
                        3,
                        o -> o.kernel(3, 2).strides(1, 2).padding(Padding.SAME).neurons(new RectifiedLinear()))
                .averagePool(2, 1)
                .dropout(0.5)
                .dense(4, o -> o.neurons(new Tanh(1)).ensemble(e -> e.gainBias(Choice.of(2), Choice.of(0.25))))
                .dense(3)
                .softmax();
        Probe probe = net.probe(layers.output());
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1);
            List<Layer> all = layers.all();
            double[] convolved = convolved(x, weights(simulator, all.get(0)));
            double[] pooled = new double[2 * 3 * 3];
            for (int i = 0; i < pooled.length; i++) {
                int row = i / 9;
                pooled[i] = (convolved[2 * row * 9 + i % 9] + convolved[(2 * row + 1) * 9 + i % 9]) / 2;
            }
            double[] hidden = product(weights(simulator, all.get(3)), pooled);
            Arrays.setAll(hidden, i -> StrictMath.tanh(2 * hidden[i] + 0.25));
            double[] last = product(weights(simulator, all.get(4)), hidden);
            Arrays.setAll(last, i -> StrictMath.exp(last[i]));
            double sum = Arrays.stream(last).sum();
            float[] values = simulator.data(probe).values(0);
            for (int i = 0; i < 3; i++) {
                assertThat((double) values[i]).isCloseTo(last[i] / sum, within(1e-6));
            }
        }
    }

    /** Kernels of 3 x 2 and strides of 1 and 2, padded to 4 x 3: a row above and below, a column behind. */
    private static double[] convolved(double[] x, double[] kernel) {
        double[] y = new double[4 * 3 * 3];
        for (int i = 0; i < y.length; i++) {
            int row = i / 9;
            int column = i / 3 % 3;
            for (int k = 0; k < 12; k++) {
                int r = row + k / 4 - 1;
                int c = 2 * column + k / 2 % 2;
                if (r >= 0 && r < 4 && c < 5) {
                    y[i] += x[(r * 5 + c) * 2 + k % 2] * kernel[k * 3 + i % 3];
                }
            }
            y[i] = Math.max(0, y[i]);
        }
        return y;
    }

    private static double[] product(double[] weights, double[] x) {
        double[] y = new double[weights.length / x.length];
        for (int i = 0; i < weights.length; i++) {
            y[i / x.length] += weights[i] * x[i % x.length];
        }
        return y;
    }

    @Test
    void biasesAreAdded() {
        Layers layers = Layers.from(net, net.constant("x", 1, 2, 3, 4), ChannelShape.last(2, 2))
                .convolution(2, o -> o.kernel(1).weights(Samples.of(1, 2, 3, 4)).label("pixels"));
        Probe probe = net.probe(layers.output());
        Layer pixels = layers.last();
        assertThat(pixels.label()).isEqualTo("pixels");
        assertThat(pixels.size()).isEqualTo(4);
        BuiltNetwork built = Builder.build(net);
        assertThat(flat(built.connection(pixels.bias().orElseThrow()).weights().orElseThrow()))
                .containsExactly(0, 0);
        try (Simulator simulator = Simulator.of(built)) {
            simulator.runSteps(1);
            assertThat(simulator.data(probe).values(0)).containsExactly(7, 10, 15, 22);
        }
    }

    @Test
    void glorotsLimitCountsAllPlacesOfAKernel() {
        Layers layers = Layers.from(net, image(), ChannelShape.last(28, 28, 1)).convolution(32);
        double limit = Math.sqrt(6.0 / (9 * (1 + 32)));
        double[] drawn = flat(Builder.build(net)
                .connection(layers.last().weights().orElseThrow())
                .weights()
                .orElseThrow());
        assertThat(Arrays.stream(drawn).map(Math::abs).max().orElseThrow()).isBetween(0.98 * limit, limit);
    }

    @Test
    void optionsGoToTheObjects() {
        Layers layers = Layers.from(net, image())
                .ensembles(e -> e.maxRates(Choice.of(100)).intercepts(Choice.of(0)))
                .dense(
                        5,
                        o -> o.neurons(new Lif())
                                .synapse(0.005)
                                .weights(new Uniform(2, 3))
                                .bias(true))
                .neurons(new RectifiedLinear(), e -> e.radius(2));
        Layer dense = layers.all().get(0);
        assertThat(dense.weights().orElseThrow().synapse()).isEqualTo(new Lowpass(0.005));
        assertThat(dense.ensemble().orElseThrow().maxRates()).isEqualTo(Choice.of(100));
        assertThat(net.trainable(dense.ensemble().orElseThrow().neurons())).contains(false);
        assertThat(layers.last().ensemble().orElseThrow().radius()).isEqualTo(2);
        assertThat(layers.last().ensemble().orElseThrow().gain()).isEmpty();
        assertThat(net.trainable(layers.last().ensemble().orElseThrow().neurons()))
                .isEmpty();
    }

    private static Arguments wrong(Consumer<Layers> call, String... words) {
        return Arguments.of(call, words);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                wrong(layers -> layers.convolution(3), "convolution 1", "784 values", "reshape"),
                wrong(layers -> layers.dense(10).maxPool(2, 2), "pool 1", "10 values", "reshape"),
                wrong(layers -> layers.reshape(ChannelShape.last(28, 27, 1)), "image", "784 values", "[28, 27, 1]"),
                wrong(layers -> layers.reshape(ChannelShape.first(1, 28, 28)), "channels last"),
                wrong(
                        layers -> layers.reshape(ChannelShape.last(28, 28, 1)).convolution(3, o -> o.kernel(3)),
                        "kernel [3]",
                        "2 spatial axes"),
                wrong(
                        layers -> layers.reshape(ChannelShape.last(28, 28, 1)).convolution(3, o -> o.kernel(29, 1)),
                        "kernel of [29, 1]",
                        "Padding.SAME"),
                wrong(layers -> layers.dense(0), "dense 1", "0 units", "at least 1"),
                wrong(layers -> layers.dense(2, o -> o.neurons(null)), "neurons is null"),
                wrong(layers -> layers.dropout(1), "rate is 1.0"),
                wrong(Layers::last, "none yet"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamed(Consumer<Layers> call, String[] words) {
        Layers layers = Layers.from(net, image());
        assertThatThrownBy(() -> call.accept(layers))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aPoolingIsChosenByTheImagesShape() {
        Layers layers = Layers.from(net, image(), ChannelShape.last(28, 28, 1))
                .pool(image -> Pooling.max(image, 3, 3).strides(2, 2).padding(Padding.SAME));
        assertThat(layers.shape()).containsExactly(14, 14, 1);
        assertThat(layers.maxPool(2, 2).flatten().shape()).containsExactly(49);
    }

    @Test
    void nothingIsNull() {
        assertThatThrownBy(() -> Layers.from(net, null)).isInstanceOf(ModelException.class);
        Layers layers = Layers.from(net, image());
        assertThatThrownBy(() -> layers.ensembles(null)).hasMessageContaining("ensembles is null");
        assertThatThrownBy(() -> layers.function("own", null)).hasMessageContaining("function is null");
    }
}
