package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import lanewise.error.ModelException;
import lanewise.math.RandomStream;
import lanewise.model.Connection;
import lanewise.model.Endpoint;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.Recorded;
import lanewise.model.solver.NoSolver;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import lanewise.model.transform.Convolution;
import lanewise.model.transform.ConvolutionTranspose;
import lanewise.model.transform.Padding;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;
import org.junit.jupiter.api.Test;

/** Views, transforms and gains send every value where it belongs, exactly. */
class RoutingTest {
    private final Network net = new Network("net", 1);
    private final Node source = net.constant("source", 1, 2, 3, 4, 5);

    @Test
    void aRangeOfTheSource() {
        assertThat(received(source.slice(1, 4), 3, c -> {})).containsExactly(2, 3, 4);
    }

    @Test
    void entriesOfTheSourceInAnyOrderAndCountedFromTheEnd() {
        assertThat(received(source.at(3, 0, -1, 3), 4, c -> {})).containsExactly(4, 1, 5, 4);
    }

    @Test
    void aViewOfOneEntry() {
        assertThat(received(source.at(-2), 1, c -> {})).containsExactly(4);
    }

    @Test
    void aRangeOfTheTarget() {
        Node sink = net.passThrough("sink", 5);
        assertThat(sent(source.slice(0, 2), sink.slice(2, 4), sink, c -> {})).containsExactly(0, 0, 1, 2, 0);
    }

    @Test
    void entriesOfTheTargetAddUp() {
        Node sink = net.passThrough("sink", 3);
        assertThat(sent(source, sink.at(2, 0, -1, 2, 0), sink, c -> {})).containsExactly(7, 0, 8);
    }

    @Test
    void severalConnectionsAddUp() {
        Node sink = net.passThrough("sink", 2);
        net.connect(source.slice(0, 2), sink, c -> c.synapse(Synapse.none()));
        net.connect(source.at(4), sink.at(1), c -> c.synapse(Synapse.none()));
        assertThat(sent(source.slice(2, 4), sink, sink, c -> {})).containsExactly(4, 11);
    }

    @Test
    void aFactor() {
        assertThat(received(source.slice(0, 2), 2, c -> c.transform(-0.5))).containsExactly(-0.5f, -1);
    }

    @Test
    void aMatrix() {
        double[][] matrix = {{1, 10}, {0, -1}, {0.5, 0}};
        assertThat(received(source.slice(2, 4), 3, c -> c.transform(matrix))).containsExactly(43, -4, 1.5f);
    }

    @Test
    void aFunctionThenAMatrix() {
        assertThat(received(
                        source.at(2),
                        1,
                        c -> c.function(x -> new double[] {x[0], x[0] * x[0]}).transform(new double[][] {{1, 100}})))
                .containsExactly(903);
    }

    @Test
    void neuronsReceiveWhatIsSentTimesTheirGain() {
        Ensemble ensemble = linear(new double[] {2, 3, 4}, new double[] {0, 0, 1});
        assertThat(sent(source.slice(0, 3), ensemble.neurons(), ensemble.neurons(), c -> {}))
                .containsExactly(2, 6, 13);
    }

    @Test
    void entriesOfNeuronsAddUpTimesTheirGain() {
        Ensemble ensemble = linear(new double[] {2, 3, 4}, new double[] {0, 0, 0});
        Node ones = net.constant("ones", 1, 1, 1);
        assertThat(sent(ones, ensemble.neurons().at(0, 0, 2), ensemble.neurons(), c -> {}))
                .containsExactly(4, 0, 4);
    }

    @Test
    void aRangeOfNeurons() {
        Ensemble ensemble = linear(new double[] {2, 3, 4}, new double[] {0, 0, 0});
        assertThat(sent(source.slice(0, 2), ensemble.neurons().slice(1, 3), ensemble.neurons(), c -> {}))
                .containsExactly(0, 3, 8);
    }

