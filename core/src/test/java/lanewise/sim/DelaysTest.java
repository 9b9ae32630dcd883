package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lanewise.model.Endpoint;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.LinearFilter;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** What arrives in which step, to the values that Nengo gives. */
class DelaysTest {
    private final Network net = new Network("net", 0);

    @Test
    void noSynapseOneOfZeroAndALowpass() {
        Node u = net.node("u", 1, (t, out) -> out[0] = t);
        Probe same = probeBehind(u, Synapse.none());
        Probe delayed = probeBehind(u, new Lowpass(0));
        Probe filtered = probeBehind(u, new Lowpass(0.005));
        Probe ofSource = net.probe(u, p -> p.synapse(0.005));
        double[] smooth = {
            0, 0.00018126924692202, 0.00051094920088638, 0.00096213756479235, 0.00151280860067513, 0.00214492915950369
        };
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(6);
            assertClose(simulator.data(same), 0.001, 0.002, 0.003, 0.004, 0.005, 0.006);
            assertClose(simulator.data(delayed), 0, 0.001, 0.002, 0.003, 0.004, 0.005);
            assertClose(simulator.data(filtered), smooth);
            assertThat(simulator.data(ofSource).values(0))
                    .containsExactly(simulator.data(filtered).values(0));
        }
    }

    @Test
    void aLowpassOfAConstant() {
        Probe filtered = probeBehind(net.constant("one", 1), new Lowpass(0.002));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(5);
            assertClose(simulator.data(filtered), 0, 0.39346934, 0.63212056, 0.77686984, 0.86466472);
        }
    }

    @Test
    void aProbeBehindASynapseShowsTheStepBefore() {
        var neuron = net.ensemble(
                "neuron",
                1,
                1,
                e -> e.neurons(new RectifiedLinear())
                        .encoders(new double[][] {{1}})
                        .gainBias(new double[] {1}, new double[] {1}));
        net.connect(net.constant("one", 1), neuron, c -> c.synapse(Synapse.none()));
        Probe current = net.probe(neuron.neurons(), p -> p.attribute("input").synapse(0));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(3);
            assertThat(simulator.data(current).values(0)).containsExactly(0, 2, 2);
        }
    }

    @Test
    void functionsOfNodesRunWithinTheStep() {
        Node clock = net.node("clock", 1, (t, out) -> out[0] = Math.rint(t * 1000));
        Node twice = net.node("twice", 1, 1, (t, x, out) -> out[0] = 2 * x[0]);
        Node sum = net.passThrough("sum", 2);
        net.connect(clock, twice, c -> c.synapse(Synapse.none()));
        net.connect(twice, sum.at(0), c -> c.synapse(Synapse.none()).function(x -> new double[] {x[0] + 1}));
        net.connect(clock, sum.at(-1), c -> c.synapse(Synapse.none()));
        Probe probe = net.probe(sum);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(3);
            assertThat(simulator.data(probe).values(0)).containsExactly(3, 1, 5, 2, 7, 3);
        }
    }

    @Test
    void twoNodesInALoopRunInLockStep() {
        Node first = net.node("first", 1, 1, (t, x, out) -> out[0] = x[0] + 1);
        Node second = net.node("second", 1, 1, (t, x, out) -> out[0] = x[0] + 1);
        net.connect(first, second, c -> c.synapse(0));
        net.connect(second, first, c -> c.synapse(0));
        Probe probe = net.probe(first);
        Probe other = net.probe(second);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(4);
            assertThat(simulator.data(probe).values(0)).containsExactly(1, 2, 3, 4);
            assertThat(simulator.data(other).values(0)).containsExactly(1, 2, 3, 4);
        }
    }

    /** Each of two stages delays by a step, and so does each power of the shift in the one filter. */
    @Test
    void twoLowpassesInARowAreOneDigitalFilter() {
        double a = StrictMath.exp(-0.001 / 0.005);
        Node source = net.node("source", 1, (t, out) -> out[0] = Math.cos(50 * t));
        Node between = net.passThrough("between", 1);
        net.connect(source, between, c -> c.synapse(0.005));
        Probe cascaded = probeBehind(between, new Lowpass(0.005));
        Probe once = probeBehind(
                source, LinearFilter.digital(new double[] {(1 - a) * (1 - a)}, new double[] {1, -2 * a, a * a}));
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(100);
            float[] two = simulator.data(cascaded).values(0);
            float[] one = simulator.data(once).values(0);
            assertThat(two).startsWith(0, 0);
            assertThat(one).startsWith(0, 0);
            assertThat(two[2]).isPositive();
            for (int i = 0; i < 100; i++) {
                assertThat(one[i]).isCloseTo(two[i], within(1e-5f));
            }
        }
    }

    private Probe probeBehind(Endpoint source, Synapse synapse) {
        Node sink = net.passThrough("sink", 1);
        net.connect(source, sink, c -> c.synapse(synapse));
        return net.probe(sink);
    }

    private static void assertClose(ProbeData data, double... expected) {
        double[] found = new double[data.samples()];
        Arrays.setAll(found, i -> data.values(0)[i]);
        assertThat(found).containsExactly(expected, within(1e-7));
    }
}
