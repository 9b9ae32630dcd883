package lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal;
import lanewise.graph.Graph;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.model.Network;
import lanewise.model.distribution.Uniform;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import lanewise.model.transform.RandomDense;
import lanewise.sim.GradientRequest;
import lanewise.sim.GradientRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In training a network of neurons that spike has the gradients, to the bit, of the same network of those rates. */
class TwinsTest {
    private static final int STEPS = 7;

    static Stream<Arguments> twins() {
        OptionalDouble none = OptionalDouble.empty();
        return Stream.of(
                Arguments.of(new Lif(0.02, 0.002, 0, 0.01), new LifRate(0.02, 0.002, 0.01), none),
                Arguments.of(
                        new Lif(0.02, 0.002, 0, 0.01), new SoftLifRate(0.1, 0.02, 0.002, 0.01), OptionalDouble.of(0.1)),
                Arguments.of(new SpikingRectifiedLinear(0.5), new RectifiedLinear(0.5), none),
                Arguments.of(new SpikingLeakyRelu(0.2, 0.5), new LeakyRelu(0.2, 0.5), none),
                Arguments.of(
                        new RegularSpiking(new LifRate(0.02, 0.002, 0.01), 1), new LifRate(0.02, 0.002, 0.01), none),
                Arguments.of(new StochasticSpiking(new Tanh(0.5), 1), new Tanh(0.5), none),
                Arguments.of(new PoissonSpiking(new Sigmoid(0.5), 1), new Sigmoid(0.5), none));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void haveEqualGradients(NeuronType spiking, NeuronType rate, OptionalDouble smoothing) {
        assertThat(gradients(spiking, smoothing)).isDeepEqualTo(gradients(rate, smoothing));
    }

    private static float[][] gradients(NeuronType type, OptionalDouble smoothing) {
        var net = new Network("twin", 4);
        var input = net.node("input", 3, (t, out) -> {
            for (int i = 0; i < out.length; i++) {
                out[i] = StrictMath.sin(300 * t + i);
            }
        });
        var hidden = net.ensemble("hidden", 20, 3, e -> e.neurons(type).gainBias(evenly(20, 1, 2), evenly(20, 0, 2)));
        var last = net.ensemble("last", 9, 2, e -> e.neurons(type).gainBias(evenly(9, 1, 2), evenly(9, 0, 2)));
        net.connect(input, hidden);
        net.connect(
                hidden.neurons(),
                last.neurons(),
                c -> c.transform(new RandomDense(new Uniform(-0.3, 0.3))).synapse(0.003));
        net.connect(last.neurons(), last.neurons(), c -> c.transform(-0.1).synapse(0));
        var probe = net.probe(last.neurons(), p -> p.synapse(0.002));
        BuiltNetwork built = Builder.build(net);
        TrainerOptions options = new TrainerOptions();
        smoothing.ifPresent(options::lifSmoothing);
        Graph graph = TrainingGraph.of(net, built, options).graph();
        Set<Signal> variables = new LinkedHashSet<>();
        built.parameters().stream().map(ParameterSignal::signal).forEach(variables::add);
        ProbedSignal probed = built.probe(probe);
        var request = new GradientRequest(variables, List.of(probed), Set.of(), true, GradientRequest.usualMemory());
        try (var run = new GradientRun(graph, request, o -> o.batch(2))) {
            run.forward(STEPS);
            float[] given = run.outputGradient(probed);
            for (int i = 0; i < given.length; i++) {
                given[i] = 1f / (3 + i);
            }
            run.backward(0);
            List<float[]> all = new ArrayList<>();
            for (Signal variable : variables) {
                run.stores(variable).forEach(store -> all.add(store.read(run.gradients())));
            }
            assertThat(all).anySatisfy(gradient -> assertThat(gradient).isNotEqualTo(new float[gradient.length]));
            return all.toArray(float[][]::new);
        }
    }

    private static double[] evenly(int n, double from, double to) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = from + (to - from) * i / (n - 1);
        }
        return values;
    }
}