    @Test
    void neuronsAsASource() {
        Ensemble ensemble = linear(new double[] {1, 1, 1}, new double[] {5, 6, -7});
        assertThat(received(ensemble.neurons().at(1, 2), 2, c -> c.transform(10)))
                .containsExactly(60, 0);
    }

    @Test
    void givenDecodersThenAMatrix() {
        Ensemble ensemble = linear(new double[] {1, 1, 1}, new double[] {1, 2, 3});
        NoSolver decoders = new NoSolver(new double[][] {{1}, {10}, {100}});
        assertThat(received(ensemble, 2, c -> c.solver(decoders).transform(new double[][] {{1}, {2}})))
                .containsExactly(321, 642);
    }

    @Test
    void everySecondEntryFromTheEndBack() {
        assertThat(received(source.every(-2), 3, c -> {})).containsExactly(5, 3, 1);
        assertThat(received(source.slice(-4, 100, 3), 2, c -> {})).containsExactly(2, 5);
    }

    @Test
    void aRangeCountedFromTheEnd() {
        assertThat(received(source.slice(1, -1), 3, c -> {})).containsExactly(2, 3, 4);
        assertThat(received(source.slice(-3, -1), 2, c -> {})).containsExactly(3, 4);
    }

    /** What a view names is looked up among inputs and outputs, each for itself, as in Nengo. */
    @Test
    void aNodeOfTwoSidesHasTheEntriesOfEach() {
        Node wide = net.node("wide", 2, 4, (t, x, out) -> {
            for (int i = 0; i < 4; i++) {
                out[i] = 10 * x[i % 2] + i;
            }
        });
        net.connect(source.slice(0, 2), wide, c -> c.synapse(Synapse.none()));
        assertThat(received(wide.every(-1), 4, c -> {})).containsExactly(23, 12, 21, 10);
        assertThat(received(wide.slice(-2, 4), 2, c -> {})).containsExactly(12, 23);
        assertThat(received(wide.at(3), 1, c -> {})).containsExactly(23);
        Node back = net.node("back", 2, 4, (t, x, out) -> System.arraycopy(x, 0, out, 0, 2));
        net.connect(source.slice(0, 2), back.every(-1), c -> c.synapse(Synapse.none()));
        net.connect(source.at(4), back.where(true, false), c -> c.synapse(Synapse.none()));
        net.connect(source.at(4), back.at(-1), c -> c.synapse(Synapse.none()));
        assertThat(received(back, 4, c -> {})).containsExactly(7, 6, 0, 0);
        assertThat(back.every(2).sizeIn()).isEqualTo(1);
        assertThat(back.every(2).sizeOut()).isEqualTo(2);
        assertThat(back.every(-1).label()).isEqualTo("back[::-1]");
    }

    @Test
    void aNodeOfFewerOutputsIsReadFromItsOwnEnd() {
        Node narrow = net.node("narrow", 4, 2, (t, x, out) -> {
            out[0] = x[0];
            out[1] = x[3];
        });
        net.connect(source.slice(0, 4), narrow, c -> c.synapse(Synapse.none()));
        assertThat(narrow.slice(-4, -2, 1).sizeOut()).isZero();
        assertThat(narrow.slice(-4, -2, 1).inputs()).containsExactly(0, 1);
        assertThat(narrow.at(3).sizeOut()).isZero();
        assertThat(received(narrow.at(-1), 1, c -> {})).containsExactly(4);
    }

    @Test
    void viewsOfTheSameEntriesAreEqual() {
        assertThat(source.slice(1, 3))
                .isEqualTo(source.slice(-4, 3))
                .hasSameHashCodeAs(source.slice(-4, 3))
                .isNotEqualTo(source.slice(1, 2))
                .isNotEqualTo(net.passThrough("other", 5).slice(1, 3));
    }

