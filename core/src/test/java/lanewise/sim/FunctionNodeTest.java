package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.graph.SimFunction;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.function.BackwardPass;
import lanewise.model.function.BatchNormalization;
import lanewise.model.function.BatchValues;
import lanewise.model.function.DifferentiableFunction;
import lanewise.model.function.Dropout;
import lanewise.model.function.ForwardPass;
import lanewise.model.function.FunctionParameter;
import lanewise.model.function.Pooling;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.ChannelShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of differentiable functions, in use. */
class FunctionNodeTest {
    private final Network net = new Network("net", 0);

    /** {@code y = W x + t}, and counts its calls. */
    private record Affine(int sizeIn, int sizeOut, boolean usesTime, AtomicInteger calls)
            implements DifferentiableFunction {
        Affine(int sizeIn, int sizeOut) {
            this(sizeIn, sizeOut, true, new AtomicInteger());
        }

        @Override
        public List<FunctionParameter> parameters() {
            return List.of(new FunctionParameter("W", sizeOut, sizeIn, new Gaussian(0, 1)));
        }

        @Override
        public void forward(ForwardPass pass, int from, int to) {
            calls.incrementAndGet();
            assertThat(pass.moment().training()).isFalse();
            for (int item = from; item < to; item++) {
                for (int i = 0; i < sizeOut; i++) {
                    float sum = usesTime ? (float) pass.moment().time() : 0;
                    for (int k = 0; k < sizeIn; k++) {
                        sum = Math.fma(
                                pass.parameters().get(0).get(0, i * sizeIn + k),
                                pass.input().get(item, k),
                                sum);
                    }
                    pass.output().set(item, i, sum);
                }
            }
        }

        @Override
        public void backward(BackwardPass pass, int from, int to) {
            throw new AssertionError("no run of use leads gradients back");
        }
    }

    /** Gives a value for each item at step 2, else 1. */
    private record AtStepTwo(float value) implements DifferentiableFunction {
        @Override
        public int sizeIn() {
            return 0;
        }

        @Override
        public int sizeOut() {
            return 3;
        }

        @Override
        public void forward(ForwardPass pass, int from, int to) {
            BatchValues y = pass.output();
            if (pass.moment().step() == 2 && Float.isInfinite(value)) {
                throw new IllegalStateException("no more data");
            }
            for (int item = from; item < to; item++) {
                for (int i = 0; i < 3; i++) {
                    y.set(item, i, item == 1 && i == 2 && pass.moment().step() == 2 ? value : 1);
                }
            }
        }

        @Override
        public void backward(BackwardPass pass, int from, int to) {}
    }

