package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import lanewise.build.Builder;
import lanewise.error.ModelException;
import lanewise.math.Points;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import lanewise.model.distribution.Uniform;
import lanewise.model.learning.Pes;
import lanewise.model.neuron.Direct;
import lanewise.model.process.Recorded;
import lanewise.model.process.WhiteNoise;
import lanewise.model.synapse.Synapse;
import org.junit.jupiter.api.Test;

/** An ensemble without neurons passes on exactly what it is given, and computes functions as such. */
class DirectTest {
    private final Network net = new Network("direct", 2);
    private final Node source = net.constant("source", 3, -4);
    private final Ensemble direct =
            net.ensemble("direct", 10, 2, e -> e.neurons(new Direct()).radius(0.5));

    private float[] lastOf(Probe probe) {
        try (Simulator simulator = Simulator.of(net)) {
            simulator.runSteps(3);
            return simulator.data(probe).rows()[2];
        }
    }

    @Test
    void representsAnyVectorWhateverItsRadius() {
        net.connect(source, direct, c -> c.synapse(Synapse.none()));
        assertThat(lastOf(net.probe(direct))).containsExactly(3, -4);
    }

    @Test
    void itsNoiseHasAValueForEachDimension() {
        WhiteNoise quarter = new WhiteNoise(new Uniform(0.25, 0.25), false, 1, OptionalLong.empty());
        Ensemble noisy =
                net.ensemble("noisy", 10, 2, e -> e.neurons(new Direct()).noise(quarter));
        net.connect(source, noisy, c -> c.synapse(Synapse.none()));
        assertThat(noisy.noise().orElseThrow().sizeOut()).isEqualTo(2);
        assertThat(lastOf(net.probe(noisy))).containsExactly(3.25f, -3.75f);
        assertThatThrownBy(() ->
                        net.ensemble("bad", 10, 2, e -> e.neurons(new Direct()).noise(new Recorded(new double[1][10]))))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("ensemble bad", "its noise", "2 dimensions", "10 values");
    }

    @Test
    void computesFunctionsAtEveryStep() {
        net.connect(source, direct, c -> c.synapse(Synapse.none()));
        Node product = net.passThrough("product", 1);
        net.connect(direct, product, c -> c.synapse(Synapse.none()).function(x -> new double[] {x[0] * x[1]}));
        assertThat(lastOf(net.probe(product))).containsExactly(-12);
    }

    @Test
    void filtersAndSlicesLikeAnyOther() {
        net.connect(source, direct);
        Ensemble other = net.ensemble("other", 5, 2, e -> e.neurons(new Direct()));
        net.connect(direct.at(1), other.at(0), c -> c.transform(2).synapse(Synapse.none()));
        double decay = StrictMath.exp(-0.001 / 0.005);
        assertThat((double) lastOf(net.probe(other))[0]).isCloseTo(-8 * (1 - decay * decay), within(1e-6));
    }

    @Test
    void hasNoNeuronsToConnectOrToLearnWith() {
        assertThatThrownBy(() -> net.connect(source, direct.neurons()))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("source -> direct.neurons", "takes no value");
        assertThatThrownBy(() -> net.connect(direct, net.passThrough("out", 2), c -> c.learningRule(new Pes())))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("direct -> out", "does not lead from neurons");
    }

    @Test
    void takesNoFunctionByPoints() {
        double[][] rows = {{1, 0}, {0, 1}};
        net.connect(
                direct,
                net.passThrough("out", 2),
                c -> c.evalPoints(Points.of(rows)).function(Points.of(rows)));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("direct -> out", "given by points", "no neurons");
    }

    @Test
    void aLoopWithoutASynapseIsRefused() {
        net.connect(direct, direct, c -> c.synapse(Synapse.none()));
        assertThatThrownBy(() -> Builder.build(net))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("give a connection of the loop a synapse");
    }
}