    @Test
    void fromAnEntryOn() {
        assertThat(received(source.from(3), 2, c -> {})).containsExactly(4, 5);
        assertThat(received(source.from(-1), 1, c -> {})).containsExactly(5);
        assertThat(received(source.from(1, 2), 2, c -> {})).containsExactly(2, 4);
        assertThat(received(source.from(-2, -2), 2, c -> {})).containsExactly(4, 2);
        assertThat(received(source.from(9, -4), 2, c -> {})).containsExactly(5, 1);
    }

    @Test
    void everySecondEntryOfTheTarget() {
        Node sink = net.passThrough("sink", 5);
        assertThat(sent(source.slice(0, 3), sink.every(2), sink, c -> {})).containsExactly(1, 0, 2, 0, 3);
    }

    @Test
    void everySecondNeuronBack() {
        Ensemble ensemble = linear(new double[] {2, 3, 4}, new double[] {0, 0, 0});
        assertThat(sent(source.slice(0, 2), ensemble.neurons().every(-2), ensemble.neurons(), c -> {}))
                .containsExactly(4, 0, 4);
    }

    @Test
    void entriesByAMask() {
        assertThat(received(source.where(true, false, false, true, false), 2, c -> {}))
                .containsExactly(1, 4);
    }

    @Test
    void aFactorForEach() {
        assertThat(received(source.slice(1, 4), 3, c -> c.transform(new double[] {10, 0, -1})))
                .containsExactly(20, 0, -4);
    }

    @Test
    void aSparseMatrixAddsUpEntriesOfOnePlace() {
        int[][] places = {{0, 1}, {2, 4}, {0, 0}, {2, 4}};
        assertThat(received(source, 3, c -> c.transform(Sparse.of(3, 5, places, new double[] {1, 2, 10, 3}))))
                .containsExactly(12, 0, 25);
    }

    @Test
    void aSparseMatrixIsTheDenseOne() {
        int[][] places = {{0, 1}, {2, 4}, {1, 0}, {2, 0}};
        double[] values = {0.5, 2, -1, 0.25};
        double[][] dense = new double[3][5];
        for (int i = 0; i < places.length; i++) {
            dense[places[i][0]][places[i][1]] = values[i];
        }
        assertThat(received(source, 3, c -> c.transform(Sparse.of(3, 5, places, values))))
                .containsExactly(received(source, 3, c -> c.transform(dense)))
                .containsExactly(1, -1, 10.25f);
    }

