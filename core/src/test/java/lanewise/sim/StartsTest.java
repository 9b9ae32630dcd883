package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.build.Builder;
import lanewise.graph.Copy;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.Network;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import org.junit.jupiter.api.Test;

/** Which copies of a bias are left out, and that no probe can tell. */
class StartsTest {
    private static final int SIZE = 40;
    private static final int LANES = 20;

    private final Signal bias = Signal.filled("bias", 2, SIZE);
    private final Signal gain = Signal.filled("gain", 3, SIZE);
    private final Signal drive = Signal.filled("drive", 0, SIZE);
    private final Signal rates = Signal.filled("rates", 0, SIZE);
    private final Signal current = Signal.filled("current", 0, SIZE);
    private final Copy copy = new Copy(bias, current, false);
    private final ElementwiseInc driven = new ElementwiseInc(gain, drive, current);
    private final SimNeurons neurons = new SimNeurons(new RectifiedLinear(), current, rates, List.of());

    @Test
    void whatIsDrivenByAGainStartsFromTheBias() {
        Graph graph = graph(ramp(drive), copy, driven, neurons);
        Starts starts = starts(graph);
        assertThat(starts.replace(copy)).isTrue();
        assertThat(starts.of(driven)).contains(bias);
        assertThat(last(graph, current)).containsOnly(2 + 3 * 2);
    }

    @Test
    void theSameDriveAgainAddsToTheFirst() {
        ElementwiseInc again = new ElementwiseInc(gain, drive, current);
        Graph graph = graph(ramp(drive), copy, driven, again, neurons);
        Starts starts = starts(graph);
        assertThat(starts.of(driven)).contains(bias);
        assertThat(starts.of(again)).isEmpty();
        assertThat(last(graph, current)).containsOnly(2 + 2 * 3 * 2);
    }

    @Test
    void aDriveOfAPartKeepsTheCopy() {
        Graph graph = graph(
                ramp(drive),
                copy,
                new ElementwiseInc(gain.part(0, SIZE / 2), drive.part(0, SIZE / 2), current.part(0, SIZE / 2)));
        assertThat(starts(graph).replace(copy)).isFalse();
        assertThat(last(graph, current)).startsWith(2 + 3 * 2).endsWith(2);
    }

    @Test
    void aBiasThatChangesIsCopied() {
        Graph graph = graph(ramp(drive), ramp(bias), copy, driven, neurons);
        assertThat(starts(graph).replace(copy)).isFalse();
        assertThat(last(graph, current)).containsOnly(2 + 3 * 2);
    }

    @Test
    void ensemblesThatLieInterleavedStartFromTheirBiases() {
        Network net = new Network("lanes", 0);
        for (int i = 0; i < LANES; i++) {
            var input = net.node("input", 1, (t, out) -> out[0] = Math.sin(100 * t));
            var ensemble = net.ensemble("ensemble", 30, 1);
            net.connect(input, ensemble);
            net.probe(ensemble);
        }
        Graph graph = Builder.build(net).graph();
        Plan plan = Plan.of(graph, PlanOptions.AUTO);
        Starts starts = Starts.of(plan.blocks(), plan.layout());
        assertThat(plan.operators().stream().filter(starts::replace)).hasSize(LANES);
        try (Simulator fused = Simulator.of(graph, o -> o.fused(true));
                Simulator apart = Simulator.of(graph, o -> o.fused(false).planned(false))) {
            fused.runSteps(50);
            apart.runSteps(50);
            for (ProbedSignal probe : graph.probes()) {
                assertThat(fused.data(probe).rows())
                        .isDeepEqualTo(apart.data(probe).rows());
            }
            assertThat(fused.data(graph.probes().getFirst()).rows()[49][0]).isNotZero();
        }
    }

    /** Sets all values to the number of the step. */
    private static HostFunction ramp(Signal signal) {
        return new HostFunction(
                "ramp",
                (t, x, out) -> Arrays.fill(out, Math.rint(t * 1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(signal));
    }

    private Graph graph(Operator... operators) {
        return Graph.inOrder(0.001, List.of(operators), List.of(new ProbedSignal("current", current, 1)));
    }

    private static Starts starts(Graph graph) {
        Plan plan = Plan.none(graph);
        return Starts.of(plan.blocks(), plan.layout());
    }

    /** The current in the second step, of which all ways say the same. */
    private static double[] last(Graph graph, Signal current) {
        List<float[]> all = new ArrayList<>();
        for (boolean planned : new boolean[] {true, false}) {
            for (boolean fused : new boolean[] {true, false}) {
                try (Simulator simulator =
                        Simulator.of(graph, o -> o.planned(planned).fused(fused))) {
                    simulator.runSteps(2);
                    all.add(simulator.data(graph.probes().getFirst()).rows()[1]);
                }
            }
        }
        assertThat(all).allSatisfy(row -> assertThat(row).isEqualTo(all.getFirst()));
        float[] first = all.getFirst();
        assertThat(first).hasSize(current.size());
        return IntStream.range(0, first.length).mapToDouble(i -> first[i]).toArray();
    }

    @Test
    void nothingIsLeftOutIfNothingIsFused() {
        assertThat(Arrays.asList(
                        Starts.none().of(driven).isPresent(), Starts.none().replace(copy)))
                .containsOnly(false);
    }
}
