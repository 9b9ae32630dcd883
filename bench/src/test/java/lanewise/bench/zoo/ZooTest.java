package lanewise.bench.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToLongFunction;
import lanewise.error.ModelException;
import lanewise.graph.ConvInc;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The zoo's networks are those that others measure, by the counts that these give. */
class ZooTest {
    private static long total(Network network, ToLongFunction<Network> count) {
        return count.applyAsLong(network)
                + network.networks().stream()
                        .mapToLong(child -> total(child, count))
                        .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "cconv-16-10-lif, 72, 227, 360",
        "cconv-16-64-lif, 72, 227, 2304",
        "cconv-128-10-relu, 520, 1571, 2600",
        "cconv-128-64-lif, 520, 1571, 16640",
        "integrator-16-32-relu, 16, 34, 512",
        "integrator-128-32-lif, 128, 258, 4096",
        "pes-128-32-lif, 1, 4, 4096",
        "basal-ganglia-128-64-lif, 640, 1931, 40960",
        "random-64-32-20-5-relu, 20, 140, 40960",
        "random-2-25-1000-10-lif, 1000, 12000, 50000",
        "random-2-25-100-10-lif, 100, 1200, 5000",
        "wide-16-2048-lif, 1, 1, 2048",
        "wide-64-8192-lif-rate, 1, 1, 8192",
    })
    void hasTheEnsemblesConnectionsAndNeurons(String name, long ensembles, long connections, long neurons) {
        Network network = ((Workload.Modelled) Zoo.named(name)).network().get();

        assertThat(total(network, part -> part.ensembles().size())).isEqualTo(ensembles);
        assertThat(total(network, part -> part.connections().size())).isEqualTo(connections);
        assertThat(total(
                        network,
                        part -> part.ensembles().stream()
                                .mapToLong(Ensemble::neuronCount)
                                .sum()))
                .isEqualTo(neurons);
        assertThat(total(network, part -> part.probes().size())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "population-1e4-lif, 10000, 0",
        "population-12345-spiking-relu, 12345, 0",
        "convnet, 34048, 124448",
        "convnet-relu, 34048, 124448",
        "mnist, 40192, 600608",
        "lmu, 212, 168021",
        "lmu-50-3, 212, 168447"
    })
    void hasTheNeuronsAndWeights(String name, long neurons, long weights) {
        Graph graph = Zoo.named(name).build(options -> {});

        assertThat(graph.neurons()).isEqualTo(neurons);
        assertThat(graph.operators().stream().mapToLong(ZooTest::weights).sum()).isEqualTo(weights);
    }

    /** A memory has 102,017 that NengoDL trains, its fixed 256 x 256 and 256, and the 212 encoders of its units. */
    private static long weights(Operator operator) {
        return switch (operator) {
            case DotInc product -> product.weights().size();
            case ConvInc convolution ->
                convolution.geometry().groups() > 1 ? 0 : convolution.weights().size();
            case Operator other -> 0;
        };
    }

    @Test
    void aPopulationFiresAt66Hz() {
        Graph graph = Zoo.named("population-5000-lif").build(options -> {});
        Signal spikes = graph.operators().stream()
                .filter(SimNeurons.class::isInstance)
                .map(neurons -> ((SimNeurons) neurons).output())
                .findFirst()
                .orElseThrow();
        ProbedSignal probe = new ProbedSignal("spikes", spikes, 1);
        Graph probed = Graph.inOrder(graph.dt(), graph.operators(), List.of(probe));
        try (Simulator simulator = Simulator.of(probed, options -> options.kernels(ScalarKernels.INSTANCE))) {
            simulator.runSteps(1000);
            double sum = 0;
            for (float spike : simulator.data(probe).values(0)) {
                sum += spike;
            }
            assertThat(sum / (1000 * 5000)).isCloseTo(66, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cconv-4-20-lif", "random-2-5-4-3-relu", "pes-2-20-lif", "wide-2-50-lif", "population-1000-lif"})
    void everyBuildGivesTheSame(String name) {
        Graph first = Zoo.named(name).build(options -> {});
        Graph second = Zoo.named(name).build(options -> {});

        assertThat(second).isNotSameAs(first);
        assertThat(second.digest()).isEqualTo(first.digest());
    }

    @Test
    void aFamilyAloneIsItsUsualWorkload() {
        Network alone = ((Workload.Modelled) Zoo.named("integrator")).network().get();

        assertThat(total(alone, part -> part.ensembles().size())).isEqualTo(128);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brain-3 | brain-3: there is none of this name; there are cconv-D-N-TYPE (circular",
                "cconv2 | wide-D-N-TYPE (",
                "cconv-3 | it has to be cconv-D-N-TYPE, as cconv-128-64-lif is",
                "cconv-0-4-lif | its D is '0'; allowed are whole numbers from 1 to 1e8",
                "cconv-16-1e9-lif | its N is '1e9'",
                "cconv-16-x-lif | its N is 'x'",
                "cconv-16-10-gru | its TYPE is 'gru'; allowed are lif, lif-rate",
                "population-2e8-lif | its N is '2e8'",
                "convnet-tanh | its TYPE is one whose amplitude cannot be chosen; allowed are [lif, lif-rate",
                "lmu-1000 | it has to be lmu-THETA-D, as lmu-1000-1 is",
                "random-2-25-10-11-lif | each ensemble is connected to 11, but there are 10",
                "spaun | Spaun is out of reach",
                "spaun-128 | Spaun is out of reach",
            })
    void wrongNamesAreRefused(String name, String message) {
        assertThatThrownBy(() -> Zoo.named(name))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("workload " + name)
                .hasMessageContaining(message);
    }
}
