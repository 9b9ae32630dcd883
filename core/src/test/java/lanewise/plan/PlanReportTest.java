package lanewise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Sigmoid;
import org.junit.jupiter.api.Test;

/** A plan tells what it merged, what keeps blocks of a type apart, and what was measured beside what is estimated. */
class PlanReportTest {
    private final Signal first = Signal.filled("first", 0, 3);
    private final Signal second = Signal.filled("second", 0, 3);
    private final Graph graph = Graph.inOrder(
            0.001,
            List.of(
                    neurons("a", first),
                    neurons("b", first),
                    new SimNeurons(new Sigmoid(0.002), first, Signal.filled("c", 0, 3), List.of(), 0),
                    new Copy(first, second, false),
                    neurons("d", second)),
            List.of());

    private static Operator neurons(String name, Signal input) {
        return new SimNeurons(new RectifiedLinear(1), input, Signal.filled(name, 0, 3), List.of(), 0);
    }

    private final Plan plan =
            Plan.of(graph, PlanOptions.AUTO.with(Planner.greedy()).with(List.of()));

    @Test
    void explainsWhatIsMergedAndWhatStandsInTheWay() {
        assertThat(plan.blocks()).hasSize(4);
        assertThat(plan.explain())
                .contains("5 operators, of which simplifications leave 5, in 4 blocks")
                .containsPattern("0 +SimNeurons +2 .* a and 1 more\\n")
                .containsPattern("SimNeurons +1 .* c; of another kind than block 0\\n")
                .containsPattern("SimNeurons +1 .* d; the planner's choice\\n")
                .doesNotContain("measured");
    }

    @Test
    void putsWhatWasMeasuredBesideTheEstimate() {
        assertThat(plan.report().text(1.25, 2, 3, 4)).contains("measured us", " 1.25 ", ", measured 10.3 us");
    }
}
