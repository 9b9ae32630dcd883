package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lanewise.error.TrainingException;
import lanewise.graph.Copy;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import org.junit.jupiter.api.Test;

/** Functions of the host program in runs with so little memory that steps are computed twice. */
class KeptCallTest {
    private static final int STEPS = 40;
    private static final int ITEMS = 3;

    private final Signal factor = Signal.of("factor", new double[] {0.5, -0.25}, 2);
    private int alone;
    private int fed;
    private int silent;

    /** Functions that give something else whenever they are called. */
    private Graph graph() {
        Signal first = Signal.filled("first", 0, 2);
        Signal scaled = Signal.filled("scaled", 0, 2);
        Signal second = Signal.filled("second", 0, 2);
        Signal product = Signal.filled("product", 0, 2);
        List<Operator> operators = List.of(
                function("alone", Optional.empty(), Optional.of(first), (t, x, out) -> {
                    out[0] = ++alone;
                    out[1] = -alone;
                }),
                new Reset(scaled, 0),
                new ElementwiseInc(factor, first, scaled),
                function("fed", Optional.of(scaled), Optional.of(second), (t, x, out) -> {
                    out[0] = x[0] / 1000;
                    out[1] = 0.001 * ++fed;
                }),
                function("silent", Optional.of(second), Optional.empty(), (t, x, out) -> silent++),
                new Reset(product, 0),
                new ElementwiseInc(second, scaled, product),
                new Copy(scaled, product, true));
        return Graph.inOrder(0.001, operators, List.of(new ProbedSignal("probe", product, 1)));
    }

    private static HostFunction function(
            String name, Optional<Signal> input, Optional<Signal> output, HostFunction.Call call) {
        return new HostFunction(name, call, Optional.empty(), input, output);
    }

    private float[] gradient(long memory) {
        alone = 0;
        fed = 0;
        silent = 0;
        Graph graph = graph();
        GradientRequest request = new GradientRequest(Set.of(factor), graph.probes(), Set.of(), true, memory);
        try (GradientRun run = new GradientRun(graph, request, o -> o.batch(ITEMS))) {
            for (int minibatch = 0; minibatch < 2; minibatch++) {
                run.reset();
                run.forward(STEPS);
                Arrays.fill(run.outputGradient(graph.probes().getFirst()), 0.125f);
                run.backward(0);
            }
            return run.stores(factor).getFirst().read(run.gradients());
        }
    }

    /** The least memory with which it runs. */
    private long least() {
        long enough = 1L << 20;
        for (long less = enough / 2; less > 0; less /= 2) {
            try {
                gradient(enough - less);
                enough -= less;
            } catch (TrainingException e) {
                assertThat(e).hasMessageContaining("even if steps are computed twice");
            }
        }
        return enough;
    }

    @Test
    void areCalledOnceAStep() {
        float[] expected = gradient(1L << 20);
        long least = least();
        assertThat(gradient(least)).isEqualTo(expected);
        assertThat(alone).isEqualTo(2 * STEPS);
        assertThat(fed).isEqualTo(2 * STEPS * ITEMS);
        assertThat(silent).isEqualTo(2 * STEPS * ITEMS);
    }
}
