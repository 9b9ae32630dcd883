package lanewise.bench.zoo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
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

/** Neuron types by the names that workloads have for them, each with its defaults. */
final class NeuronTypes {
    private static final Map<String, NeuronType> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("lif", new Lif());
        TYPES.put("lif-rate", new LifRate());
        TYPES.put("soft-lif-rate", new SoftLifRate());
        TYPES.put("adaptive-lif", new AdaptiveLif());
        TYPES.put("adaptive-lif-rate", new AdaptiveLifRate());
        TYPES.put("relu", new RectifiedLinear());
        TYPES.put("spiking-relu", new SpikingRectifiedLinear());
        TYPES.put("leaky-relu", new LeakyRelu());
        TYPES.put("spiking-leaky-relu", new SpikingLeakyRelu());
        TYPES.put("sigmoid", new Sigmoid());
        TYPES.put("tanh", new Tanh());
        TYPES.put("izhikevich", new Izhikevich());
        TYPES.put("regular-spiking", new RegularSpiking(new LifRate()));
        TYPES.put("stochastic-spiking", new StochasticSpiking(new LifRate()));
        TYPES.put("poisson-spiking", new PoissonSpiking(new LifRate()));
    }

    private NeuronTypes() {}

    static Optional<NeuronType> named(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    static String names() {
        return String.join(", ", TYPES.keySet());
    }
}
