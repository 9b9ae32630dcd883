package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** What is not computed again while inputs stand still is computed again, whole, when one moves. */
class UnchangedInputsTest {
    private final Network net = new Network("net", 1);

    @Test
    void aSumFollowsAnInputThatMovesNowAndThen() {
        Node slow = net.node("slow", 1, (t, out) -> out[0] = t < 0.0035 ? 1 : t < 0.0045 ? 2 : 5);
        Node sum = net.passThrough("sum", 1);
        net.connect(slow, sum, c -> c.synapse(Synapse.none()).transform(2));
        net.connect(net.constant("one", 1), sum, c -> c.synapse(Synapse.none()));
        assertThat(run(net.probe(sum), 7)).containsExactly(3, 3, 3, 5, 11, 11, 11);
    }

    @Test
    void oneOfTwoInputsIsEnough() {
        Node early = net.node("early", 1, (t, out) -> out[0] = t < 0.0015 ? 1 : 2);
        Node late = net.node("late", 1, (t, out) -> out[0] = t < 0.0035 ? 10 : 20);
        Node sum = net.passThrough("sum", 1);
        net.connect(early, sum, c -> c.synapse(Synapse.none()));
        net.connect(late, sum, c -> c.synapse(Synapse.none()));
        assertThat(run(net.probe(sum), 5)).containsExactly(11, 12, 12, 22, 22);
    }

    @Test
    void rateNeuronsFollow() {
        Node slow = net.node("slow", 1, (t, out) -> out[0] = t < 0.0025 ? 0.5 : 1);
        var neuron = net.ensemble(
                "neuron",
                1,
                1,
                e -> e.neurons(new RectifiedLinear())
                        .encoders(new double[][] {{1}})
                        .gainBias(new double[] {8}, new double[] {1}));
        net.connect(slow, neuron, c -> c.synapse(Synapse.none()));
        assertThat(run(net.probe(neuron.neurons()), 4)).containsExactly(5, 5, 9, 9);
    }

    /** Within one signal, through its parts: first directly, then through another signal. */
    @Test
    void aPartFollowsAnotherPartOfTheSameSignal() {
        Node slow = net.node("slow", 1, (t, out) -> out[0] = t < 0.0025 ? 1 : 2);
        Node chain = net.passThrough("chain", 3);
        Node detour = net.passThrough("detour", 1);
        net.connect(detour, chain.at(2), c -> c.synapse(Synapse.none()));
        net.connect(chain.at(1), detour, c -> c.synapse(Synapse.none()));
        net.connect(chain.at(0), chain.at(1), c -> c.synapse(Synapse.none()).transform(3));
        net.connect(slow, chain.at(0), c -> c.synapse(Synapse.none()));
        assertThat(run(net.probe(chain.at(2)), 4)).containsExactly(3, 3, 6, 6);
    }

    private float[] run(Probe probe, int steps) {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(steps);
            return simulator.data(probe).values(0);
        }
    }
}