    @Test
    void aMatrixDrawnByTheConnectionsSeed() {
        Uniform any = new Uniform(-1, 1);
        double[] drawn = any.sample(2, 5, new RandomStream(9));
        float[] received = received(source, 2, c -> c.seed(9).transform(Transform.random(any)));
        for (int i = 0; i < 2; i++) {
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                sum += drawn[i * 5 + k] * (k + 1);
            }
            assertThat((double) received[i]).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void aConvolutionOfALine() {
        Convolution line =
                Convolution.of(1, ChannelShape.last(5, 1)).kernelSize(3).weights(1, 0, -10);
        assertThat(received(source, 3, c -> c.transform(line))).containsExactly(-29, -38, -47);
    }

    @Test
    void aTransposedConvolutionIsTheTransposeOfItsMatrix() {
        ConvolutionTranspose back = ConvolutionTranspose.of(1, ChannelShape.first(1, 3))
                .kernelSize(3)
                .strides(2)
                .weights(1, 2, 4);
        assertThat(back.output()).isEqualTo(ChannelShape.first(1, 7));
        assertThat(received(source.slice(0, 3), 7, c -> c.transform(back))).containsExactly(1, 2, 6, 4, 11, 6, 12);
    }

    /** The default kernel of 3 does not fit; what is chosen afterwards does. */
    @Test
    void aConvolutionOfAnInputSmallerThanTheDefaultKernel() {
        Convolution two = Convolution.of(1, ChannelShape.last(2, 1));
        assertThat(received(
                        source.slice(0, 2),
                        1,
                        c -> c.transform(two.weights(10, 1).kernelSize(2))))
                .containsExactly(12);
        Convolution padded = two.weights(1, 10, 100).padding(Padding.SAME);
        assertThat(padded.output()).isEqualTo(ChannelShape.last(2, 1));
        assertThat(received(source.slice(0, 2), 2, c -> c.transform(padded))).containsExactly(210, 21);
        assertThatThrownBy(two::output)
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("kernel of [3]", "[2, 1]", "Padding.SAME");
    }

    @Test
    void aGivenOutputOfATransposedConvolutionStays() {
        ConvolutionTranspose back = ConvolutionTranspose.of(1, ChannelShape.last(2, 1))
                .output(ChannelShape.last(4, 1))
                .kernelSize(1)
                .strides(2)
                .weights(3);
        assertThat(received(source.slice(0, 2), 4, c -> c.transform(back))).containsExactly(3, 0, 6, 0);
        assertThatThrownBy(() -> back.strides(4).output())
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("strides [4]", "[4, 1]", "such as [5, 1]");
    }

    @Test
    void fullWeightsEqualDecodersAndEncoders() {
        Ensemble from = linear(new double[] {1, 1, 1}, new double[] {1, 2, 3});
        NoSolver decoders = new NoSolver(new double[][] {{1}, {10}, {100}});
        Ensemble by = linear(new double[] {2, 3, 4}, new double[] {0, 0, 0});
        float[] decoded = sent(from, by, by.neurons(), c -> c.solver(decoders));
        Ensemble full = linear(new double[] {2, 3, 4}, new double[] {0, 0, 0});
        assertThat(sent(from, full, full.neurons(), c -> c.solver(decoders.withWeights())))
                .containsExactly(decoded);
        assertThat(decoded).containsExactly(642, 963, 1284);
    }

    @Test
    void noiseIsAddedToTheCurrentsAsItIs() {
        Ensemble ensemble = net.ensemble(
                "noisy",
                2,
                1,
                e -> e.neurons(new RectifiedLinear())
                        .gainBias(new double[] {3, 3}, new double[] {1, 2})
                        .noise(new Recorded(new double[][] {{0.5, 4}})));
        assertThat(sent(source.at(0), net.passThrough("elsewhere", 1), ensemble.neurons(), c -> {}))
                .containsExactly(1.5f, 6);
    }

    @Test
    void voltagesStartWhereTheyAreTold() {
        Ensemble ensemble = net.ensemble(
                "started",
                3,
                1,
                e -> e.neurons(new SpikingRectifiedLinear())
                        .gainBias(new double[] {1, 1, 1}, new double[] {0, 0, 0})
                        .initialState("voltage", 0.25, 0.5, 0.75));
        var voltage = net.probe(ensemble.neurons(), p -> p.attribute("voltage"));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1);
            assertThat(simulator.data(voltage).values(0)).containsExactly(0.25f, 0.5f, 0.75f);
        }
    }

    /** Rectified linear neurons in one dimension, with encoders of 1. */
    private Ensemble linear(double[] gain, double[] bias) {
        double[][] encoders = new double[gain.length][];
        Arrays.fill(encoders, new double[] {1});
        return net.ensemble(
                "ensemble",
                gain.length,
                1,
                e -> e.neurons(new RectifiedLinear()).encoders(encoders).gainBias(gain, bias));
    }

    private float[] received(Endpoint from, int size, Consumer<Connection.Options> choose) {
        Node sink = net.passThrough("sink", size);
        return sent(from, sink, sink, choose);
    }

    /** What a probe shows after a step if a connection without synapse leads to the target. */
    private float[] sent(Endpoint from, Endpoint to, Endpoint probed, Consumer<Connection.Options> choose) {
        net.connect(from, to, c -> choose.accept(c.synapse(Synapse.none())));
        var probe = net.probe(probed);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1);
            return simulator.data(probe).values(0);
        }
    }
}
