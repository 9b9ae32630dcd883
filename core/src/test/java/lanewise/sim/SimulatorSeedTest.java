package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.process.WhiteNoise;
import org.junit.jupiter.api.Test;

/** A simulator's seed decides what processes without one of their own give, and nothing else. */
class SimulatorSeedTest {
    private final Network net = new Network("noise", 5);
    private final Node free = net.node("free", new WhiteNoise());
    private final Node seeded = net.node("seeded", new WhiteNoise().seeded(7));
    private final Probe probe = net.probe(free);
    private final Probe fixed = net.probe(seeded);

    private static float[] run(Simulator simulator, Probe probe) {
        simulator.runSteps(20);
        return simulator.data(probe).values(0);
    }

    @Test
    void followsFromTheNetworksOwn() {
        try (Simulator byNetwork = Simulator.of(net);
                Simulator given = Simulator.of(net, o -> o.seed(6));
                Simulator other = Simulator.of(net, o -> o.seed(8))) {
            float[] expected = run(byNetwork, probe);
            assertThat(run(given, probe)).containsExactly(expected);
            assertThat(run(other, probe)).isNotEqualTo(expected);
            assertThat(other.data(fixed).values(0))
                    .containsExactly(byNetwork.data(fixed).values(0));
        }
    }

    @Test
    void staysUntilAnotherIsGiven() {
        try (Simulator simulator = Simulator.of(net);
                Simulator other = Simulator.of(net, o -> o.seed(8))) {
            float[] first = run(simulator, probe);
            simulator.reset(8);
            float[] second = run(simulator, probe);
            assertThat(second).isNotEqualTo(first).containsExactly(run(other, probe));
            simulator.reset();
            assertThat(run(simulator, probe)).containsExactly(second);
            assertThatThrownBy(() -> simulator.reset(-1))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("seed -1: a seed is");
        }
    }

    @Test
    void processesWithoutASeedDrawTheirOwn() {
        Probe other = net.probe(net.node("other", new WhiteNoise()));
        Probe sameSeed = net.probe(net.node("same", new WhiteNoise().seeded(7)));
        try (Simulator simulator = Simulator.of(net)) {
            float[] values = run(simulator, other);
            assertThat(values).isNotEqualTo(simulator.data(probe).values(0));
            assertThat(simulator.data(sameSeed).values(0))
                    .containsExactly(simulator.data(fixed).values(0));
        }
    }
}