    private Node stimulus(int size) {
        return net.node("stimulus", size, (t, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = StrictMath.sin(50 * t + i);
            }
        });
    }

    @Test
    void computesEachItemAtOnce() {
        Node source = stimulus(3);
        Affine affine = new Affine(3, 2);
        Node node = net.node("affine", affine);
        net.connect(source, node, c -> c.synapse(Synapse.none()));
        Probe probe = net.probe(node);
        BuiltNetwork built = Builder.build(net);
        SimFunction op = built.graph().operators().stream()
                .filter(SimFunction.class::isInstance)
                .map(SimFunction.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(op.parameters().getFirst().shape()).containsExactly(2, 3);
        try (Simulator simulator = Simulator.of(built, o -> o.batch(3))) {
            simulator.feed(source, (item, step, to, at) -> {
                for (int i = 0; i < 3; i++) {
                    to[at + i] = item + step * i;
                }
                return true;
            });
            simulator.runSteps(4);
            assertThat(affine.calls()).hasValue(4);
            for (int item = 0; item < 3; item++) {
                float[][] rows = simulator.data(probe).rows(item);
                for (int step = 1; step <= 4; step++) {
                    for (int i = 0; i < 2; i++) {
                        float sum = (float) (step * 0.001);
                        for (int k = 0; k < 3; k++) {
                            float weight = (float) op.parameters().getFirst().initial(i * 3 + k);
                            sum = Math.fma(weight, item + step * k, sum);
                        }
                        assertThat(rows[step - 1][i]).isEqualTo(sum);
                    }
                }
            }
        }
    }

    private float[] run(Probe probe, Consumer<SimulatorOptions> options) {
        try (Simulator simulator = Simulator.of(net, options)) {
            simulator.runSteps(40);
            return simulator.data(probe).values(0);
        }
    }

    /** Neurons, slices on both sides, and functions of all kinds between them. */
    private Probe mixed() {
        Node image = stimulus(36);
        Ensemble neurons = net.ensemble(
                "neurons", 48, 1, e -> e.neurons(new RectifiedLinear()).gainBias(Choice.of(1), Choice.of(0)));
        net.connect(image, neurons.neurons().slice(0, 36), c -> c.synapse(Synapse.none()));
        Node pooled = net.node("pool", Pooling.max(ChannelShape.last(4, 4, 3), 2, 2));
        net.connect(neurons.neurons(), pooled, c -> c.synapse(0.01));
        Node dropped = net.node("dropout", new Dropout(6, 0.5));
        net.connect(pooled.from(0, 2), dropped, c -> c.synapse(Synapse.none()));
        Node normal = net.node("normal", new BatchNormalization(2, 3));
        net.connect(dropped, normal, c -> c.synapse(Synapse.none()));
        Node affine = net.node("affine", new Affine(6, 2));
        net.connect(normal, affine, c -> c.synapse(Synapse.none()).transform(0.5));
        return net.probe(affine);
    }

    @Test
    void noPlanBatchOrThreadShowsInTheResult() {
        Probe probe = mixed();
        float[] expected = run(probe, o -> o.planned(false).threads(1));
        assertThat(expected[expected.length - 1]).isNotZero();
        assertThat(run(probe, o -> o.threads(1))).containsExactly(expected);
        assertThat(run(probe, o -> o.batch(5).threads(2))).containsExactly(expected);
        assertThat(run(probe, o -> o.batch(5).threads(1))).containsExactly(expected);
    }

    @Test
    void aRunCanBeSavedAndRestored(@TempDir Path directory) {
        Probe probe = mixed();
        float[] expected = run(probe, o -> {});
        Path file = directory.resolve("run");
        try (Simulator first = Simulator.of(net)) {
            first.runSteps(20);
            first.save(file);
        }
        try (Simulator second = Simulator.of(net)) {
            second.restore(file);
            second.runSteps(20);
            assertThat(second.data(probe).values(0))
                    .endsWith(expected[expected.length - 2], expected[expected.length - 1]);
        }
    }

    @Test
    void isLeftOutWhileItsInputStands() {
        Node picture = net.constant("picture", 1, 2, 3);
        Affine standing = new Affine(3, 2, false, new AtomicInteger());
        Affine moving = new Affine(3, 2);
        for (Affine each : List.of(standing, moving)) {
            Node node = net.node("affine", each);
            net.connect(picture, node, c -> c.synapse(Synapse.none()));
            net.probe(node);
        }
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(5);
        }
        assertThat(standing.calls()).hasValue(1);
        assertThat(moving.calls()).hasValue(5);
    }

    @Test
    void aFailureNamesNodeAndStep() {
        Node node = net.node("odd", new AtStepTwo(Float.NaN));
        net.probe(node);
        try (Simulator simulator = Simulator.of(net, o -> o.batch(2))) {
            assertThatThrownBy(() -> simulator.runSteps(3))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node odd", "NaN", "value 2", "item 1", "step 2", "0.002 s", "finite");
        }
        Network other = new Network("other", 0);
        other.node("odd", new AtStepTwo(Float.POSITIVE_INFINITY));
        try (Simulator simulator = Simulator.of(other)) {
            assertThatThrownBy(() -> simulator.runSteps(3))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node odd", "no more data", "step 2");
        }
    }

    @Test
    void noSignalHoldsMinusZero() {
        Probe probe = net.probe(net.node("odd", new AtStepTwo(-0f)));
        try (Simulator simulator = Simulator.of(net, o -> o.batch(2))) {
            simulator.runSteps(2);
            assertThat(Float.floatToRawIntBits(simulator.data(probe).rows(1)[1][2]))
                    .isZero();
        }
    }

    @Test
    void anArchiveRefusesIt() {
        net.node("pool", Pooling.max(ChannelShape.last(4, 1), 2));
        assertThatThrownBy(() -> ModelExport.of(Builder.build(net), 2).archive())
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("node pool", "Pooling", "archive", "leave the node out");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> net.node("none", new Affine(1, 0)))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("node none", "gives 0 values", "at least 1");
        assertThatThrownBy(() -> net.node("none", (DifferentiableFunction) null))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("node none", "null");
        Node pool = net.node("pool", Pooling.max(ChannelShape.last(4, 1), 2));
        Node source = net.constant("source", 1, 2, 3);
        assertThatThrownBy(() -> net.connect(source, pool))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("source", "pool", "3", "4");
    }
}
