package lanewise.verify.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lanewise.build.Builder;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.SimPES;
import lanewise.kernel.KernelChoice;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.learning.Pes;
import lanewise.model.solver.NoSolver;
import lanewise.verify.oracle.EveryWay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learned matrix has the same bits by column and by row: with one chain a sum or several, padded columns or not. */
class LearnedMatrixTest {
    private static final int STEPS = 30;

    @ParameterizedTest
    @CsvSource({"1, 40", "3, 50", "20, 30", "1, 300", "2, 300", "3, 300", "40, 300"})
    void givesTheSameBitsInEveryWay(int rows, int neurons) {
        Graph graph = Builder.build(network(rows, neurons)).graph();
        new EveryWay(graph, STEPS, Map.of())
                .check(ScalarKernels.INSTANCE, KernelChoice.of("simd").kernels());
        new EveryWay(watched(graph), STEPS, Map.of())
                .check(ScalarKernels.INSTANCE, KernelChoice.of("simd").kernels());
    }

    private static Network network(int rows, int neurons) {
        Network network = new Network("learns", 5);
        Node input = network.node("input", 2, (t, out) -> {
            out[0] = Math.sin(40 * t);
            out[1] = Math.cos(30 * t);
        });
        Ensemble pre = network.ensemble("pre", neurons, 2);
        Node post = network.passThrough("post", rows);
        network.connect(input, pre);
        Connection learned = network.connect(
                pre,
                post,
                c -> c.function(x -> new double[rows])
                        .solver(new NoSolver(new double[neurons][rows]))
                        .learningRule(new Pes(0.01)));
        network.connect(post, learned.learning());
        network.connect(
                network.node("target", rows, (t, out) -> Arrays.setAll(out, i -> -Math.sin(20 * t + i))),
                learned.learning());
        network.probe(post);
        return network;
    }

    /** With what is learned, and how it changes, recorded. */
    private static Graph watched(Graph graph) {
        List<ProbedSignal> probes = new ArrayList<>(graph.probes());
        for (Operator operator : graph.operators()) {
            if (operator instanceof SimPES rule) {
                probes.add(new ProbedSignal("delta", rule.delta(), 1));
                probes.add(new ProbedSignal("row", rule.delta().part(0, 1), 1));
            }
        }
        return Graph.inOrder(graph.dt(), graph.operators(), probes);
    }
}
