package lanewise.verify.fault;

import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import lanewise.graph.Graph;
import lanewise.kernel.Kernels;
import lanewise.kernel.ScalarKernels;
import lanewise.sim.Simulator;

/**
 * The engine, right or with a defect.
 *
 * @param kernels what it computes with
 * @param planner what it makes of a graph before it runs that
 * @param streams for an item of a batch, the item whose random numbers it gets
 */
record Engine(Kernels kernels, UnaryOperator<Graph> planner, IntUnaryOperator streams) {
    static final Engine RIGHT = new Engine(ScalarKernels.INSTANCE, UnaryOperator.identity(), item -> item);

    /** @param wrong the kernels of one family */
    static Engine ofKernels(Object wrong) {
        return new Engine(WrongKernels.of(wrong), RIGHT.planner, RIGHT.streams);
    }

    static Engine ofGraph(UnaryOperator<Graph> wrong) {
        return new Engine(RIGHT.kernels, wrong, RIGHT.streams);
    }

    static Engine ofStreams(IntUnaryOperator wrong) {
        return new Engine(RIGHT.kernels, RIGHT.planner, wrong);
    }

    /** What each probe records of an item of a batch. */
    float[][] run(Graph meant, int item, int steps, boolean planned) {
        Graph graph = planner.apply(meant);
        try (Simulator simulator = Simulator.of(
                graph, options -> options.kernels(kernels).batch(item + 1).planned(planned))) {
            simulator.runSteps(steps);
            return graph.probes().stream()
                    .map(probe -> simulator.data(probe).values(streams.applyAsInt(item)))
                    .toArray(float[][]::new);
        }
    }
}
