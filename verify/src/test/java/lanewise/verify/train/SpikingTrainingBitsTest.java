package lanewise.verify.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import lanewise.build.ParameterSignal.Kind;
import lanewise.kernel.KernelChoice;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.train.Data;
import lanewise.train.Parameter;
import lanewise.train.Sequences;
import lanewise.train.SpikeGradient;
import lanewise.train.Trainer;
import lanewise.train.TrainerOptions;
import lanewise.train.loss.MeanSquaredError;
import lanewise.train.optimizer.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spikes in training, and the gradients that go back through them, have the same bits whoever computes them. */
class SpikingTrainingBitsTest {
    private static final int NEURONS = 70;
    private static final int ITEMS = 12;
    private static final int STEPS = 8;

    private static double[][] weights(Random random, int rows, int cols, double size) {
        double[][] weights = new double[rows][cols];
        for (double[] row : weights) {
            Arrays.setAll(row, k -> size * random.nextGaussian());
        }
        return weights;
    }

    /** Populations of every type, each with a recurrent connection. */
    private static Map<String, float[]> trained(SpikeGradient.Shape shape, Consumer<TrainerOptions> choose) {
        Random random = new Random(1);
        Network net = new Network("net", 3);
        var input = net.node("input", 2, (t, out) -> {});
        List<NeuronType> types = List.of(
                new Lif(),
                new Lif(0.004, 0.0005, -1, 0.5),
                new AdaptiveLif(0.03, 0.02),
                new AdaptiveLifRate(0.03, 0.02),
                new SpikingRectifiedLinear(),
                new SpikingLeakyRelu(),
                new RegularSpiking(new LeakyRelu(0.5, 1)),
                new PoissonSpiking(new LeakyRelu(0.5, 1)),
                new Izhikevich());
        List<Probe> probes = new ArrayList<>();
        Map<Ensemble, List<Kind>> times = new LinkedHashMap<>();
        for (NeuronType type : types) {
            double[] gain = new double[NEURONS];
            Arrays.fill(gain, 1);
            double[] bias = new double[NEURONS];
            double scale = type instanceof Izhikevich ? 10 : 1;
            Arrays.setAll(bias, i -> scale * (3 + 3 * random.nextDouble()));
            var ensemble = net.ensemble(
                    "neurons " + probes.size(), NEURONS, 1, e -> e.neurons(type).gainBias(gain, bias));
            switch (type) {
                case Lif lif -> times.put(ensemble, List.of(Kind.TAU_RC));
                case AdaptiveLif lif -> times.put(ensemble, List.of(Kind.TAU_RC, Kind.TAU_N));
                case AdaptiveLifRate lif -> times.put(ensemble, List.of(Kind.TAU_RC, Kind.TAU_REF, Kind.TAU_N));
                case NeuronType other -> {}
            }
            net.connect(
                    input,
                    ensemble.neurons(),
                    c -> c.transform(weights(random, NEURONS, 2, 2)).synapse(Synapse.none()));
            net.connect(
                    ensemble.neurons(),
                    ensemble.neurons(),
                    c -> c.transform(weights(random, NEURONS, NEURONS, 0.001)).synapse(new Lowpass(0.005)));
            probes.add(net.probe(ensemble.neurons(), p -> p.synapse(Synapse.none())));
        }
        float[][] x = new float[ITEMS][2 * STEPS];
        float[][] y = new float[ITEMS][NEURONS * STEPS];
        for (int item = 0; item < ITEMS; item++) {
            for (int i = 0; i < x[item].length; i++) {
                x[item][i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < y[item].length; i++) {
                y[item][i] = (float) random.nextGaussian();
            }
        }
        Data data = Data.none().input(input, Sequences.of(x, STEPS));
        for (Probe probe : probes) {
            data = data.target(probe, Sequences.of(y, STEPS));
        }
        try (var trainer = Trainer.of(net, o -> {
            o.minibatch(6)
                    .optimizer(new Sgd(1e-4))
                    .spikes(new SpikeGradient.Surrogate(shape, 1, 0.5, shape == SpikeGradient.Shape.ARCTANGENT));
            probes.forEach(probe -> o.loss(probe, new MeanSquaredError()));
            times.forEach((ensemble, kinds) -> kinds.forEach(kind -> o.timeConstants(ensemble, kind)));
            choose.accept(o);
        })) {
            Map<Parameter, float[]> before = trainer.values();
            trainer.fit(data, fit -> fit.epochs(1));
            Map<String, float[]> values = new LinkedHashMap<>();
            for (Parameter parameter : trainer.parameters().trained()) {
                float[] after = trainer.values(parameter);
                assertThat(after).as("%s is trained", parameter).isNotEqualTo(before.get(parameter));
                values.put(parameter.name(), after);
            }
            return values;
        }
    }

    @ParameterizedTest
    @EnumSource
    void areThoseOfOneThreadInScalar(SpikeGradient.Shape shape) {
        Map<String, float[]> scalar =
                trained(shape, o -> o.kernels(KernelChoice.of("scalar")).threads(1));
        Map<String, float[]> simd =
                trained(shape, o -> o.kernels(KernelChoice.of("simd")).threads(1));
        Map<String, float[]> shared =
                trained(shape, o -> o.kernels(KernelChoice.of("simd")).threads(3));

        assertThat(scalar).hasSize(34);
        scalar.forEach((name, values) -> {
            assertThat(simd.get(name)).as(name).isEqualTo(values);
            assertThat(shared.get(name)).as(name).isEqualTo(values);
            for (float value : values) {
                assertThat(Float.isFinite(value)).isTrue();
            }
        });
    }
}
