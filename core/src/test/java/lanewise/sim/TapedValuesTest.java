package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.error.TrainingException;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimLinearFilter;
import lanewise.graph.SimNeurons;
import lanewise.graph.WriteMode;
import lanewise.kernel.SurrogateStep;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.StateSpace;
import org.junit.jupiter.api.Test;

/** Values of a step that its way back reads, in graphs that no network builds. */
class TapedValuesTest {
    private static final double DT = 0.001;
    private static final int STEPS = 12;
    private static final StateSpace LOWPASS = new Lowpass(0.02).discretised(DT);

    private final Signal factor = Signal.of("factor", new double[] {0.5, -0.25}, 2);
    private final Signal input = Signal.of("input", new double[] {1, 2}, 2);

    /** {@code set = factor * input + delayed}, {@code product = set * delayed + set}, {@code delayed} follows the product. */
    private Graph loop(Signal set, Signal delayed) {
        Signal product = Signal.filled("product", 0, 2);
        Signal state = Signal.filled("state", 0, 1, 2);
        List<Operator> operators = List.of(
                new Reset(set, 0),
                new ElementwiseInc(factor, input, set),
                new Copy(delayed, set, true),
                new Reset(product, 0),
                new ElementwiseInc(set, delayed, product),
                new Copy(set, product, true),
                new SimLinearFilter(LOWPASS, product, delayed, Optional.of(state), WriteMode.UPDATE));
        return Graph.inOrder(DT, operators, List.of(new ProbedSignal("probe", product, 1)));
    }

    private GradientRequest ample(Graph graph) {
        return new GradientRequest(Set.of(factor), graph.probes(), Set.of(), true, GradientRequest.usualMemory());
    }

    private float[] gradient(Graph graph, GradientRequest request) {
        try (GradientRun run = new GradientRun(graph, request, o -> {})) {
            run.forward(STEPS);
            Arrays.fill(run.outputGradient(graph.probes().getFirst()), 0.125f);
            run.backward(0);
            return run.stores(factor).getFirst().read(run.gradients());
        }
    }

    /** So little memory that steps are computed twice. */
    private static GradientRequest tight(GradientRequest ample, Graph graph) {
        long memory = 0;
        while (true) {
            memory += 64;
            GradientRequest request =
                    new GradientRequest(ample.variables(), ample.compared(), ample.onlyLast(), true, memory);
            try (GradientRun run = new GradientRun(graph, request, o -> {})) {
                run.forward(STEPS);
                return request;
            } catch (TrainingException e) {
                assertThat(memory).isLessThan(1 << 20);
            }
        }
    }

    @Test
    void oneSignalMayBeSetInPartAndUpdatedInPart() {
        Graph apart = loop(Signal.filled("set", 0, 2), Signal.of("delayed", new double[] {0.5, 1}, 2));
        Signal both = Signal.of("both", new double[] {0, 0, 0.5, 1}, 4);
        Graph together = loop(both.part(0, 2), both.part(2, 2));
        float[] expected = gradient(apart, ample(apart));
        assertThat(expected).doesNotContain(0f);
        assertThat(gradient(together, ample(together))).isEqualTo(expected);
        assertThat(gradient(together, tight(ample(together), together))).isEqualTo(expected);
    }

    @Test
    void aValueFromTheMiddleOfAStepIsRefused() {
        Signal lost = Signal.filled("lost", 0, 2);
        Signal product = Signal.filled("product", 0, 2);
        Signal state = Signal.filled("state", 0, 1, 2);
        List<Operator> operators = List.of(
                new Reset(lost, 0),
                new ElementwiseInc(factor, input, lost),
                new Reset(product, 0),
                new ElementwiseInc(lost, lost, product),
                new SimLinearFilter(LOWPASS, product, lost, Optional.of(state), WriteMode.UPDATE));
        Graph graph = Graph.inOrder(DT, operators, List.of(new ProbedSignal("probe", product, 1)));
        assertThatThrownBy(() -> gradient(graph, ample(graph)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContainingAll("lost", "ElementwiseInc", "copy it to a signal of its own");
    }

    /** The neurons' own adjoint needs the voltage before the step, the product's that behind it. */
    @Test
    void aStateThatIsReadBehindTheNeuronsIsRefusedUnlessItIsCopied() {
        assertThatThrownBy(() -> voltage(false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContainingAll("voltage", "copy it to a signal of its own");
        assertThat(voltage(true)).containsExactly(0.125f + 0.25f + 0.375f, 0.25f + 0.5f + 0.75f);
    }

    /** The gradient of weights that read voltages of 0.125 and 0.25 after one step, twice that after two, and so on. */
    private static float[] voltage(boolean copied) {
        Signal current = Signal.of("current", new double[] {0.125, 0.25}, 2);
        Signal output = Signal.filled("output", 0, 2);
        Signal voltage = Signal.filled("voltage", 0, 2);
        Signal weights = Signal.of("weights", new double[] {0.5, 0.25}, 1, 2);
        Signal sum = Signal.filled("sum", 0, 1);
        Signal drive = Signal.filled("drive", 0, 2);
        Signal copy = Signal.filled("copy", 0, 2);
        SimNeurons neurons = new SimNeurons(new SpikingRectifiedLinear(), drive, output, List.of(voltage));
        List<Operator> operators = List.of(
                new Reset(drive, 0),
                new Copy(current, drive, true),
                neurons,
                new Copy(voltage, copy, false),
                new Reset(sum, 0),
                new DotInc(weights, copied ? copy : voltage, sum));
        Graph graph = Graph.inOrder(1, operators, List.of(new ProbedSignal("probe", sum, 1)));
        GradientRequest request = new GradientRequest(
                Set.of(weights, current),
                Set.of(weights, current),
                Set.of(),
                graph.probes(),
                Set.of(),
                true,
                Map.of(output, SurrogateStep.of(SurrogateStep.Shape.TRIANGLE, 1, 1)),
                GradientRequest.usualMemory());
        try (GradientRun run = new GradientRun(graph, request, o -> {})) {
            run.forward(3);
            Arrays.fill(run.outputGradient(graph.probes().getFirst()), 1f);
            run.backward(0);
            return run.stores(weights).getFirst().read(run.gradients());
        }
    }
}
