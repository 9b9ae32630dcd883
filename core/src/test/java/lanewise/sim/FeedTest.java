package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import lanewise.error.SimulationException;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.process.PresentInput;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** Values from outside take the place of a node's own, from the step after they are given. */
class FeedTest {
    private final Network net = new Network("net", 0);
    private final Node own = net.node("own", 2, (t, out) -> out[0] = 7);
    private final Node sum = net.passThrough("sum", 2);
    private final Probe probe;

    FeedTest() {
        net.connect(own, sum, c -> c.synapse(Synapse.none()).transform(10));
        probe = net.probe(sum);
    }

    @Test
    void heldRowsReachTheirItems() {
        try (Simulator simulator = Simulator.of(net, o -> o.batch(2))) {
            simulator.feed(own, Feed.held(new float[][] {{1, 2}, {3, 4}}));
            simulator.runSteps(2);
            assertThat(simulator.data(probe).values(0)).containsExactly(10, 20, 10, 20);
            assertThat(simulator.data(probe).values(1)).containsExactly(30, 40, 30, 40);
        }
    }

    @Test
    void aFeedGivenBetweenRunsCountsFromTheNextStep() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(1);
            simulator.feed(own, Feed.held(new float[][] {{1, 2}}));
            simulator.runSteps(2);
            simulator.feed(own, Feed.held(new float[][] {{3, 4}}));
            simulator.runSteps(1);
            assertThat(simulator.data(probe).values(0)).containsExactly(70, 0, 10, 20, 10, 20, 30, 40);
        }
    }

    @Test
    void aFeedStaysAndStartsAnewAfterAReset() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.feed(own, (item, step, out, at) -> {
                out[at] = step;
                return step != 2;
            });
            simulator.runSteps(3);
            assertThat(simulator.data(probe).values(0)).containsExactly(10, 0, 10, 0, 30, 0);
            simulator.reset();
            simulator.runSteps(2);
            assertThat(simulator.data(probe).values(0)).containsExactly(10, 0, 10, 0);
        }
    }

    @Test
    void aProcessCanBeFed() {
        Node shown = net.node("shown", new PresentInput(new double[][] {{1}, {2}}, 0.001));
        Probe record = net.probe(shown);
        try (Simulator simulator = Simulator.of(net)) {
            simulator.feed(shown, Feed.held(new float[][] {{9}}));
            simulator.runSteps(2);
            assertThat(simulator.data(record).values(0)).containsExactly(9, 9);
        }
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        try (Simulator simulator = Simulator.of(net, o -> o.batch(2))) {
            assertThatThrownBy(() -> simulator.feed(own, Feed.held(new float[][] {{1, 2}})))
                    .isInstanceOf(SimulationException.class)
                    .hasMessage("node own: 1 rows to hold; give one for each of the 2 items of the batch");
            assertThatThrownBy(() -> simulator.feed(own, Feed.held(new float[][] {{1, 2}, {1, 2, 3}})))
                    .isInstanceOf(SimulationException.class)
                    .hasMessage("node own: the row of item 1 has 3 values; give 2");
        }
    }

    @Test
    void aFeedThatWritesTooFarReachesNoOtherSignal() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.feed(own, (item, step, out, at) -> {
                out[at + 2] = 1;
                return true;
            });
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("the feed of node own", "step 1");
        }
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.feed(own, Feed.held(new float[][] {{0, Float.NaN}}));
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node own", "NaN", "step 1", "finite");
        }
    }

    @Test
    void onlyAnInputOfTheNetworkCanBeFed() {
        Node constant = net.constant("constant", 1);
        Node stranger = new Network("other", 0).constant("stranger", 1);
        try (Simulator simulator = Simulator.of(net)) {
            Feed feed = Feed.held(new float[][] {{1}});
            assertThatThrownBy(() -> simulator.feed(constant, feed))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("node constant", "function of time");
            assertThatThrownBy(() -> simulator.feed(sum, feed))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("node sum", "function of time");
            assertThatThrownBy(() -> simulator.feed(stranger, feed))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContainingAll("node stranger", "not part of the network");
        }
    }
}
