package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lanewise.build.Builder;
import lanewise.build.BuiltEnsemble;
import lanewise.build.BuiltNetwork;
import lanewise.model.Connection;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.Probe;
import org.junit.jupiter.api.Test;

/** A network of two ensembles, with what Nengo builds from its seed and computes in its run. */
class GoldenNetworkTest {
    private final Network net = new Network("golden", 7);
    private final Node u = net.node("u", 2, (t, out) -> {
        out[0] = Math.sin(8 * t);
        out[1] = Math.cos(8 * t);
    });
    private final Ensemble a = net.ensemble("A", 40, 2, e -> e.radius(1.3));
    private final Ensemble b = net.ensemble("B", 30, 1);
    private final Connection toB;
    private final Probe decoded;
    private final Probe voltages;
    private final BuiltNetwork built;

    GoldenNetworkTest() {
        net.connect(u, a);
        toB = net.connect(a, b, c -> c.function(x -> new double[] {x[0] * x[1]}));
        decoded = net.probe(b, p -> p.synapse(0.02));
        voltages = net.probe(b.neurons(), p -> p.attribute("voltage"));
        built = Builder.build(net);
    }

    @Test
    void drawsTheSameNeurons() {
        BuiltEnsemble ensemble = built.ensemble(a);
        assertThat(ensemble.encoders()[0]).containsExactly(-.9658352319217824, .2591569115007292);
        assertThat(Arrays.copyOf(ensemble.gain(), 2)).containsExactly(17.124338814771257, 12.96498542968022);
        assertThat(Arrays.copyOf(ensemble.bias(), 2)).containsExactly(16.60836793337063, -2.905843525030452);
        assertThat(ensemble.evalPoints().row(0)[0]).isCloseTo(.12538918286051043, within(1e-13));
        assertThat(ensemble.evalPoints().row(0)[1]).isCloseTo(-.778753894064604, within(1e-13));
    }

    @Test
    void solvesForTheSameDecoders() {
        double[] weights = built.connection(toB).weights().orElseThrow()[0];
        double[] expected = {6.354013578138569e-5, -.0010659063462233303, -2.696335557530745e-5};
        for (int i = 0; i < expected.length; i++) {
            assertThat(weights[i]).isCloseTo(expected[i], within(1e-9));
        }
        double[] rmses = built.connection(toB).solution().orElseThrow().rmses();
        assertThat(rmses[0]).isCloseTo(.08029605, within(5e-9));
    }

    @Test
    void runsTheSame() {
        try (Simulator simulator = Simulator.of(built)) {
            simulator.runSteps(400);
            float[][] rows = simulator.data(decoded).rows();
            int[] steps = {10, 100, 200, 400};
            double[] expected = {-.007310648511391068, .4000290740281883, .12945147495712356, -.1096818092069857};
            for (int i = 0; i < steps.length; i++) {
                assertThat((double) rows[steps[i] - 1][0]).isCloseTo(expected[i], within(1e-5));
            }
            assertThat(simulator.data(voltages).samples()).isEqualTo(400);
            assertThat(simulator.data(voltages).rows()[399]).hasSize(30);
        }
    }
}
