package lanewise.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import lanewise.graph.Graph;
import lanewise.graph.Operator;
import lanewise.graph.SimNeurons;
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
 * A graph as it is trained: neurons that spike put out the rates at which they would, which have a gradient, and leave
 * their states alone. After NengoDL, whose neurons do the same in training mode.
 */
final class TrainingGraph {
    private TrainingGraph() {}

    /** @param smoothing the sigma of the smooth threshold that LIF neurons get, if any */
    static Graph of(Graph graph, OptionalDouble smoothing) {
        List<Operator> operators = new ArrayList<>();
        for (Operator operator : graph.operators()) {
            operators.add(
                    operator instanceof SimNeurons neurons && neurons.type().spiking()
                            ? rates(neurons, smoothing)
                            : operator);
        }
        return Graph.inOrder(graph.dt(), operators, graph.probes());
    }

    private static SimNeurons rates(SimNeurons neurons, OptionalDouble smoothing) {
        NeuronType type = rates(neurons.type(), smoothing);
        return type.equals(neurons.type())
                ? neurons
                : new SimNeurons(type, neurons.current(), neurons.output(), List.of());
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
