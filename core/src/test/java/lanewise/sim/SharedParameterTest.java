package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import lanewise.graph.Copy;
import lanewise.graph.DotInc;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a gradient adds up where two operators read a parameter. */
class SharedParameterTest {
    private static final int ITEMS = 40;

    /** However large the state is: of a large one few items go through all tasks together where that does not show. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40_000})
    void theItemsOfTheLastOperatorComeFirst(int values) {
        Signal weights = Signal.of("weights", new double[] {0.5}, 1, 1);
        Signal input = Signal.of("input", new double[] {1}, 1);
        Signal first = Signal.filled("first", 0, 1);
        Signal second = Signal.filled("second", 0, 1);
        Signal large = Signal.filled("large", 0, values);
        List<Operator> operators = List.of(
                new Reset(first, 0),
                new DotInc(weights, input, first),
                new Reset(second, 0),
                new DotInc(weights, input, second),
                new Copy(first, large, false));
        List<ProbedSignal> probes = List.of(
                new ProbedSignal("first", first, 1),
                new ProbedSignal("second", second, 1),
                new ProbedSignal("large", large, 1));
        Graph graph = Graph.inOrder(0.001, operators, probes);
        GradientRequest request =
                new GradientRequest(Set.of(weights), probes, Set.of(), true, GradientRequest.usualMemory());
        Random random = new Random(1);
        try (GradientRun run = new GradientRun(graph, request, o -> o.batch(ITEMS))) {
            run.forward(1);
            float expected = 0;
            for (ProbedSignal probe : List.of(probes.get(1), probes.get(0))) {
                for (int item = 0; item < ITEMS; item++) {
                    float given = random.nextFloat();
                    run.outputGradient(probe)[item] = given;
                    expected += given;
                }
            }
            run.backward(0);
            assertThat(run.stores(weights).getFirst().read(run.gradients())).containsExactly(expected);
        }
    }
}
