package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Probe;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.synapse.Lowpass;
import org.junit.jupiter.api.Test;

/** Basal ganglia and thalamus choose the largest of some values. */
class ActionSelectionTest {
    private final Network net = new Network("net", 123);

    @Test
    void theLargestIsChosen() {
        BasalGanglia ganglia = BasalGanglia.in(net, "bg", 5);
        Thalamus thalamus = Thalamus.in(net, "thalamus", 5);
        net.connect(net.constant("utilities", 0.8, 0.4, 0.4, 0.4, 0.4), ganglia.input());
        net.connect(ganglia.output(), thalamus.input());
        Probe suppression = net.probe(ganglia.output(), p -> p.synapse(0.1));
        Probe action = net.probe(thalamus.output(), p -> p.synapse(0.05));

        double[] suppressed = Runs.mean(Runs.rows(net, suppression, 0.5), 100);
        assertThat(suppressed[0]).isGreaterThan(-0.1);
        double[] chosen = Runs.mean(Runs.rows(net, action, 0.5), 100);
        assertThat(chosen[0]).isGreaterThan(0.8);
        for (int i = 1; i < 5; i++) {
            assertThat(suppressed[i]).isLessThan(-0.8);
            assertThat(chosen[i]).isLessThan(0.01);
        }
    }

    @Test
    void aBiasIsAddedToEveryUtility() {
        BasalGanglia ganglia = BasalGanglia.in(net, "bg", 3, o -> o.inputBias(-0.5));
        net.connect(net.constant("utilities", 0.8, 0.5, 0.2), ganglia.input());
        Probe probe = net.probe(ganglia.input());

        assertThat(Runs.mean(Runs.rows(net, probe, 0.1), 1))
                .containsExactly(new double[] {0.3, 0, -0.3}, within(0.005));
    }

    @Test
    void theirOwnSettingsWinOverThoseAroundAndStayWithin() {
        net.config().ensembles(e -> e.radius(7)).connections(c -> c.synapse(0.2));
        BasalGanglia ganglia =
                BasalGanglia.in(net, "bg", 2, o -> o.gaba(c -> c.label("gaba")).ampa(c -> c.synapse(0.05)));

        assertThat(ganglia.stn().ensembles())
                .allSatisfy(e -> assertThat(e.radius()).isEqualTo(1.5));
        assertThat(ganglia.network().connections())
                .filteredOn(c -> c.label().equals("connection gaba"))
                .hasSize(4)
                .allSatisfy(c -> assertThat(c.synapse()).isEqualTo(new Lowpass(0.008)));
        assertThat(ganglia.network().connections())
                .filteredOn(c -> c.synapse().equals(new Lowpass(0.05)))
                .extracting(Connection::pre)
                .containsOnly(ganglia.stn().output("response"));
        assertThat(ganglia.gpi().network().connections())
                .allSatisfy(c -> assertThat(c.solver()).isEqualTo(new NnlsL2nz()));
        assertThat(net.ensemble("after", 5, 1).radius()).isEqualTo(7);
    }
}
