package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lanewise.graph.ElementwiseInc;
import lanewise.graph.Graph;
import lanewise.graph.LearningRule;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimPES;
import lanewise.graph.SimRLS;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.Products;
import lanewise.kernel.ScalarKernels;
import org.junit.jupiter.api.Test;

/** The bits of the adjoints of learning rules: every product is added by fma, and what a step computed is the same again. */
class LearningAdjointsTest {
    private static final double DT = 0.001;
    private static final int PRE = 300;

    private final Random random = new Random(3);
    private final Signal pre = drawn("pre", PRE);
    private final Signal error = Signal.filled("error", 0, 2);
    private final Signal delta = Signal.filled("delta", 0, 2, PRE);
    private final float[] deltaBar = floats(drawn("given", 2 * PRE));
    private final float[] errorBar = {0.0031f, -0.0073f};

    private Signal drawn(String name, int... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return Signal.of(name, random.doubles(size).map(x -> 2 * x - 1).toArray(), shape);
    }

    private static float[] floats(Signal signal) {
        float[] values = new float[signal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) signal.initial(i);
        }
        return values;
    }

    private static float dot(float[] x, int xAt, float... y) {
        float sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum = Math.fma(x[xAt + i], y[i], sum);
        }
        return sum;
    }

    /** The gradient of {@code 2 error}, of which the rule reads half; change and error have gradients of their own. */
    private float[] gradient(LearningRule rule, Signal variable, String kernels) {
        Signal half = Signal.of("half", new double[] {0.5}, 1);
        List<ProbedSignal> probes = List.of(new ProbedSignal("delta", delta, 1), new ProbedSignal("error", error, 1));
        List<Operator> operators = List.of(new Reset(error, 0), new ElementwiseInc(half, variable, error), rule);
        GradientRequest request =
                new GradientRequest(Set.of(variable), probes, Set.of(), true, GradientRequest.usualMemory());
        Graph graph = Graph.inOrder(DT, operators, probes);
        try (GradientRun run = new GradientRun(graph, request, o -> o.kernels(KernelChoice.of(kernels)))) {
            run.forward(1);
            System.arraycopy(deltaBar, 0, run.outputGradient(probes.get(0)), 0, deltaBar.length);
            System.arraycopy(errorBar, 0, run.outputGradient(probes.get(1)), 0, errorBar.length);
            run.backward(0);
            return run.stores(variable).getFirst().read(run.gradients());
        }
    }

    private void check(LearningRule rule, float... expected) {
        Signal variable = drawn("variable", 2);
        for (String kernels : List.of("scalar", "auto")) {
            float[] twice = gradient(rule, variable, kernels);
            assertThat(new float[] {2 * twice[0], 2 * twice[1]}).as(kernels).isEqualTo(expected);
        }
    }

    @Test
    void prescribedErrorSensitivity() {
        for (double rate = 1000; rate < 9000; rate += 1000) {
            float alpha = (float) (-rate * DT / PRE);
            check(
                    new SimPES(pre, error, delta, rate),
                    Math.fma(alpha, dot(deltaBar, 0, floats(pre)), errorBar[0]),
                    Math.fma(alpha, dot(deltaBar, PRE, floats(pre)), errorBar[1]));
        }
    }

    @Test
    void recursiveLeastSquares() {
        double[] inverse = new double[PRE * PRE];
        float[] r = floats(pre);
        float[] p = new float[PRE];
        for (int i = 0; i < PRE; i++) {
            inverse[i * PRE + i] = 0.1f + i % 7;
            p[i] = (float) inverse[i * PRE + i] * r[i];
        }
        float[] sum = new float[1];
        ScalarKernels.INSTANCE.products().dotInc(sum, 0, 1, r, 0, p, 0, PRE, 1, PRE, 1, Products.partials(1, PRE), 1);
        float gain = 1 / (1 + sum[0]);
        assertThat(gain).isNotEqualTo(1 / (1 + dot(r, 0, p))); // one chain would have other bits
        check(
                new SimRLS(pre, error, delta, Signal.of("inverse", inverse, PRE, PRE)),
                Math.fma(-gain, dot(deltaBar, 0, p), errorBar[0]),
                Math.fma(-gain, dot(deltaBar, PRE, p), errorBar[1]));
    }
}
