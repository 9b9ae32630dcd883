package lanewise.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import org.junit.jupiter.api.Test;

/** A network's seed decides all that is drawn and solved in it. */
class EqualSeedsTest {
    /** What is built for an ensemble, for one in a network within, and for a connection between them. */
    private static List<double[]> built(long seed) {
        Network net = new Network("net", seed);
        Ensemble outer = net.ensemble("outer", 20, 2);
        Ensemble inner = net.network("child").ensemble("inner", 10, 2);
        Connection connection = net.connect(outer, inner);
        BuiltNetwork network = Builder.build(net);
        BuiltEnsemble first = network.ensemble(outer);
        BuiltEnsemble second = network.ensemble(inner);
        return List.of(
                first.flatEncoders(),
                first.gain(),
                first.bias(),
                first.evalPoints().row(0),
                second.flatEncoders(),
                second.gain(),
                second.bias(),
                network.connection(connection).weights().orElseThrow()[0]);
    }

    @Test
    void equalSeedsBuildEqualArrays() {
        assertThat(built(3)).usingRecursiveComparison().isEqualTo(built(3));
    }

    @Test
    void differentSeedsBuildDifferentArrays() {
        List<double[]> three = built(3);
        List<double[]> four = built(4);
        for (int i = 0; i < three.size(); i++) {
            assertThat(three.get(i)).as("array %d", i).isNotEqualTo(four.get(i));
        }
    }
}
