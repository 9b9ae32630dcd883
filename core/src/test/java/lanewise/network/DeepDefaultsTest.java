package lanewise.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lanewise.build.Builder;
import lanewise.build.BuiltEnsemble;
import lanewise.error.ModelException;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.PoissonSpiking;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.StochasticSpiking;
import lanewise.model.neuron.Tanh;
import org.junit.jupiter.api.Test;

/** Neurons whose outputs are from 0 to about 1, whatever their rates. */
class DeepDefaultsTest {
    private final Network net = new Network("net", 0);

    private BuiltEnsemble built(Ensemble ensemble) {
        return Builder.build(net).ensemble(ensemble);
    }

    @Test
    void lifHasTheKnownGainAndBias() {
        net.config().include(DeepDefaults.rates(new Lif(), 100));
        BuiltEnsemble built = built(net.ensemble("e", 3, 1));
        assertThat(built.gain()).containsExactly(new double[] {2.0332, 2.0332, 2.0332}, within(1e-4));
        assertThat(built.bias()).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    }

    @Test
    void neuronsGiveNothingAtZeroAndOneAtOne() {
        for (NeuronType type : List.of(
                new Lif(),
                new LifRate(),
                new AdaptiveLif(0.1, 0, 0.02, 0.002, 0, 5),
                new AdaptiveLifRate(0.1, 0, 0.02, 0.002, 5),
                new RectifiedLinear(7),
                new SpikingRectifiedLinear(),
                new LeakyRelu(0.2, 1),
                new SpikingLeakyRelu(0.2, 1))) {
            net.config().clear().include(DeepDefaults.rates(type, 50));
            Ensemble ensemble = net.ensemble("e", 2, 1);
            BuiltEnsemble built = built(ensemble);
            double[] currents = {built.bias()[0], built.gain()[0] + built.bias()[0]};
            ensemble.neuronType().rates(currents, 0, 2);
            assertThat(currents).as(type.toString()).containsExactly(new double[] {0, 1}, within(1e-9));
            assertThat(ensemble.neuronType().amplitude()).isEqualTo(0.02);
        }
    }

    @Test
    void everyTypeWithAnAmplitudeTakesIt() {
        for (NeuronType type : List.of(
                new SoftLifRate(0.1, 0.02, 0.002, 1),
                new RegularSpiking(new RectifiedLinear(), 1),
                new StochasticSpiking(new RectifiedLinear(), 1),
                new PoissonSpiking(new RectifiedLinear(), 1))) {
            net.config().clear().include(DeepDefaults.rates(type, 200));
            Ensemble ensemble = net.ensemble("e", 2, 1);
            assertThat(ensemble.neuronType()).hasSameClassAs(type);
            assertThat(ensemble.neuronType().amplitude()).isEqualTo(0.005);
        }
        assertThat(new Sigmoid().amplitude()).isEqualTo(1);
    }

    @Test
    void unitsGetWhatIsSentToThem() {
        net.config().include(DeepDefaults.unitGain(new Tanh(1)));
        BuiltEnsemble built = built(net.ensemble("e", 3, 1));
        assertThat(built.gain()).containsExactly(1, 1, 1);
        assertThat(built.bias()).containsExactly(0, 0, 0);
    }

    @Test
    void aTypeWithoutAnAmplitudeIsRefused() {
        assertThatThrownBy(() -> DeepDefaults.rates(new Sigmoid(0.01), 100))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "deep-learning defaults: Sigmoid has no amplitude, and gives up to 1 / tauRef = 100.0; use unitGain with a Sigmoid of tauRef 1");
        assertThatThrownBy(() -> DeepDefaults.rates(new Lif(), -1))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "deep-learning defaults: a maximum rate of -1.0 Hz; give a positive, finite one, such as 100");
        assertThatThrownBy(() -> DeepDefaults.rates(null, 100)).isInstanceOf(ModelException.class);
    }
}
