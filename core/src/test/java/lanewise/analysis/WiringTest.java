package lanewise.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lanewise.analysis.Wiring.Link;
import lanewise.error.ModelException;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.distribution.Uniform;
import lanewise.model.learning.Pes;
import lanewise.model.synapse.Lowpass;
import lanewise.model.synapse.Synapse;
import lanewise.model.transform.Sparse;
import lanewise.model.transform.Transform;
import org.junit.jupiter.api.Test;

/** Transforms between whole objects, and networks without their junctions. */
class WiringTest {
    private final Network net = new Network("net", 0);
    private final Ensemble a = net.ensemble("a", 10, 3);
    private final Ensemble b = net.ensemble("b", 10, 2);

    @Test
    void slicesBecomeZerosOfTheMatrix() {
        double[][] matrix = {{1, 2}, {3, 4}};
        assertThat(FullTransform.of(net.connect(a.at(2, 0), b, c -> c.transform(matrix))))
                .isDeepEqualTo(new double[][] {{2, 0, 1}, {4, 0, 3}});
        assertThat(FullTransform.of(net.connect(a.at(1), b.at(1), c -> c.transform(5))))
                .isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 5, 0}});
        assertThat(FullTransform.of(net.connect(b, a.slice(1, 3), c -> c.transform(6, 7))))
                .isDeepEqualTo(new double[][] {{0, 0}, {6, 0}, {0, 7}});
        assertThat(FullTransform.of(net.connect(b, b))).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    }

    @Test
    void aFunctionTakesThePlaceOfTheSource() {
        Connection sum = net.connect(a.slice(0, 2), b.at(1), c -> c.function(x -> new double[] {x[0] + x[1]}));
        assertThat(FullTransform.of(sum)).isDeepEqualTo(new double[][] {{0}, {1}});
    }

    @Test
    void whatIsNamedTwiceAddsUp() {
        assertThat(FullTransform.of(net.connect(a.at(1, 1), b))).isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 1, 0}});
        assertThat(FullTransform.of(net.connect(a.at(2, 2), b.at(0, 0), c -> c.transform(3, 4))))
                .isDeepEqualTo(new double[][] {{0, 0, 7}, {0, 0, 0}});
    }

    @Test
    void onlyDenseTransformsAreExpanded() {
        Node in = net.passThrough("in", 2);
        Node out = net.passThrough("out", 2);
        Connection sparse = net.connect(in, out, c -> c.transform(Sparse.of(2, 2, new int[][] {{0, 0}}, 1)));
        Connection random = net.connect(a, b, c -> c.transform(Transform.random(new Uniform(-1, 1))));
        assertRefused(() -> FullTransform.of(sparse), "full transform of connection in -> out", "sparse");
        assertRefused(() -> FullTransform.of(random), "drawn from Uniform");
    }

    @Test
    void junctionsBecomeProducts() {
        Network inner = net.network("inner");
        Node in = inner.passThrough("in", 3);
        Node out = inner.passThrough("out", 3);
        Connection into = net.connect(a.slice(0, 2), in.slice(0, 2), c -> c.transform(2));
        inner.connect(in, out.at(2, 1, 0), c -> c.synapse(Synapse.none()));
        net.connect(out.slice(0, 2), b, c -> c.synapse(Synapse.none()));
        net.connect(out.at(0), b.at(0), c -> c.synapse(Synapse.none()));
        Connection direct = net.connect(a, a);

        Wiring whole = Wiring.of(net);
        assertThat(whole.objects()).containsExactly(a, b, in, out);
        assertThat(whole.links()).hasSize(5);
        Wiring wiring = whole.withoutPassThroughs();

        assertThat(wiring.objects()).containsExactly(a, b);
        assertThat(wiring.links()).hasSize(2).contains(Link.of(direct));
        Link merged = wiring.links().get(1);
        assertThat(merged.pre()).isEqualTo(a);
        assertThat(merged.post()).isEqualTo(b);
        assertThat(merged.first()).isEqualTo(into);
        assertThat(merged.synapse()).isEqualTo(new Lowpass(0.005));
        assertThat(merged.product().orElseThrow()).isDeepEqualTo(new double[][] {{0, 0, 0}, {0, 2, 0}});
    }

    @Test
    void theSynapseIsThatOfWhicheverSideHasOne() {
        Node junction = net.passThrough("junction", 2);
        net.connect(b, junction, c -> c.synapse(Synapse.none()));
        net.connect(
                b.at(0),
                junction.at(1),
                c -> c.function(x -> new double[] {x[0]}).synapse(Synapse.none()));
        net.connect(junction, b, c -> c.synapse(0.1));
        List<Link> links = Wiring.of(net).withoutPassThroughs().links();
        assertThat(links).extracting(Link::synapse).containsExactly(new Lowpass(0.1), new Lowpass(0.1));
        assertThat(links.get(1).product().orElseThrow()).isDeepEqualTo(new double[][] {{0}, {1}});
        assertThat(links.get(1).pre().label()).isEqualTo("b[0]");
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        assertRefused(() -> through(new Network("twice", 0), 0.1, 0.2), "node junction", "has a synapse");
        Network computed = new Network("computed", 0);
        Node start = computed.node("start", 2, (t, out) -> out[0] = t);
        Node junction = computed.passThrough("junction", 2);
        Node end = computed.passThrough("end", 2);
        computed.connect(start, junction);
        Network itself = new Network("itself", 0);
        Node loop = itself.passThrough("loop", 1);
        itself.connect(loop, loop);
        assertRefused(() -> Wiring.of(itself).withoutPassThroughs(), "node loop", "leads back to it");
        Network learning = new Network("learning", 0);
        Ensemble learner = learning.ensemble("learner", 10, 1);
        Node taken = learning.passThrough("taken", 1);
        learning.connect(learner, taken, c -> c.learningRule(new Pes()));
        learning.connect(taken, learner, c -> c.synapse(Synapse.none()));
        assertRefused(() -> Wiring.of(learning).withoutPassThroughs(), "node taken", "learner -> taken learns");
        assertThat(Wiring.of(computed).withoutPassThroughs().objects()).containsExactly(start);
        assertThat(end.sizeIn()).isEqualTo(2);
    }

    private static void through(Network net, double first, double second) {
        Ensemble source = net.ensemble("source", 10, 2);
        Node junction = net.passThrough("junction", 2);
        net.connect(source, junction, c -> c.synapse(first));
        net.connect(junction, source, c -> c.synapse(second));
        Wiring.of(net).withoutPassThroughs();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String... told) {
        assertThatThrownBy(made).isInstanceOf(ModelException.class).hasMessageContainingAll(told);
    }
}
