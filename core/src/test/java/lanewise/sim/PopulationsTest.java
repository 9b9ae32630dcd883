package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.WriteMode;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.StateSpace;
import lanewise.network.EnsembleArray;
import lanewise.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When ensembles side by side are one task, and that it does not show. */
class PopulationsTest {
    private static final int STEPS = 40;

    private static Graph array(int ensembles, BiConsumer<Network, List<Ensemble>> more) {
        Network net = new Network("array", 1);
        var wave = net.node("wave", ensembles, (t, out) -> {
            for (int i = 0; i < ensembles; i++) {
                out[i] = Math.floor(t * 100 * (i + 1)) % 2;
            }
        });
        EnsembleArray array = EnsembleArray.in(net, "array", 10, ensembles);
        net.connect(wave, array.input());
        net.probe(array.output());
        more.accept(net, array.ensembles());
        return Builder.build(net).graph();
    }

    private static List<Population> populations(Graph graph) {
        Plan plan = Plan.of(graph);
        Memory memory = new Memory(plan, 1);
        RunSettings settings = new RunSettings(OptionalInt.of(1), Map.of(), false, true, false, 1, 1);
        Shadow shadow = new Program(plan, memory, ScalarKernels.INSTANCE, settings).shadow();
        return shadow.tasks(ScalarKernels.INSTANCE, memory).stream()
                .filter(Population.class::isInstance)
                .map(Population.class::cast)
                .toList();
    }

    private static void assertFusedIsAsNot(Graph graph) {
        assertFusedIsAsNot(graph, 1, 3);
        assertFusedIsAsNot(graph, 2, 3);
    }

    private static void assertFusedIsAsNot(Graph graph, int threads, int items) {
        try (Simulator fused = Simulator.of(graph, o -> o.threads(threads).batch(items));
                Simulator apart = Simulator.of(
                        graph, o -> o.planned(false).fused(false).threads(1).batch(items))) {
            fused.runSteps(STEPS);
            apart.runSteps(STEPS);
            graph.probes()
                    .forEach(probe -> assertThat(Arrays.equals(
                                    fused.data(probe).values(items - 1),
                                    apart.data(probe).values(items - 1)))
                            .as(probe.name())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "48, 48", "150, 160"}) // 150 lanes take room for 160, which is less than an eighth more
    void anArrayIsOneTaskThatKeepsNoSpikes(int ensembles, int stride) {
        Graph graph = array(ensembles, (net, members) -> {});
        assertThat(populations(graph)).singleElement().satisfies(population -> {
            assertThat(population.lanes()).isEqualTo(ensembles);
            assertThat(population.outputs()).isEqualTo(stride);
            assertThat(population.ensembles().outputs()).isOne();
            assertThat(population.ensembles().keepsSpikes()).isFalse();
        });
        assertFusedIsAsNot(graph);
    }

    @Test
    void spikesThatSomebodyLooksAtAreKept() {
        Graph graph = array(48, (net, members) -> net.probe(members.get(7).neurons()));
        assertThat(populations(graph))
                .singleElement()
                .satisfies(population ->
                        assertThat(population.ensembles().keepsSpikes()).isTrue());
        assertFusedIsAsNot(graph);
    }

    @Test
    void whereCurrentsAreLookedAtNothingIsJoined() {
        Graph graph = array(48, (net, members) -> net.probe(members.get(7).neurons(), p -> p.attribute("input")));
        assertThat(populations(graph)).isEmpty();
        assertFusedIsAsNot(graph);
    }

    @Test
    void rowsThatWouldGrowByMoreThanAnEighthAreNotJoined() {
        assertThat(populations(array(17, (net, members) -> {}))).isEmpty();
    }

    @Test
    void longStepsHaveNoShortForm() {
        Network net = new Network("array", 1);
        EnsembleArray array =
                EnsembleArray.in(net, "array", 10, 48, o -> o.each((e, i) -> e.neurons(new Lif(0.004, 0.002, 0, 1))));
        net.probe(array.output());
        assertThat(populations(Builder.build(net).graph())).isEmpty();
    }

    @Test
    void otherNeuronsHaveTasksOfTheirOwn() {
        Network net = new Network("array", 1);
        EnsembleArray array =
                EnsembleArray.in(net, "array", 10, 48, o -> o.each((e, i) -> e.neurons(new RectifiedLinear())));
        net.probe(array.output());
        assertThat(populations(Builder.build(net).graph())).isEmpty();
    }

    @Test
    void whatAddsToTheSameDoesSoInTurn() {
        Graph graph = ensembles(48, 10, 1, 2);
        assertThat(populations(graph))
                .singleElement()
                .satisfies(population ->
                        assertThat(population.ensembles().outputs()).isOne());
        assertFusedIsAsNot(graph);
    }

    @Test
    void threadsShareLanes() {
        Graph graph = ensembles(150, 200, 1, 1);
        assertThat(populations(graph))
                .singleElement()
                .satisfies(population -> assertThat(population.work()).isGreaterThan(100_000));
        for (int threads = 1; threads <= 3; threads++) {
            assertFusedIsAsNot(graph, threads, 1);
        }
    }

    /** Columns of 1,024 rows are a little apart, where they are not interleaved. */
    @Test
    void inputsOfManyNeuronsHaveTheirWeights() {
        assertFusedIsAsNot(ensembles(16, 1024, 2, 1));
    }

    /** What ensembles have represented drives them in the next step. */
    private static Graph ensembles(int ensembles, int neurons, int dimensions, int decoders) {
        Random random = new Random(1);
        Signal inputs = Signal.filled("inputs", 0.5, ensembles * dimensions);
        Signal sums = Signal.filled("sums", 0, ensembles * dimensions);
        List<Operator> operators = new ArrayList<>();
        for (int i = 0; i < ensembles * dimensions; i += dimensions) {
            Signal current = Signal.filled("current", 0, neurons);
            Signal output = Signal.filled("output", 0, neurons);
            List<Signal> states = new Lif()
                    .states().stream()
                            .map(state -> Signal.filled(state.name(), 0, neurons))
                            .toList();
            operators.add(new Copy(signal("bias", random, neurons), current, false));
            operators.add(
                    new DotInc(signal("encoders", random, neurons, dimensions), inputs.part(i, dimensions), current));
            operators.add(new SimNeurons(new Lif(), current, output, states));
            for (int k = 0; k < decoders; k++) {
                Signal weights = signal("decoders", random, dimensions, neurons);
                operators.add(new DotInc(weights, output, sums.part(i, dimensions)));
            }
        }
        StateSpace lowpass = new StateSpace(new double[][] {{0.8}}, new double[] {1}, new double[] {0.0001}, 0);
        Signal state = Signal.filled("state", 0, 1, ensembles * dimensions);
        operators.add(new SimLinearFilter(lowpass, sums, inputs, Optional.of(state), WriteMode.UPDATE));
        return Graph.ordered(0.001, operators, List.of(new ProbedSignal("sums", sums, 1)));
    }

    private static Signal signal(String name, Random random, int... shape) {
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        return Signal.of(name, random.doubles(size, 0, 3).toArray(), shape);
    }
}
