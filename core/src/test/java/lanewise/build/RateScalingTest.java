package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.build.ParameterSignal.Kind;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Gaussian;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.process.WhiteNoise;
import lanewise.model.solver.LstsqL2;
import lanewise.model.transform.RandomDense;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** Neurons that fire more often with lighter spikes stand for the same; where that is not so, they are refused. */
class RateScalingTest {
    private final Network net = new Network("net", 5);
    private final Node input = net.constant("input", 0.6);

    private Ensemble driven(String label, NeuronType type) {
        Ensemble made = net.ensemble(label, 20, 1, e -> e.neurons(type).maxRates(Choice.of(40)));
        net.connect(input, made);
        return made;
    }

    private static float[] mean(Simulator simulator, Probe probe) {
        try (simulator) {
            simulator.runSteps(4000);
            float[][] rows = simulator.data(probe).rows();
            float[] mean = new float[rows[0].length];
            for (int i = 1000; i < 4000; i++) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += rows[i][k] / 3000;
                }
            }
            return mean;
        }
    }

    @Test
    void ratesStandForTheSameInEveryWayThroughTheNetwork() {
        for (NeuronType type : List.of(new RectifiedLinear(0.1), new LeakyRelu(0.3, 0.1))) {
            Ensemble a = driven("a", type);
            Ensemble b = net.ensemble("b", 10, 1, e -> e.neurons(new RectifiedLinear(0.01)));
            net.connect(a, b);
            net.connect(a.neurons(), b.neurons(), c -> c.transform(new RandomDense(new Gaussian(0, 1e-3))));
            net.connect(a, b, c -> c.solver(new LstsqL2().withWeights()));
            Probe out = net.probe(b.neurons());
            float[] plain = mean(Simulator.of(net), out);
            float[] scaled = mean(Simulator.of(net, o -> o.build(build -> build.scaleFiringRates(10))), out);
            double most = 0;
            for (float value : plain) {
                most = Math.max(most, value);
            }
            assertThat(most).isGreaterThan(0.1);
            assertThat(scaled).as(type.toString()).containsExactly(plain, within((float) (1e-5 * most)));
        }
    }

    @Test
    void spikesAreManyTimesMore() {
        for (NeuronType type : List.of(
                new SpikingRectifiedLinear(),
                new SpikingLeakyRelu(0.3, 1),
                new RegularSpiking(new RectifiedLinear(), 1),
                new PoissonSpiking(new RectifiedLinear(), 1))) {
            Ensemble a = driven("a", type);
            Probe out = net.probe(a.neurons());
            BuiltNetwork built = Builder.build(net, build -> build.scaleFiringRates(a, 8));
            BuiltEnsemble drawn = built.ensemble(a);
            float[] mean = mean(Simulator.of(built), out);
            for (int i = 0; i < 20; i++) {
                double current = drawn.gain()[i] * 0.6 * drawn.encoders()[i][0] + drawn.bias()[i];
                double below = type instanceof SpikingLeakyRelu ? 0.3 * current : 0;
                double rate = current > 0 ? current : below;
                assertThat((double) mean[i])
                        .as("%s, neuron %d", type, i)
                        .isCloseTo(rate, within(0.2 * Math.abs(rate) + 0.05));
            }
            try (Simulator simulator = Simulator.of(built)) {
                simulator.runSteps(50);
                assertThat(Arrays.stream(simulator.data(out).rows())
                                .flatMapToDouble(
                                        row -> IntStream.range(0, row.length).mapToDouble(k -> row[k]))
                                .map(Math::abs)
                                .filter(height -> height > 0)
                                .min())
                        .as("a spike weighs less")
                        .hasValue(125);
            }
        }
    }

    @Test
    void decodersStayAndCurrentsGrow() {
        Ensemble a = driven("a", new SpikingRectifiedLinear());
        Connection out = net.connect(a, net.passThrough("out", 1));
        BuiltNetwork plain = Builder.build(net);
        BuiltNetwork scaled = Builder.build(net, build -> build.scaleFiringRates(4));
        assertThat(scaled.connection(out).weights().orElseThrow())
                .isDeepEqualTo(plain.connection(out).weights().orElseThrow());
        for (int i = 0; i < plain.parameters().size(); i++) {
            ParameterSignal before = plain.parameters().get(i);
            ParameterSignal after = scaled.parameters().get(i);
            double factor = before.owner() == a ? 4 : 1;
            assertThat(after.scale()).isEqualTo(factor);
            assertThat(after.values()).containsExactly(Vectors.scaled(factor, before.values()));
        }
    }

    @Test
    void valuesAreThoseWithoutAScaling() {
        Ensemble a = driven("a", new SpikingRectifiedLinear());
        BuiltNetwork scaled = Builder.build(net, build -> build.scaleFiringRates(4));
        ParameterValues values = ParameterValues.of(scaled);
        BuiltNetwork plain = Builder.build(net, build -> build.values(values));
        assertThat(plain.ensemble(a).bias()).containsExactly(scaled.ensemble(a).bias());
        BuiltNetwork again = Builder.build(net, build -> build.values(values).scaleFiringRates(4));
        for (int i = 0; i < again.parameters().size(); i++) {
            assertThat(again.parameters().get(i).values())
                    .containsExactly(scaled.parameters().get(i).values());
        }
        assertThat(values.find(a, Kind.BIAS).orElseThrow())
                .containsExactly(scaled.ensemble(a).bias());
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Builder.build(net, build -> build.scaleFiringRates(2)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatWouldNotStayTheSameIsRefused() {
        Ensemble lif = net.ensemble("lif", 5, 1, e -> e.neurons(new Lif()));
        refused(
                "ensemble lif: firing rates times 2.0, but the rate of Lif[tauRc=0.02, tauRef=0.002, minVoltage=0.0, amplitude=1.0] is not proportional to its current, and it ends at 1 / tauRef = 500.0 Hz");
        Builder.build(net, build -> build.scaleFiringRates(2).scaleFiringRates(lif, 1));
        Network other = new Network("other", 0);
        other.ensemble("s", 5, 1, e -> e.neurons(new RegularSpiking(new Sigmoid(), 1)));
        assertThatThrownBy(() -> Builder.build(other, build -> build.scaleFiringRates(2)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ensemble s: firing rates times 2.0, but the rate of Sigmoid");
        assertThatThrownBy(() -> Builder.build(net, build -> build.scaleFiringRates(0)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the network: firing rates times 0.0; give a positive, finite factor");
    }

    @Test
    void noiseAndLearningOfCurrentsAreRefused() {
        Ensemble noisy = net.ensemble(
                "noisy", 5, 1, e -> e.neurons(new RectifiedLinear()).noise(new WhiteNoise()));
        refused("ensemble noisy: firing rates times 2.0, but noise is added to its currents");
        Network other = new Network("other", 0);
        other.config().ensembles(e -> e.neurons(new RectifiedLinear()));
        Ensemble a = other.ensemble("a", 5, 1);
        other.connect(a, a, c -> c.learningRule(new Pes()));
        Builder.build(other, build -> build.scaleFiringRates(2));
        other.connect(a, a, c -> c.learningRule(new Voja()));
        assertThatThrownBy(() -> Builder.build(other, build -> build.scaleFiringRates(2)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ensemble a: firing rates times 2.0, but connection a -> a learns");
        Builder.build(net, build -> build.scaleFiringRates(2).scaleFiringRates(noisy, 1));
    }
}
