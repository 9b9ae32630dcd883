package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Signal;
import lanewise.graph.SimProcess;
import lanewise.graph.TimeUpdate;
import lanewise.graph.WriteMode;
import lanewise.model.Network;
import lanewise.model.process.Recorded;
import org.junit.jupiter.api.Test;

/** Graphs that no network stands behind: functions by name, feeds of signals, the clock as a signal. */
class GraphRunTest {
    private static final double DT = 0.001;

    private final Signal step = Signal.filled("step", Signal.Type.INT, 0);
    private final Signal time = Signal.filled("time", 0);
    private final Signal in = Signal.filled("in", 0, 2);
    private final Signal out = Signal.filled("out", 0, 2);
    private final ProbedSignal probe = new ProbedSignal("probe", out, 1);
    private final SimProcess recorded = new SimProcess(
            new Recorded(new double[][] {{1, 2}, {3, 4}, {5, 6}}), 0, Optional.empty(), in, WriteMode.SET);
    private final Graph graph = Graph.inOrder(
            DT,
            List.of(
                    new TimeUpdate(step, time),
                    recorded,
                    new HostFunction(
                            "twice", new HostFunction.Named(), Optional.of(time), Optional.of(in), Optional.of(out))),
            List.of(probe, new ProbedSignal("steps", step, 1), new ProbedSignal("times", time, 2)));

    private static void twice(double t, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = 2 * x[i];
        }
    }

    @Test
    void aFunctionIsSuppliedByName() {
        try (Simulator simulator = Simulator.of(graph, o -> o.function("twice", GraphRunTest::twice))) {
            simulator.runSteps(3);
            assertThat(simulator.data(probe).values(0)).containsExactly(2, 4, 6, 8, 10, 12);
            assertThat(simulator.graph()).isSameAs(graph);
        }
    }

    @Test
    void theClockShowsWhereItIsRead() {
        try (Simulator simulator = Simulator.of(graph, o -> o.batch(2).function("twice", GraphRunTest::twice))) {
            simulator.runSteps(3);
            assertThat(simulator.data(graph.probes().get(1)).values(1)).containsExactly(1, 2, 3);
            assertThat(simulator.data(graph.probes().get(2)).values(1)).containsExactly(0.002f);
        }
    }

    @Test
    void aMissingFunctionIsNamedUnlessItsSignalIsFed() {
        try (Simulator simulator = Simulator.of(graph)) {
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("function twice", "not supplied", "feed the signal");
            simulator.reset();
            simulator.feed(out, Feed.held(new float[][] {{7, 8}}));
            simulator.runSteps(1);
            assertThat(simulator.data(probe).values(0)).containsExactly(7, 8);
        }
    }

    @Test
    void aRecordingEnds() {
        try (Simulator simulator = Simulator.of(graph, o -> o.function("twice", GraphRunTest::twice))) {
            simulator.runSteps(3);
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("3");
            simulator.reset();
            simulator.feed(in, (item, at, values, from) -> {
                values[from] = at;
                return true;
            });
            simulator.runSteps(5);
            assertThat(simulator.data(probe).rows()[4]).containsExactly(10, 0);
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        var net = new Network("net", 0);
        var node = net.node("node", 1, (t, y) -> y[0] = t);
        var other = net.probe(node);
        try (Simulator simulator = Simulator.of(graph)) {
            assertThatThrownBy(() -> simulator.feed(time, Feed.held(new float[1][1])))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("time[]: only what a function or a process writes");
            assertThatThrownBy(() -> simulator.feed(in, Feed.held(new float[1][1])))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("signal in: the row of item 0 has 1 values; give 2");
            assertThatThrownBy(() -> simulator.data(other))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("a graph without a network");
            assertThatThrownBy(() -> simulator.data(new ProbedSignal("other", in, 1)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("probe other");
        }
    }

    @Test
    void whatAddsToAnInputAddsInEveryStep() {
        Signal more = Signal.filled("more", 1, 2);
        Graph added =
                Graph.inOrder(DT, List.of(recorded, new Copy(more, in, true)), List.of(new ProbedSignal("in", in, 1)));
        for (boolean planned : new boolean[] {true, false}) {
            try (Simulator simulator = Simulator.of(added, o -> o.planned(planned))) {
                simulator.runSteps(2);
                assertThat(simulator.data(added.probes().getFirst()).values(0)).containsExactly(2, 3, 4, 5);
            }
        }
    }
}
