package lanewise.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lanewise.error.ModelException;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.RectifiedLinear;
import org.junit.jupiter.api.Test;

/** A planner of somebody's own is told which of its promises it breaks, and with which operators. */
class PlanCheckTest {
    private final Signal sum = Signal.filled("sum", 0, 2);
    private final Signal rates = Signal.filled("rates", 0, 2);
    private final Graph graph = Graph.inOrder(
            0.001,
            List.of(
                    new Reset(sum, 0),
                    add("a"),
                    add("b"),
                    new SimNeurons(new RectifiedLinear(1), sum, rates, List.of(), 0)),
            List.of());

    private Operator add(String name) {
        return new Copy(Signal.filled(name, 1, 2), sum, true);
    }

    private record Fixed(List<int[]> groups) implements Planner {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public List<int[]> plan(OperatorGraph operators) {
            return groups;
        }
    }

    private Plan planned(int[]... groups) {
        return planned(Arrays.asList(groups));
    }

    private Plan planned(List<int[]> groups) {
        return Plan.of(graph, PlanOptions.AUTO.with(new Fixed(groups)).with(List.of()));
    }

    private void assertRefused(String message, int[]... groups) {
        assertThatThrownBy(() -> planned(groups))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("planner mine: ")
                .hasMessageContaining(message);
    }

    private static int[] block(int... operators) {
        return operators;
    }

    @Test
    void aPlanThatKeepsAllPromisesIsTaken() {
        Plan plan = planned(block(0), block(2, 1), block(3));
        assertThat(plan.blocks()).hasSize(3);
        assertThat(plan.blocks().get(1).parts()).hasSize(2);
        List<Operator> order = new ArrayList<>();
        plan.blocks().forEach(block -> order.addAll(block.operators()));
        assertThat(order).isEqualTo(graph.operators());
    }

    @Test
    void eachOperatorIsInOneBlock() {
        assertRefused("operator 3 (SimNeurons into rates", block(0), block(1, 2));
        assertRefused("is in blocks 1 and 1; each is in one, once", block(0), block(1, 1), block(2), block(3));
        assertRefused("is in blocks 1 and 2", block(0), block(1, 2), block(2), block(3));
        assertRefused("block 0 names operator 4; there are operators 0 to 3", block(4));
        assertRefused("block 0 names operator -1", block(-1));
    }

    @Test
    void noBlockIsEmpty() {
        assertRefused("block 1 is empty", block(0), block());
        assertRefused("block 1 is empty", block(0), null);
        assertThatThrownBy(() -> planned((List<int[]>) null)).hasMessageContaining("it returns no blocks");
    }

    @Test
    void aBlockIsOfOneKind() {
        assertRefused("which are of different kinds", block(0, 1), block(2), block(3));
    }

    @Test
    void nothingComesTooEarly() {
        assertRefused("has to wait for operator 0 (Reset into sum", block(1, 2), block(0), block(3));
        assertRefused("it has to be in a later one", block(0), block(3), block(1, 2));
    }

    @Test
    void aSumKeepsItsOrder() {
        assertRefused(
                "adds to the same memory after operator 1 (Copy into sum", block(0), block(2), block(1), block(3));
    }

    @Test
    void simplificationsHaveNames() {
        assertThat(StandardSimplification.named("none")).isEmpty();
        assertThat(StandardSimplification.named("unread-clock,constant-copies"))
                .containsExactly(StandardSimplification.UNREAD_CLOCK, StandardSimplification.CONSTANT_COPIES);
        for (StandardSimplification rule : StandardSimplification.values()) {
            assertThat(StandardSimplification.named(rule.text())).containsExactly(rule);
        }
        assertThatThrownBy(() -> StandardSimplification.named("unread-clock,"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("simplification : there is none of this name; choose none, or some of");
    }

    @Test
    void plannersHaveNames() {
        for (String name : List.of("auto", "none", "greedy", "tree-3", "transitive")) {
            assertThat(Planner.named(name).name()).isEqualTo(name);
        }
        assertThatThrownBy(() -> Planner.named("best"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("planner best: there is none of this name; choose");
        assertThatThrownBy(() -> Planner.tree(0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("it has to be at least 1");
    }
}
