package lanewise.verify.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.build.BuiltNetwork;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Kernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.sim.Simulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several large products of one input, most of whose values count or few, are computed together with the same bits. */
class JoinedProductsTest {
    private static final int NEURONS = 150;
    private static final int STEPS = 30;

    @ParameterizedTest
    @CsvSource({"scalar, false", "scalar, true", "simd, false", "simd, true"})
    void giveTheBitsOfOperatorsOneByOne(String name, boolean spikes) {
        Network network = new Network("several readers", 5);
        NeuronType type = spikes ? new Lif() : new RectifiedLinear();
        Node input = network.node("input", 2, (t, out) -> {
            out[0] = Math.sin(40 * t);
            out[1] = Math.cos(30 * t);
        });
        Ensemble ensemble = network.ensemble("read", NEURONS, 2, e -> e.neurons(type));
        network.connect(input, ensemble);
        List<Probe> probes = new ArrayList<>();
        for (int size : new int[] {64, 100, 64, 64, 100}) {
            Node reader = network.node("reader " + probes.size(), size, size, (t, x, out) -> {
                System.arraycopy(x, 0, out, 0, size);
            });
            network.connect(ensemble.neurons(), reader, c -> c.transform(weights(size, probes.size())));
            probes.add(network.probe(reader));
        }
        BuiltNetwork built = Builder.build(network);
        ReferenceRun reference = new ReferenceRun(built.graph());
        reference.run(STEPS);
        float[][] expected = probes.stream()
                .map(probe -> reference.values(built.probe(probe)))
                .toArray(float[][]::new);
        Kernels kernels = KernelChoice.of(name).kernels();
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(run(built, probes, kernels, threads)).isDeepEqualTo(expected);
        }
    }

    private static double[][] weights(int rows, int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(NEURONS, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static float[][] run(BuiltNetwork built, List<Probe> probes, Kernels kernels, int threads) {
        try (Simulator simulator = Simulator.of(built, o -> o.kernels(kernels).threads(threads))) {
            simulator.runSteps(STEPS);
            return probes.stream().map(probe -> simulator.data(probe).values(0)).toArray(float[][]::new);
        }
    }
}
