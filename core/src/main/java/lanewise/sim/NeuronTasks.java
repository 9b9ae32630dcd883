package lanewise.sim;

import java.util.List;
import lanewise.error.ModelException;
import lanewise.kernel.Kernels;
import lanewise.kernel.LifRateStep;
import lanewise.kernel.LifStep;
import lanewise.math.RandomStream;
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
 * The steps of populations of neurons.
 *
 * @param kernels what computes them
 * @param items how many items the batch has
 * @param dt the length of a step in seconds
 */
record NeuronTasks(Kernels kernels, int items, double dt) {
    /** The task for neurons whose output, current and states lie at the given places, in this order. */
    Task of(NeuronType type, List<Place> places, RandomStream[] streams) {
        return switch (type) {
            case Lif lif -> lif(lif, places.get(0), places.get(1), places.get(2), places.get(3));
            case LifRate rate -> lifRate(rate, places.get(0), places.get(1));
            case RectifiedLinear linear -> rectifiedLinear(linear, places.get(0), places.get(1));
            case SpikingRectifiedLinear linear ->
                spikingRectifiedLinear(linear, places.get(0), places.get(1), places.get(2));
            case AdaptiveLif other -> throw unsupported(other);
            case AdaptiveLifRate other -> throw unsupported(other);
            case SoftLifRate other -> throw unsupported(other);
            case LeakyRelu other -> throw unsupported(other);
            case SpikingLeakyRelu other -> throw unsupported(other);
            case Sigmoid other -> throw unsupported(other);
            case Tanh other -> throw unsupported(other);
            case Izhikevich other -> throw unsupported(other);
            case RatesToSpikes other -> throw unsupported(other);
            case Direct other -> throw unsupported(other);
            case CustomNeuronType other -> throw unsupported(other);
        };
    }

    private static ModelException unsupported(NeuronType type) {
        return new ModelException("%s: neurons of this type cannot be run yet; choose another type".formatted(type));
    }

    private Task lif(Lif type, Place out, Place j, Place v, Place refractory) {
        LifStep step = LifStep.of(dt, type.tauRc(), type.tauRef(), type.minVoltage(), type.amplitude());
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.neurons()
                        .lif(
                                out.array(),
                                out.at() + item * out.stride(),
                                v.array(),
                                v.at() + item * v.stride(),
                                refractory.array(),
                                refractory.at() + item * refractory.stride(),
                                j.array(),
                                j.at() + item * j.stride(),
                                out.size(),
                                step);
            }
        };
    }

    private Task lifRate(LifRate type, Place out, Place j) {
        LifRateStep step = LifRateStep.of(type.tauRc(), type.tauRef(), type.amplitude());
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.neurons()
                        .lifRate(
                                out.array(),
                                out.at() + item * out.stride(),
                                j.array(),
                                j.at() + item * j.stride(),
                                out.size(),
                                step);
            }
        };
    }

    private Task rectifiedLinear(RectifiedLinear type, Place out, Place j) {
        float amplitude = (float) type.amplitude();
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.neurons()
                        .rectifiedLinear(
                                out.array(),
                                out.at() + item * out.stride(),
                                j.array(),
                                j.at() + item * j.stride(),
                                out.size(),
                                amplitude);
            }
        };
    }

    private Task spikingRectifiedLinear(SpikingRectifiedLinear type, Place out, Place j, Place v) {
        float step = (float) dt;
        float spike = (float) (type.amplitude() / dt);
        return () -> {
            for (int item = 0; item < items; item++) {
                kernels.neurons()
                        .spikingRectifiedLinear(
                                out.array(),
                                out.at() + item * out.stride(),
                                v.array(),
                                v.at() + item * v.stride(),
                                j.array(),
                                j.at() + item * j.stride(),
                                out.size(),
                                step,
                                spike);
            }
        };
    }
}
