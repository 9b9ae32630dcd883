package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.plan.Plan;
import lanewise.plan.PlanOptions;
import lanewise.plan.Planner;
import org.junit.jupiter.api.Test;

/** What operators read of parameters that may change between runs. */
class OperandsTest {
    /** Every second value of a parameter: a kernel wants them side by side. */
    @Test
    void gapsInAParameterAreClosedWhenItHasChangedAndNotInEveryStep() {
        Signal parameter = Signal.of("parameter", new double[] {1, 2, 3, 4}, 4);
        Signal second = parameter.view("second", 0, new int[] {2}, 2);
        Signal target = Signal.filled("target", 0, 2);
        Operator copy = new Copy(second, target, true);
        Graph graph = Graph.inOrder(
                0.001, List.of(new Reset(target, 0), copy), List.of(new ProbedSignal("probe", target, 1)));
        Plan plan = Plan.of(graph, new PlanOptions(Planner.none(), Optional.of(List.of()), Set.of(parameter)));
        Memory memory = Memory.trainable(plan, Set.of(parameter), 1);
        Operands operands = new Operands(copy, plan.layout(), memory);
        Place values = operands.read(second);
        assertThat(operands.around(List.of())).isEmpty();
        assertThat(values.array()).startsWith(1, 3);
        plan.layout().stores(parameter).getFirst().write(new float[] {5, 6, 7, 8}, memory.parameters());
        memory.changed();
        assertThat(values.array()).startsWith(5, 7);
    }
}
