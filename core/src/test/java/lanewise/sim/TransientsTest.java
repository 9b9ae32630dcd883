package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.build.Builder;
import lanewise.error.SimulationException;
import lanewise.graph.Copy;
import lanewise.graph.Graph;
import lanewise.graph.HostFunction;
import lanewise.graph.Operator;
import lanewise.graph.ProbedSignal;
import lanewise.graph.Reset;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.ScalarKernels;
import lanewise.model.Network;
import lanewise.model.neuron.Lif;
import lanewise.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which signals the items of a batch can use one after the other, and that it shows if one is taken for such. */
class TransientsTest {
    private static final int ITEMS = 4;
    private static final int STEPS = 30;

    private static Graph ensembles() {
        Network net = new Network("two", 1);
        var wave = net.node("wave", 1, (t, out) -> out[0] = Math.floor(t * 300) % 2);
        var one = net.ensemble("one", 30, 1);
        var two = net.ensemble("two", 20, 1);
        net.connect(wave, one);
        net.connect(one, two, c -> c.synapse(0.005));
        net.connect(two, one, c -> c.synapse(0.01));
        net.probe(two);
        return Builder.build(net).graph();
    }

    private static Set<Signal> signals(Graph graph, Predicate<SimNeurons> of, boolean states) {
        return graph.operators().stream()
                .filter(SimNeurons.class::isInstance)
                .map(SimNeurons.class::cast)
                .filter(of)
                .flatMap(neurons -> states ? neurons.states().stream() : Stream.of(neurons.current(), neurons.output()))
                .map(Signal::base)
                .collect(Collectors.toSet());
    }

    @Test
    void currentsAndSpikesAreButNoVoltages() {
        Graph graph = ensembles();
        Set<Signal> found = Transients.of(Plan.of(graph));
        assertThat(found).containsAll(signals(graph, neurons -> true, false));
        assertThat(found).doesNotContainAnyElementsOf(signals(graph, neurons -> true, true));
        graph.probes()
                .forEach(
                        probe -> assertThat(found).doesNotContain(probe.signal().base()));
    }

    @Test
    void anythingElseTakenForOneShows() {
        Graph graph = ensembles();
        Plan plan = Plan.of(graph);
        Set<Signal> right = Transients.of(plan);
        float[] expected = run(plan, right);
        Set<Signal> wrong = new HashSet<>(signals(graph, neurons -> true, true));
        for (Signal base : plan.layout().state()) {
            if (!right.contains(base) && isReadFirst(plan, base)) {
                wrong.add(base);
            }
        }
        assertThat(wrong).hasSizeGreaterThan(4);
        for (Signal base : wrong) {
            Set<Signal> all = new HashSet<>(right);
            all.addAll(plan.layout().interleaved(base));
            assertThat(run(plan, all)).as(base.name()).isNotEqualTo(expected);
        }
    }

    /** Whether something reads, or adds to, what nothing has set before. */
    private static boolean isReadFirst(Plan plan, Signal base) {
        for (Operator operator : plan.operators()) {
            if (operator.sets().stream().anyMatch(signal -> signal.base().equals(base))) {
                return false;
            }
            if (operator.reads().stream().anyMatch(signal -> signal.base().equals(base))) {
                return true;
            }
        }
        return false;
    }

    private static float[] run(Plan plan, Set<Signal> transients) {
        Memory memory = new Memory(plan, ITEMS, Commons.of(plan, transients, ITEMS, 1, 1));
        RunSettings settings = new RunSettings(OptionalInt.of(1), Map.of(), false, true, false, 1, 1);
        Program program = new Program(plan, memory, ScalarKernels.INSTANCE, settings);
        Recorders recorders = new Recorders(plan, memory);
        recorders.reserve(STEPS);
        for (int step = 1; step <= STEPS; step++) {
            program.step();
            for (Recorder recorder : recorders.all()) {
                recorder.record(step);
            }
        }
        return recorders.data(plan.graph().probes().getFirst()).values(ITEMS - 1);
    }

    @Test
    void noneIsAliveWhileTheHostProgramIsAsked() {
        Signal in = Signal.filled("in", 0.5, 3);
        Signal before = Signal.filled("before", 0, 3);
        Signal given = Signal.filled("given", 0, 3);
        Signal behind = Signal.filled("behind", 0, 3);
        Signal across = Signal.filled("across", 0, 3);
        Signal last = Signal.filled("last", 0, 3);
        Signal sum = Signal.filled("sum", 0, 3);
        Signal spikes = Signal.filled("spikes", 0, 3);
        Lif lif = new Lif();
        List<Signal> states = lif.states().stream()
                .map(state -> Signal.filled(state.name(), 0, 3))
                .toList();
        HostFunction host = new HostFunction(
                "host",
                (t, x, out) -> System.arraycopy(x, 0, out, 0, 3),
                Optional.empty(),
                Optional.of(before),
                Optional.of(given));
        Graph graph = Graph.inOrder(
                0.001,
                List.of(
                        new SimNeurons(lif, in, spikes, states),
                        new Reset(across, 2),
                        copy(spikes, across, true),
                        copy(spikes, before, false),
                        host,
                        copy(given, behind, false),
                        copy(behind, last, false),
                        copy(across, sum, true),
                        copy(last, sum, true)),
                List.of(new ProbedSignal("sum", sum, 1)));
        assertThat(Transients.of(Plan.none(graph))).containsExactlyInAnyOrder(spikes, behind, last);
    }

    private static Copy copy(Signal from, Signal to, boolean adds) {
        return new Copy(from, Optional.empty(), to, Optional.empty(), adds);
    }

    @Test
    void atLeastOneItemGoesAtATime() {
        assertThatThrownBy(() -> Simulator.of(ensembles(), o -> o.together(0)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("together: 0 items; use at least 1");
    }

    @Test
    void aSavedRunGoesOnWithAnyNumberTogether(@TempDir Path folder) {
        Graph graph = ensembles();
        Path file = folder.resolve("run.npz");
        try (Simulator whole = Simulator.of(graph, o -> o.batch(5));
                Simulator first =
                        Simulator.of(graph, o -> o.batch(5).together(2).threads(2));
                Simulator second = Simulator.of(graph, o -> o.batch(5).together(3))) {
            whole.runSteps(STEPS);
            first.runSteps(10);
            first.save(file);
            second.runSteps(3);
            second.restore(file);
            second.runSteps(10);
            second.save(file);
            first.restore(file);
            first.runSteps(STEPS - 20);
            ProbedSignal probe = graph.probes().getFirst();
            for (int item = 0; item < 5; item++) {
                assertThat(first.data(probe).values(item))
                        .isEqualTo(whole.data(probe).values(item));
            }
        }
    }
}
