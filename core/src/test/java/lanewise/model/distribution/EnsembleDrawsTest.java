package lanewise.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lanewise.math.DoubleMath;
import lanewise.math.RandomStream;
import org.junit.jupiter.api.Test;

/** The draws of an ensemble of 40 LIF neurons in two dimensions, as Nengo makes them from the network's seed. */
class EnsembleDrawsTest {
    private static final double TAU_RC = 0.02;
    private static final double TAU_REF = 0.002;

    @Test
    void anEnsembleOfNetworkSeedSevenIsNengos() {
        RandomStream network = new RandomStream(7);
        network.drawSeed();
        network.drawSeed();
        RandomStream rng = new RandomStream(network.drawSeed());

        double[] evalPoints = ScatteredHypersphere.ball().sample(1000, 2, rng);
        double[] encoders = ScatteredHypersphere.surface().sample(40, 2, rng);
        double[] maxRates = new Uniform(200, 400).sample(40, rng);
        double[] intercepts = new Uniform(-1, 0.9).sample(40, rng);

        assertThat(1.3 * evalPoints[0]).isCloseTo(0.12538918286051043, within(1e-13));
        assertThat(1.3 * evalPoints[1]).isCloseTo(-0.778753894064604, within(1e-13));
        double norm = Math.sqrt(encoders[0] * encoders[0] + encoders[1] * encoders[1]);
        assertThat(encoders[0] / norm).isEqualTo(-0.9658352319217824);
        assertThat(encoders[1] / norm).isEqualTo(0.2591569115007292);
        assertThat(gain(maxRates[0], intercepts[0])).isEqualTo(17.124338814771257);
        assertThat(gain(maxRates[1], intercepts[1])).isEqualTo(12.96498542968022);
        assertThat(1 - gain(maxRates[0], intercepts[0]) * intercepts[0]).isEqualTo(16.60836793337063);
        assertThat(1 - gain(maxRates[1], intercepts[1]) * intercepts[1]).isEqualTo(-2.905843525030452);
    }

    /** A LIF neuron's gain from its maximal rate and intercept. */
    private static double gain(double maxRate, double intercept) {
        double x = 1 / (1 - DoubleMath.exp((TAU_REF - 1 / maxRate) / TAU_RC));
        return (1 - x) / (intercept - 1);
    }
}
