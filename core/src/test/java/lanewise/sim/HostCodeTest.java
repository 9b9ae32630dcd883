package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.error.SimulationException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.TimeFunction;
import lanewise.model.neuron.Direct;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** A function of the host program that fails is named with its step, and the simulator can be used again. */
class HostCodeTest {
    private final Network net = new Network("net", 0);
    private boolean failing = true;

    @Test
    void aValueThatIsNotFinite() {
        assertFails((t, out) -> out[0] = failing && t > 0.0025 ? Double.NaN : 1, "NaN", "finite");
    }

    @Test
    void aValueTooLargeForAFloat() {
        assertFails((t, out) -> out[0] = failing && t > 0.0025 ? 1e39 : 1, "1.0E39", "finite as floats");
    }

    @Test
    void anException() {
        assertFails(
                (t, out) -> {
                    if (failing && t > 0.0025) {
                        throw new IllegalStateException("no more data");
                    }
                    out[0] = 1;
                },
                "no more data");
    }

    @Test
    void aNodeWithInput() {
        Node source = net.node("source", 1, (t, out) -> out[0] = t);
        Node sink = net.node("sink", 1, 1, (t, x, out) -> out[0] = 1 / x[0]);
        net.connect(source, sink);
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(3))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node sink", "Infinity", "step 1", "0.001 s");
        }
    }

    @Test
    void aFunctionOfAConnectionThatChangesItsLength() {
        Node source = net.node("source", 1, (t, out) -> out[0] = t);
        net.connect(source, net.passThrough("sink", 1), c -> c.function(x -> new double[x[0] > 0.0015 ? 2 : 1]));
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(3))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("source -> sink", "[0.0, 0.0]", "1 values", "step 2");
        }
    }

    @Test
    void aNodeWithoutOutputIsCalledOnceAStepOrOnceAnItem() {
        AtomicInteger steps = new AtomicInteger();
        AtomicInteger inputs = new AtomicInteger();
        net.node("clock", 0, (t, out) -> steps.incrementAndGet());
        Node sink = net.node("sink", 1, 0, (t, x, out) -> inputs.addAndGet((int) x[0]));
        net.connect(net.constant("two", 2), sink, c -> c.synapse(0));
        try (Simulator simulator = Simulator.of(net, o -> o.batch(3))) {
            assertThat(steps).hasValue(0);
            simulator.runSteps(4);
        }
        assertThat(steps).hasValue(4);
        assertThat(inputs).hasValue(3 * 3 * 2);
    }

    /** What a function is given is the engine's, but whatever it writes there reaches no other. */
    @Test
    void aFunctionThatChangesItsInput() {
        Node source = net.constant("source", 1, 2);
        Node scribbling = net.node("scribbling", 2, 0, (t, x, out) -> Arrays.fill(x, 7));
        Node reading = net.node("reading", 2, 2, (t, x, out) -> System.arraycopy(x, 0, out, 0, 2));
        net.connect(source, scribbling, c -> c.synapse(Synapse.none()));
        net.connect(
                source,
                reading,
                c -> c.synapse(Synapse.none()).function(x -> {
                    double[] sum = {x[0], x[0] + x[1]};
                    Arrays.fill(x, 9);
                    return sum;
                }));
        Probe given = net.probe(source);
        Probe read = net.probe(reading);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(2);
            assertThat(simulator.data(given).values(0)).containsExactly(1, 2, 1, 2);
            assertThat(simulator.data(read).values(0)).containsExactly(1, 3, 1, 3);
        }
    }

    @Test
    void aFunctionThatReturnsNothing() {
        net.node("source", t -> t < 0.0015 ? new double[] {1} : null);
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(3))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node source", "returns null", "1 values", "step 2");
        }
    }

    @Test
    void aFunctionOfADirectEnsembleThatIsNotFinite() {
        Ensemble direct = net.ensemble("direct", 1, 1, e -> e.neurons(new Direct()));
        net.connect(direct, net.passThrough("sink", 1), c -> c.function(x -> new double[] {1 / x[0]}));
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("direct -> sink", "Infinity", "step 1");
        }
    }

    private void assertFails(TimeFunction function, String... parts) {
        Probe probe = net.probe(net.node("source", 1, function));
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(10))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node source", "step 3", "0.003 s")
                    .hasMessageContainingAll(parts);
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("step 3", "reset");
            assertThat(simulator.data(probe).values(0)).containsExactly(1, 1);
            failing = false;
            simulator.reset();
            simulator.runSteps(4);
            assertThat(simulator.data(probe).values(0)).containsExactly(1, 1, 1, 1);
        }
    }
}
