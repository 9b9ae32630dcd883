package lanewise.sim;

import java.util.List;
import lanewise.error.SimulationException;
import lanewise.kernel.Kernels;
import lanewise.math.RandomStream;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.CustomNeuronType;
import lanewise.model.neuron.Direct;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.LeakyRelu;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
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
 * The steps of populations of neurons.
 *
 * @param kernels what computes them
 * @param items how many items the batch has
 * @param clock the run's
 */
record NeuronTasks(Kernels kernels, int items, Clock clock) {
    /**
     * The task for neurons.
     *
     * @param neurons their type and its constants
     * @param isShort whether the steps of LIF neurons have the short form
     * @param places where their output, current and states lie, in this order
     * @param streams one an item, if the type is random, at whatever point they are when a step is run; else none
     */
    Task of(TunedNeurons neurons, boolean isShort, List<Place> places, RandomStream[] streams) {
        RateTasks rates = new RateTasks(kernels, clock.dt());
        SpikeTasks spikes = new SpikeTasks(kernels, clock.dt());
        return switch (neurons.type()) {
            case LifRate rate -> rates.lif(neurons, places);
            case AdaptiveLifRate rate -> rates.adaptiveLif(neurons, rate.incN(), places);
            case SoftLifRate rate -> rates.softLif(neurons, places);
            case RectifiedLinear rate -> rates.of(rate, places);
            case LeakyRelu rate -> rates.of(rate, places);
            case Sigmoid rate -> rates.sigmoid(neurons, places);
            case Tanh rate -> rates.tanh(neurons, places);
            case Lif spiking -> spikes.lif(neurons, isShort, places);
            case AdaptiveLif spiking -> spikes.adaptiveLif(neurons, spiking.incN(), isShort, places);
            case SpikingRectifiedLinear spiking -> spikes.of(spiking, places);
            case SpikingLeakyRelu spiking -> spikes.of(spiking, places);
            case Izhikevich spiking -> spikes.of(spiking, places);
            case RegularSpiking spiking -> spikes.of(spiking, places);
            case StochasticSpiking spiking -> new RandomSpikes(spiking, places, items, streams, clock);
            case PoissonSpiking spiking -> new RandomSpikes(spiking, places, items, streams, clock);
            case CustomNeuronType custom -> new CustomNeurons(custom, places, clock);
            case Direct direct ->
                Task.serial(1, item -> {
                    throw new SimulationException(
                            "Direct: step %d of an ensemble without neurons; connect to what it represents instead"
                                    .formatted(clock.step()));
                });
        };
    }
}
