package lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.build.Builder;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** A loop needs a synapse somewhere; the message says so, and where. */
class CycleTest {
    private final Network net = new Network("net", 0);

    @Test
    void anEnsembleOntoItself() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1);
        net.connect(ensemble, ensemble, c -> c.synapse(Synapse.none()));
        assertLoop("ensemble");
    }

    @Test
    void nodesThroughIndexLists() {
        Node first = net.passThrough("first", 3);
        Node second = net.passThrough("second", 2);
        net.connect(first.at(2, 0), second, c -> c.synapse(Synapse.none()));
        net.connect(second, first.at(0, 1), c -> c.synapse(Synapse.none()));
        assertLoop("first.in");
    }

    @Test
    void aFunctionOfItsOwnOutput() {
        Node node = net.node("node", 1, 1, (t, x, out) -> out[0] = x[0]);
        net.connect(node, node, c -> c.synapse(Synapse.none()));
        assertLoop("node.in");
    }

    @Test
    void aSynapseOfZeroIsEnough() {
        Ensemble ensemble = net.ensemble("ensemble", 20, 1);
        net.connect(ensemble, ensemble, c -> c.synapse(0));
        assertThat(Builder.build(net).graph().neurons()).isEqualTo(20);
    }

    @Test
    void partsOfOneSignalAreNoLoop() {
        Node chain = net.passThrough("chain", 3);
        net.connect(chain.at(0), chain.at(1), c -> c.synapse(Synapse.none()));
        net.connect(chain.at(1), chain.at(2), c -> c.synapse(Synapse.none()));
        assertThat(Builder.build(net).graph().operators()).hasSize(4);
    }

    private void assertLoop(String name) {
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(name, "within one step", "give a connection of the loop a synapse", "0 s")
                .hasMessageNotContaining("[]");
    }
}
