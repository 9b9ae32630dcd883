package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import org.junit.jupiter.api.Test;

/** Every object has the seed that Nengo gives it. */
class SeedsTest {
    private final Network net = new Network("net", 7);

    @Test
    void theDrawsAreNengos() {
        Ensemble ensemble = net.ensemble("ensemble", 10, 1);
        Node node = net.constant("node", 1);
        Network child = net.network("child");
        Connection connection = net.connect(node, ensemble);
        Probe probe = net.probe(ensemble);
        Seeds seeds = Seeds.of(net);
        assertThat(seeds.of(connection)).isEqualTo(327741615);
        assertThat(seeds.of(ensemble)).isEqualTo(976413892);
        assertThat(seeds.of((Object) child)).isEqualTo(1202242073);
        assertThat(seeds.of(node)).isEqualTo(1369975286);
        assertThat(seeds.of(probe)).isEqualTo(1882953283);
    }

    @Test
    void aNestedNetworkDrawsFromItsOwnSeed() {
        net.ensemble("ensemble", 10, 1);
        net.connect(net.constant("node", 1), net.ensembles().getFirst());
        Ensemble nested = net.network("child").ensemble("nested", 10, 1);
        Network alone = new Network("alone", 1202242073);
        Ensemble single = alone.ensemble("single", 10, 1);
        assertThat(Seeds.of(net).of(nested)).isEqualTo(Seeds.of(alone).of(single));
    }

    @Test
    void aSeedOfItsOwnChangesNoOther() {
        Ensemble first = net.ensemble("first", 10, 1, e -> e.seed(5));
        Ensemble second = net.ensemble("second", 10, 1);
        Network plain = new Network("plain", 7);
        plain.ensemble("first", 10, 1);
        Ensemble same = plain.ensemble("second", 10, 1);
        assertThat(Seeds.of(net).of(first)).isEqualTo(5);
        assertThat(Seeds.of(net).of(second)).isEqualTo(Seeds.of(plain).of(same));
    }

    @Test
    void objectsOfAChildChangeNoneOfTheParents() {
        Network child = net.network("child");
        Ensemble ensemble = net.ensemble("ensemble", 10, 1);
        long before = Seeds.of(net).of(ensemble);
        child.ensemble("nested", 10, 1);
        assertThat(Seeds.of(net).of(ensemble)).isEqualTo(before);
    }
}
