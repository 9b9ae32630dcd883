package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lanewise.error.ModelException;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.LifRate;
import lanewise.model.solver.LstsqL2;
import lanewise.model.solver.NnlsL2nz;
import lanewise.model.synapse.Lowpass;
import org.junit.jupiter.api.Test;

/** Defaults of a network hold within it and within the networks in it; the innermost setting of an option wins. */
class ConfigTest {
    private final Network outer = new Network("outer", 0);
    private final Network inner = outer.network("inner");

    @Test
    void innerNetworksInheritOptionByOption() {
        outer.config().ensembles(e -> e.radius(2).neurons(new LifRate()));
        inner.config().ensembles(e -> e.radius(3));
        Ensemble within = inner.ensemble("within", 5, 1);
        assertThat(within.radius()).isEqualTo(3);
        assertThat(within.neuronType()).isEqualTo(new LifRate());
        assertThat(outer.ensemble("outside", 5, 1).radius()).isEqualTo(2);
        assertThat(inner.ensemble("own", 5, 1, e -> e.radius(4)).radius()).isEqualTo(4);
    }

    @Test
    void aSettingIsForWhatIsMadeLater() {
        Ensemble before = outer.ensemble("before", 5, 1);
        outer.config().ensembles(e -> e.radius(2));
        assertThat(before.radius()).isEqualTo(1);
        outer.config().clear();
        assertThat(outer.ensemble("after", 5, 1).radius()).isEqualTo(1);
    }

    @Test
    void connectionsAndProbesHaveDefaultsToo() {
        outer.config().connections(c -> c.synapse(0.02).solver(new NnlsL2nz())).probes(p -> p.synapse(0.1));
        Ensemble a = inner.ensemble("a", 5, 1);
        Connection connection = inner.connect(a, inner.ensemble("b", 5, 1));
        assertThat(connection.synapse()).isEqualTo(new Lowpass(0.02));
        Probe probe = inner.probe(a);
        assertThat(probe.synapse()).isEqualTo(new Lowpass(0.1));
        assertThat(probe.solver()).as("that of connections").isEqualTo(new NnlsL2nz());
        inner.config().probes(p -> p.solver(new LstsqL2(0.2)));
        assertThat(inner.probe(a).solver()).isEqualTo(new LstsqL2(0.2));
    }

    @Test
    void aConfigurationCanBeWrittenDownOnceAndIncluded() {
        Config tuned = new Config().ensembles(e -> e.intercepts(Choice.of(0)));
        inner.config().include(tuned);
        assertThat(inner.ensemble("tuned", 5, 1).intercepts()).isEqualTo(Choice.of(0));
    }

    @Test
    void aWrongValueIsRefusedAtOnce() {
        assertThatThrownBy(() -> outer.config().connections(c -> c.synapse(-1)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tau is -1.0");
        assertThat(outer.ensemble("a", 5, 1).radius()).isEqualTo(1);
    }

    @Test
    void everythingWithinIsListedDepthFirst() {
        Network deepest = inner.network("deepest");
        Ensemble last = deepest.ensemble("last", 3, 1);
        Ensemble middle = inner.ensemble("middle", 2, 1);
        Ensemble first = outer.ensemble("first", 1, 1);
        assertThat(outer.allEnsembles()).containsExactly(first, middle, last);
        assertThat(outer.allNetworks()).containsExactly(inner, deepest);
        assertThat(outer.neuronCount()).isEqualTo(6);
    }
}
