package lanewise.network;

import lanewise.error.ModelException;
import lanewise.model.Config;
import lanewise.model.distribution.Choice;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
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

/**
 * Defaults of ensembles as deep learning wants them. With Nengo's own, neurons give hundreds of Hz and half of them fire
 * without an input, so layers after one another get huge values and training is unstable.
 *
 * <pre>{@code
 * net.config().include(DeepDefaults.rates(new Lif(), 100));
 * }</pre>
 */
public final class DeepDefaults {
    private DeepDefaults() {}

    /**
     * Neurons that start to fire at 0, and at 1 fire at the same rate, where they give 1: so outputs are from 0 to about
     * 1, while the rate says how many spikes that takes. Maximum rates are constant, intercepts 0, and the amplitude is
     * {@code 1 / maxRate}.
     *
     * @param type what neurons; their amplitude is replaced. Of spikes made of rates it is that of the spikes, which
     *     decoders do not know of, as in Nengo: connect from their neurons
     * @param maxRate in Hz
     * @throws ModelException if the type has no amplitude, or the rate is not positive and finite
     */
    public static Config rates(NeuronType type, double maxRate) {
        if (type == null) {
            throw new ModelException("deep-learning defaults: the type of neurons is null; give one");
        }
        if (!(maxRate > 0) || Double.isInfinite(maxRate)) {
            throw new ModelException(
                    "deep-learning defaults: a maximum rate of %s Hz; give a positive, finite one, such as 100"
                            .formatted(maxRate));
        }
        NeuronType scaled = withAmplitude(type, 1 / maxRate);
        return new Config()
                .ensembles(e -> e.neurons(scaled).maxRates(Choice.of(maxRate)).intercepts(Choice.of(0)));
    }

    /** Neurons of gain 1 and bias 0, which get as their current what is sent to them, as units of other frameworks do. */
    public static Config unitGain(NeuronType type) {
        return new Config().ensembles(e -> e.neurons(type).gainBias(Choice.of(1), Choice.of(0)));
    }

    private static NeuronType withAmplitude(NeuronType type, double amplitude) {
        return switch (type) {
            case Lif lif -> new Lif(lif.tauRc(), lif.tauRef(), lif.minVoltage(), amplitude);
            case LifRate lif -> new LifRate(lif.tauRc(), lif.tauRef(), amplitude);
            case SoftLifRate lif -> new SoftLifRate(lif.sigma(), lif.tauRc(), lif.tauRef(), amplitude);
            case AdaptiveLif lif ->
                new AdaptiveLif(lif.tauN(), lif.incN(), lif.tauRc(), lif.tauRef(), lif.minVoltage(), amplitude);
            case AdaptiveLifRate lif ->
                new AdaptiveLifRate(lif.tauN(), lif.incN(), lif.tauRc(), lif.tauRef(), amplitude);
            case RectifiedLinear relu -> new RectifiedLinear(amplitude);
            case SpikingRectifiedLinear relu -> new SpikingRectifiedLinear(amplitude);
            case LeakyRelu relu -> new LeakyRelu(relu.negativeSlope(), amplitude);
            case SpikingLeakyRelu relu -> new SpikingLeakyRelu(relu.negativeSlope(), amplitude);
            case RegularSpiking spikes -> new RegularSpiking(spikes.base(), amplitude);
            case StochasticSpiking spikes -> new StochasticSpiking(spikes.base(), amplitude);
            case PoissonSpiking spikes -> new PoissonSpiking(spikes.base(), amplitude);
            case Sigmoid sigmoid -> throw bounded("Sigmoid", sigmoid.tauRef());
            case Tanh tanh -> throw bounded("Tanh", tanh.tauRef());
            case Izhikevich izhikevich -> throw none(type);
            case CustomNeuronType custom -> throw none(type);
            case Direct direct -> throw none(type);
        };
    }

    private static ModelException bounded(String name, double tauRef) {
        return new ModelException(
                "deep-learning defaults: %s has no amplitude, and gives up to 1 / tauRef = %s; use unitGain with a %s of tauRef 1"
                        .formatted(name, 1 / tauRef, name));
    }

    private static ModelException none(NeuronType type) {
        return new ModelException(
                "deep-learning defaults: %s has no amplitude; use unitGain, or another type of neurons"
                        .formatted(type));
    }
}
