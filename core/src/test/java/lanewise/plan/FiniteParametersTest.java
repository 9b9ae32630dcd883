package lanewise.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import lanewise.build.Builder;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Network;
import lanewise.model.Node;
import org.junit.jupiter.api.Test;

/** Numbers of a model that are finite as doubles and not as floats are refused before they run. */
class FiniteParametersTest {
    private final Network net = new Network("net", 0);

    @Test
    void aConstant() {
        Node node = net.constant("huge", 1, 1e39);
        assertRefused("huge.out", "value 1", c -> c.synapse(0).transform(new double[][] {{1, 1}}), node);
    }

    @Test
    void aFactor() {
        assertRefused("u -> sink", "value 0", c -> c.transform(1e39), net.constant("u", 1));
    }

    @Test
    void aMatrix() {
        assertRefused("u -> sink", "row 0", c -> c.transform(new double[][] {{1e39}}), net.constant("u", 1));
    }

    private void assertRefused(String object, String place, Consumer<Connection.Options> choose, Node source) {
        net.connect(source, net.passThrough("sink", 1), choose);
        var graph = Builder.build(net).graph();
        assertThatThrownBy(() -> Plan.of(graph))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(object, place, "Infinity as a float", "finite");
    }
}
