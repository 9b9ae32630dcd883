package lanewise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalLong;
import lanewise.build.Builder;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.Direct;
import lanewise.model.process.WhiteNoise;
import lanewise.model.solver.LstsqL2;
import lanewise.model.synapse.Synapse;
import lanewise.network.Product;
import lanewise.sim.Simulator;
import org.junit.jupiter.api.Test;

/** In direct mode networks compute exactly, but for neurons that are needed. */
class DirectModeTest {
    private final Network net = new Network("net", 3);

    private static boolean isDirect(Ensemble ensemble) {
        return ensemble.neuronType() instanceof Direct;
    }

    @Test
    void whatIsComputedIsExact() {
        Product product = Product.in(net, "product", 20, 2);
        Ensemble noisy = net.ensemble(
                "noisy",
                10,
                1,
                e -> e.noise(new WhiteNoise(new Uniform(0.25, 0.25), false, 10, OptionalLong.empty()))
                        .initialState("voltage", Choice.of(0.5)));
        net.connect(net.constant("a", 0.5, -0.25), product.inputA());
        net.connect(net.constant("b", 0.75, 2), product.inputB());
        net.connect(product.output(), noisy, c -> c.transform(new double[][] {{1, 1}}));
        Probe probe = net.probe(product.output());
        Probe one = net.probe(noisy.slice(0, 1));

        DirectMode exact = DirectMode.of(net);
        try (Simulator simulator = Simulator.of(exact.network())) {
            simulator.run(Duration.ofMillis(200));
            float[][] rows = simulator.data(exact.of(probe)).rows();
            assertThat(rows[199]).containsExactly(new float[] {0.375f, -0.5f}, within(1e-6f));
            assertThat(simulator.data(exact.of(one)).rows()[199]).containsExactly(new float[] {0.125f}, within(1e-6f));
        }
        assertThat(product.sums().ensembles()).noneMatch(DirectModeTest::isDirect);
        assertThat(product.sums().ensembles()).map(exact::of).allMatch(DirectModeTest::isDirect);
    }

    @Test
    void neededNeuronsStay() {
        Ensemble source = net.ensemble("source", 5, 1);
        Ensemble target = net.ensemble("target", 5, 1);
        Ensemble probed = net.ensemble("probed", 5, 1);
        Ensemble pre = net.ensemble("pre", 5, 1);
        Ensemble post = net.ensemble("post", 5, 1);
        Ensemble other = net.ensemble("other", 5, 1);
        net.connect(source.neurons().slice(0, 1), target.neurons().slice(0, 1));
        net.probe(probed.neurons());
        Connection learned = net.connect(pre, post, c -> c.learningRule(new Pes()));
        net.connect(other, learned.learning());

        DirectMode exact = DirectMode.of(net);
        assertThat(exact.network().ensembles()).containsExactly(source, target, probed, pre, post, exact.of(other));
        assertThat(isDirect(exact.of(other))).isTrue();
        assertThat(exact.of(learned)).isSameAs(learned);
        assertThat(Builder.build(exact.network()).graph().neurons()).isEqualTo(25);
    }

    @Test
    void aMatrixOfWeightsFromNeededNeuronsNeedsItsTarget() {
        Ensemble probed = net.ensemble("probed", 5, 1);
        Ensemble second = net.ensemble("second", 5, 1);
        Ensemble third = net.ensemble("third", 5, 1);
        net.connect(second, third, c -> c.solver(new LstsqL2().withWeights()));
        net.connect(probed, second, c -> c.solver(new LstsqL2().withWeights()));
        net.connect(third, third);
        net.probe(probed.neurons());

        DirectMode exact = DirectMode.of(net);
        assertThat(exact.network().ensembles()).containsExactly(probed, second, third);
    }

    @Test
    void theCopyHasAllObjectsInTheirOrder() {
        Network child = net.network("child", 17);
        Ensemble inner = child.ensemble("inner", 5, 2, e -> e.seed(4).radius(2));
        Node relay = child.passThrough("relay", 1);
        Connection link =
                child.connect(inner.at(1), relay, c -> c.synapse(Synapse.none()).label("link"));
        Probe probe = child.probe(link);

        DirectMode exact = DirectMode.of(net);
        Network copy = exact.network().networks().getFirst();
        assertThat(copy.seed()).hasValue(17);
        assertThat(copy.nodes()).containsExactly(relay);
        assertThat(copy.ensembles()).containsExactly(exact.of(inner));
        assertThat(copy.ensembles().getFirst().seed()).hasValue(4);
        assertThat(copy.ensembles().getFirst().radius()).isEqualTo(2);
        assertThat(copy.connections()).containsExactly(exact.of(link));
        assertThat(exact.of(link).pre().label()).isEqualTo("inner[1]");
        assertThat(exact.of(link).pre().whole()).isSameAs(exact.of(inner));
        assertThat(exact.of(link)).hasToString("connection link");
        assertThat(exact.of(probe).target()).isSameAs(exact.of(link));
        assertThat(net.networks().getFirst().ensembles()).containsExactly(inner);
    }
}
