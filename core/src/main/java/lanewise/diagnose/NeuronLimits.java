package lanewise.diagnose;

import java.util.OptionalDouble;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RatesToSpikes;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SoftLifRate;
import lanewise.model.neuron.SpikingLeakyRelu;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.Tanh;

/**
 * Between what a type of neurons can do.
 *
 * @param highest the rate in Hz that it does not pass, if there is one
 * @param threshold the current at which it starts to fire, or its slope breaks, if there is one
 * @param proportional whether its rate is proportional to the current on either side of 0
 */
record NeuronLimits(OptionalDouble highest, OptionalDouble threshold, boolean proportional) {
    private static final NeuronLimits UNKNOWN = new NeuronLimits(OptionalDouble.empty(), OptionalDouble.empty(), false);
    private static final NeuronLimits LINEAR = new NeuronLimits(OptionalDouble.empty(), OptionalDouble.of(0), true);

    static NeuronLimits of(NeuronType type, double dt) {
        return switch (type) {
            case Lif lif -> leaky(Math.max(lif.tauRef(), dt));
            case AdaptiveLif lif -> leaky(Math.max(lif.tauRef(), dt));
            case LifRate lif -> leaky(lif.tauRef());
            case AdaptiveLifRate lif -> leaky(lif.tauRef());
            case SoftLifRate lif -> leaky(lif.tauRef());
            case RectifiedLinear relu -> LINEAR;
            case SpikingRectifiedLinear relu -> LINEAR;
            case LeakyRelu relu -> LINEAR;
            case SpikingLeakyRelu relu -> LINEAR;
            case Sigmoid sigmoid -> bounded(sigmoid.tauRef());
            case Tanh tanh -> bounded(tanh.tauRef());
            case RatesToSpikes spikes -> of(spikes.base(), 0);
            case Izhikevich izhikevich -> UNKNOWN;
            case Direct direct -> UNKNOWN;
            case CustomNeuronType custom -> UNKNOWN;
        };
    }

    private static NeuronLimits leaky(double shortest) {
        return new NeuronLimits(inverse(shortest), OptionalDouble.of(1), false);
    }

    private static NeuronLimits bounded(double shortest) {
        return new NeuronLimits(inverse(shortest), OptionalDouble.empty(), false);
    }

    private static OptionalDouble inverse(double seconds) {
        return seconds > 0 ? OptionalDouble.of(1 / seconds) : OptionalDouble.empty();
    }
}
