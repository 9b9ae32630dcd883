package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;

import lanewise.model.learning.Bcm;
import lanewise.model.learning.Pes;
import lanewise.model.learning.Voja;
import lanewise.model.neuron.Direct;
import org.junit.jupiter.api.Test;

/** How many values arrive at an object, and how many start there. */
class SizesTest {
    private final Network net = new Network("sizes", 0);
    private final Ensemble ensemble = net.ensemble("ensemble", 20, 3);
    private final Node node = net.node("node", 2, 5, (t, x, out) -> {});

    private static void assertSizes(Endpoint end, int in, int out) {
        assertThat(end.sizeIn()).as("in of %s", end.label()).isEqualTo(in);
        assertThat(end.sizeOut()).as("out of %s", end.label()).isEqualTo(out);
    }

    @Test
    void ofObjects() {
        assertSizes(ensemble, 3, 3);
        assertSizes(ensemble.neurons(), 20, 20);
        assertSizes(net.ensemble("direct", 20, 3, e -> e.neurons(new Direct())).neurons(), 0, 0);
        assertSizes(node, 2, 5);
        assertSizes(net.constant("constant", 1, 2, 3), 0, 3);
        assertSizes(net.passThrough("junction", 4), 4, 4);
        assertSizes(net.node("function", t -> new double[] {t, t}), 0, 2);
        assertThat(ensemble.neurons()).isEqualTo(ensemble.neurons());
    }

    /** A node may have fewer inputs than outputs: a view of entries that one side lacks can be used on the other only. */
    @Test
    void ofViews() {
        assertSizes(ensemble.slice(1, 3), 2, 2);
        assertSizes(ensemble.at(0, 0, -1), 3, 3);
        assertSizes(ensemble.neurons().every(-3), 7, 7);
        assertSizes(ensemble.where(true, false, true), 2, 2);
        assertSizes(ensemble.slice(-2, 100, 1), 2, 2);
        assertSizes(node.at(1), 1, 1);
        assertSizes(node.at(3, 4), 0, 2);
    }

    @Test
    void ofWhatIsLearnedFrom() {
        Connection decoded =
                net.connect(ensemble, node, c -> c.function(x -> new double[2]).learningRule(new Pes(), new Pes()));
        assertSizes(decoded.learning(1), 2, 0);
        Connection weights = net.connect(
                ensemble.neurons(),
                ensemble.neurons(),
                c -> c.transform(new double[20][20]).learningRule(new Bcm(), new Pes()));
        assertSizes(weights.learning(0), 0, 0);
        assertSizes(weights.learning(1), 3, 0);
        assertSizes(
                net.connect(node.slice(0, 3), ensemble, c -> c.learningRule(new Voja()))
                        .learning(),
                1,
                0);
    }
}
