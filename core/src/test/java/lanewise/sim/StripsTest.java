package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.neuron.RectifiedLinear;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbours that could run in strips, were it not for what one reads of another's later strips. */
class StripsTest {
    private static final int SIZE = 3000;
    private static final int FAR = 2500;

    private final Signal current = Signal.filled("current", 0, SIZE);
    private final Signal rates = Signal.filled("rates", 0, SIZE);
    private final Signal ones = Signal.filled("ones", 1, SIZE);
    private final Signal scaled = Signal.filled("scaled", 0, SIZE);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFactorFromFarBehindIsThatOfTheStep(boolean planned) {
        HostFunction ramp = new HostFunction(
                "ramp",
                (t, x, out) -> Arrays.fill(out, Math.rint(t * 1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(current));
        ProbedSignal probe = new ProbedSignal("scaled", scaled, 1);
        Graph graph = Graph.inOrder(
                0.001,
                List.of(
                        ramp,
                        new Reset(scaled, 0),
                        new SimNeurons(new RectifiedLinear(), current, rates, List.of()),
                        new ElementwiseInc(rates.part(FAR, 1), ones, scaled)),
                List.of(probe));
        try (Simulator simulator = Simulator.of(graph, o -> o.planned(planned))) {
            simulator.runSteps(3);
            float[][] rows = simulator.data(probe).rows();
            for (int step = 1; step <= 3; step++) {
                assertThat(rows[step - 1]).as("step %d", step).containsOnly(step);
            }
        }
    }
}
