package lanewise.train;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lanewise.build.BuiltNetwork;
import lanewise.error.TrainingException;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.kernel.SurrogateStep;
import lanewise.model.Ensemble;
import lanewise.model.Network;
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
 * A graph as it is trained. Neurons that spike put out the rates at which they would, which have a gradient, and leave
 * their states alone (after NengoDL, whose neurons do the same in training mode); or they spike as they are, with something
 * that stands for the slope of a spike.
 *
 * @param graph what is run
 * @param surrogates what stands for the slopes of spikes, by the signals that hold these
 */
record TrainingGraph(Graph graph, Map<Signal, SurrogateStep> surrogates) {
    private static final Logger LOG = System.getLogger("lanewise.train");

    /**
     * Warns of ensembles through which no gradient goes.
     *
     * @throws TrainingException if a time constant is to be trained that has no gradient
     */
    static TrainingGraph of(Network network, BuiltNetwork built, TrainerOptions options) {
        Map<Signal, Ensemble> ensembles = new HashMap<>();
        for (Ensemble ensemble : network.allEnsembles()) {
            ensembles.put(built.output(ensemble.neurons()), ensemble);
        }
        List<Operator> operators = new ArrayList<>();
        Map<Signal, SurrogateStep> surrogates = new HashMap<>();
        for (Operator operator : built.graph().operators()) {
            Operator trained = operator;
            if (operator instanceof SimNeurons neurons && ensembles.containsKey(neurons.output())) {
                Ensemble ensemble = ensembles.get(neurons.output());
                SpikeGradient gradient = options.spikesOf.getOrDefault(ensemble, options.spikes);
                if (gradient instanceof SpikeGradient.Surrogate surrogate
                        && neurons.type().spiking()) {
                    checkNotRefractory(ensemble, neurons);
                    surrogates.put(neurons.output(), surrogate.step());
                } else if (neurons.type().spiking()) {
                    trained = rates(neurons, options.lifSmoothing);
                    checkRates(ensemble, (SimNeurons) trained);
                }
                warn(ensemble, neurons.type(), gradient);
            }
            operators.add(trained);
        }
        return new TrainingGraph(
                Graph.inOrder(built.graph().dt(), operators, built.graph().probes()), surrogates);
    }

    private static void checkNotRefractory(Ensemble ensemble, SimNeurons neurons) {
        if (neurons.times().tauRef().isPresent()) {
            throw new TrainingException(
                    "%s: its tauRef is to be trained, but with a surrogate for the slope of spikes it has no gradient, as when a neuron rests is taken for given; ask for its other time constants by name, timeConstants(ensemble, Kind.TAU_RC), or train it by rates where it has them, spikes(ensemble, SpikeGradient.rates())"
                            .formatted(ensemble));
        }
    }

    private static void checkRates(Ensemble ensemble, SimNeurons trained) {
        if (trained.type().spiking() && trained.times().isAny()) {
            throw new TrainingException(
                    "%s: its time constants are to be trained, but %s has no rate form to train with; choose a surrogate for the slope of its spikes, spikes(ensemble, SpikeGradient.fastSigmoid()), or do not ask for them"
                            .formatted(ensemble, trained.type()));
        }
    }

    private static void warn(Ensemble ensemble, NeuronType type, SpikeGradient gradient) {
        boolean spikes = gradient instanceof SpikeGradient.Surrogate;
        if (type instanceof CustomNeuronType) {
            LOG.log(
                    Level.WARNING,
                    "{0}: nothing is known of the slope of {1}, so what leads to these neurons is not trained through"
                            + " them; train with a type of Lanewise''s own",
                    ensemble,
                    type);
        } else if (!spikes && (type instanceof AdaptiveLif || type instanceof Izhikevich)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: {1} has no rate form to train with, so what leads to these neurons is not trained through"
                            + " them; choose a surrogate for the slope of their spikes with TrainerOptions.spikes",
                    ensemble,
                    type);
        }
    }

    private static SimNeurons rates(SimNeurons neurons, OptionalDouble smoothing) {
        NeuronType type = rates(neurons.type(), smoothing);
        return type.equals(neurons.type())
                ? neurons
                : new SimNeurons(type, neurons.current(), neurons.output(), List.of(), 0, neurons.times());
    }

    private static NeuronType rates(NeuronType type, OptionalDouble smoothing) {
        return switch (type) {
            case Lif lif ->
                smoothing.isPresent()
                        ? new SoftLifRate(smoothing.getAsDouble(), lif.tauRc(), lif.tauRef(), lif.amplitude())
                        : lif.rate();
            case SpikingRectifiedLinear spiking -> spiking.rate();
            case SpikingLeakyRelu spiking -> spiking.rate();
            case RatesToSpikes spiking -> new LeakyRelu(1, spiking.amplitude()); // the rate as it is
            case LifRate rate -> rate;
            case SoftLifRate rate -> rate;
            case RectifiedLinear rate -> rate;
            case LeakyRelu rate -> rate;
            case Sigmoid rate -> rate;
            case Tanh rate -> rate;
            case AdaptiveLif opaque -> opaque;
            case AdaptiveLifRate opaque -> opaque;
            case Izhikevich opaque -> opaque;
            case CustomNeuronType opaque -> opaque;
            case Direct direct -> direct;
        };
    }
}
