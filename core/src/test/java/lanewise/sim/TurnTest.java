package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lanewise.error.SimulationException;
import lanewise.model.Network;
import lanewise.model.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may use a simulator when, how a run is ended from outside, and what a listener hears. */
@Timeout(20)
class TurnTest {
    private final Network net = new Network("net", 0);
    private final Probe probe = net.probe(net.node("clock", 1, (t, out) -> out[0] = t));

    @Test
    void aSecondThreadIsToldAtOnceAndCancelsTheFirst() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Network endless = new Network("endless", 0);
        endless.node("waits", 0, (t, out) -> running.countDown());
        try (Simulator simulator = Simulator.of(endless)) {
            CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> simulator.runSteps(Long.MAX_VALUE));
            running.await();
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("in use by thread", "one simulator a thread");
            assertThatThrownBy(simulator::close).isInstanceOf(SimulationException.class);
            simulator.cancel();
            long steps = first.get(10, TimeUnit.SECONDS);
            assertThat(simulator.steps()).isEqualTo(steps).isPositive();
        }
    }

    @Test
    void aListenerMayCancelButNotEnter() {
        List<String> heard = new ArrayList<>();
        Simulator[] own = new Simulator[1];
        try (Simulator simulator = Simulator.of(
                net,
                o -> o.progress((done, total) -> {
                    heard.add(done + "/" + total);
                    assertThatThrownBy(() -> own[0].runSteps(1))
                            .isInstanceOf(SimulationException.class)
                            .hasMessageContaining("is running");
                    if (done == 3) {
                        own[0].cancel();
                    }
                }))) {
            own[0] = simulator;
            assertThat(simulator.runSteps(10)).isEqualTo(3);
            assertThat(heard).containsExactly("1/10", "2/10", "3/10");
            assertThat(simulator.data(probe).samples()).isEqualTo(3);
            assertThat(simulator.runSteps(2)).isEqualTo(2);
            assertThat(simulator.steps()).isEqualTo(5);
        }
    }

    @Test
    void aNodeFunctionMayNotEnter() {
        Simulator[] own = new Simulator[1];
        Network entering = new Network("entering", 0);
        entering.node("enters", 0, (t, out) -> own[0].reset());
        try (Simulator simulator = Simulator.of(entering)) {
            own[0] = simulator;
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("node enters", "step 1", "the simulator is running");
        }
    }

    @Test
    void aListenerThatFailsEndsTheRunBetweenSteps() {
        try (Simulator simulator = Simulator.of(
                net,
                o -> o.progress((done, total) -> {
                    if (total == 10 && done == 4) {
                        throw new IllegalStateException("the window was closed");
                    }
                }))) {
            assertThatThrownBy(() -> simulator.runSteps(10)).hasMessage("the window was closed");
            simulator.runSteps(2);
            assertThat(simulator.data(probe).samples()).isEqualTo(6);
        }
    }

    @Test
    void progressGrowsAndEndsAtTheTotal() {
        List<Long> heard = new ArrayList<>();
        try (Simulator simulator = Simulator.of(
                net,
                o -> o.progress((done, total) -> {
                    assertThat(total).isEqualTo(1234);
                    heard.add(done);
                }))) {
            simulator.runSteps(1234);
            assertThat(heard).isSorted().doesNotHaveDuplicates().endsWith(1234L).hasSizeBetween(90, 200);
        }
    }

    @Test
    void aCancelledRunIsReportedWhereItEnds() {
        List<Long> heard = new ArrayList<>();
        Simulator[] own = new Simulator[1];
        Network cancelling = new Network("cancelling", 0);
        cancelling.node("cancels", 0, (t, out) -> {
            if (t > 0.1505) {
                own[0].cancel();
            }
        });
        try (Simulator simulator = Simulator.of(cancelling, o -> o.progress((done, total) -> heard.add(done)))) {
            own[0] = simulator;
            assertThat(simulator.runSteps(100_000)).isEqualTo(151);
            assertThat(heard).containsExactly(151L);
        }
    }

    @Test
    void aRunThatIsUnrolledEndsWithItsRound() {
        Simulator[] own = new Simulator[1];
        Network cancelling = new Network("cancelling", 0);
        cancelling.node("cancels", 0, (t, out) -> {
            if (t > 0.0095) {
                own[0].cancel();
            }
        });
        try (Simulator simulator = Simulator.of(cancelling, o -> o.unroll(8))) {
            own[0] = simulator;
            assertThat(simulator.runSteps(100)).isEqualTo(16);
        }
    }

    @Test
    void aCancelWithoutARunDoesNothing() {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.cancel();
            assertThat(simulator.runSteps(3)).isEqualTo(3);
        }
    }

    @Test
    void aClosedSimulatorSaysSoAndKeepsItsRecord() {
        Simulator simulator = Simulator.of(net);
        simulator.runSteps(2);
        simulator.close();
        simulator.close();
        for (Runnable use : List.<Runnable>of(() -> simulator.runSteps(1), simulator::reset)) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("closed", "make a new one");
        }
        assertThat(simulator.data(probe).values(0)).containsExactly(0.001f, 0.002f);
        assertThat(simulator.steps()).isEqualTo(2);
    }
}
