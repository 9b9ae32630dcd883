package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lanewise.error.SimulationException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** A node of what a function of time and input returns has as many values as that, and gives the same as one that writes them. */
class NodeReturningTest {
    private static Node clock(Network net) {
        return net.node("clock", 2, (t, out) -> {
            out[0] = t;
            out[1] = 2 * t;
        });
    }

    @Test
    void itsSizeIsThatOfWhatItReturns() {
        Network net = new Network("net", 0);
        Node clock = clock(net);
        Node made = net.nodeReturning("made", 2, (t, x) -> new double[] {x[0] + x[1], t, 7});
        Node written = net.node("written", 2, 3, (t, x, out) -> {
            out[0] = x[0] + x[1];
            out[1] = t;
            out[2] = 7;
        });
        net.connect(clock, made, c -> c.synapse(Synapse.none()));
        net.connect(clock, written, c -> c.synapse(Synapse.none()));
        Probe first = net.probe(made);
        Probe second = net.probe(written);
        assertThat(made.sizeIn()).isEqualTo(2);
        assertThat(made.sizeOut()).isEqualTo(3);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(20);
            assertThat(simulator.data(first).rows())
                    .isDeepEqualTo(simulator.data(second).rows());
            assertThat(simulator.data(first).rows()[9]).containsExactly(0.03f, 0.01f, 7);
        }
    }

    @Test
    void itMayKeepAndChangeItsInput() {
        Network net = new Network("net", 0);
        Node clock = clock(net);
        Node made = net.nodeReturning("made", 2, (t, x) -> {
            Arrays.sort(x);
            x[0] = -x[1];
            return x;
        });
        net.connect(clock, made, c -> c.synapse(Synapse.none()));
        Probe probe = net.probe(made);
        try (Simulator simulator = Simulator.of(net, o -> o.batch(2))) {
            simulator.runSteps(2);
            assertThat(simulator.data(probe).rows(1)[1]).containsExactly(-0.004f, 0.004f);
        }
    }

    @Test
    void anotherLengthLaterIsRefused() {
        Network net = new Network("net", 0);
        net.nodeReturning("made", 0, (t, x) -> new double[t < 0.002 ? 2 : 1]);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.step();
            assertThatThrownBy(simulator::step)
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node made", "step 2", "it returns [0.0]", "2 values");
        }
    }
}
