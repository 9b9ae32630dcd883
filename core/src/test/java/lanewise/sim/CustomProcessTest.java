package lanewise.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lanewise.error.SimulationException;
import lanewise.math.RandomStream;
import lanewise.model.Network;
import lanewise.model.process.CustomProcess;
import lanewise.model.synapse.Synapse;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A person's own process runs in a network: with inputs, state and randomness of each item's own. */
class CustomProcessTest {
    /** The example of the Javadoc. */
    private record LeakySum(int sizeOut, double tau, double noise) implements CustomProcess {
        @Override
        public int sizeIn() {
            return sizeOut;
        }

        @Override
        public int stateSize(double dt) {
            return sizeOut;
        }

        @Override
        public void start(double dt, RandomStream random, double[] state) {
            Arrays.fill(state, 0);
        }

        @Override
        public boolean step(double t, double dt, RandomStream random, double[] state, double[] x, double[] out) {
            for (int i = 0; i < sizeOut; i++) {
                state[i] += dt / tau * (x[i] - state[i]);
                out[i] = state[i] + random.gaussian(0, noise);
            }
            return true;
        }
    }

    private static float[][] run(double noise, int batch, int pieces) {
        var net = new Network("net", 1);
        var one = net.node("one", 1, (t, out) -> out[0] = 1);
        var sum = net.node("sum", new LeakySum(1, 0.01, noise));
        net.connect(one, sum, c -> c.synapse(Synapse.none()));
        var probe = net.probe(sum);
        try (Simulator simulator = Simulator.of(net, o -> o.batch(batch))) {
            for (int i = 0; i < pieces; i++) {
                simulator.runSteps(12 / pieces);
            }
            float[][] items = new float[batch][];
            Arrays.setAll(items, item -> simulator.data(probe).values(item));
            return items;
        }
    }

    @Test
    void itTakesAndGives() {
        float[] values = run(0, 1, 1)[0];
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo((float) (1 - Math.pow(0.9, i + 1)), within());
        }
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }

    @Test
    void itsItemsAreTheirOwn() {
        float[][] batch = run(0.1, 3, 1);
        assertThat(batch[0]).isEqualTo(run(0.1, 1, 4)[0]).isNotEqualTo(batch[1]);
        assertThat(batch[1]).isNotEqualTo(batch[2]).isEqualTo(run(0.1, 2, 3)[1]);
    }

    @Test
    void whatItThrowsOrGivesWrongIsNamed() {
        var net = new Network("net", 1);
        net.node("sum", new LeakySum(1, 0, 0));
        try (Simulator simulator = Simulator.of(net)) {
            assertThatThrownBy(() -> simulator.runSteps(1))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContainingAll("sum.out", "NaN", "step 1");
        }
    }
}
