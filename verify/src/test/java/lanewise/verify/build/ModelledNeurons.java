package lanewise.verify.build;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import lanewise.model.Ensemble;
import lanewise.model.Network;
import lanewise.model.Node;
import lanewise.model.neuron.AdaptiveLif;
import lanewise.model.neuron.AdaptiveLifRate;
import lanewise.model.neuron.Izhikevich;
import lanewise.model.neuron.Lif;
import lanewise.model.neuron.LifRate;
import lanewise.model.neuron.NeuronType;
import lanewise.model.neuron.RectifiedLinear;
import lanewise.model.neuron.RegularSpiking;
import lanewise.model.neuron.Sigmoid;
import lanewise.model.neuron.SpikingRectifiedLinear;
import lanewise.model.neuron.Tanh;
import lanewise.model.synapse.Synapse;

/** The reference models of single neuron types: populations driven by constant and by varying currents. */
final class ModelledNeurons {
    static final Map<String, Consumer<Network>> MODELS = Map.ofEntries(
            Map.entry("neurons_lif", net -> currents(net, new Lif(), -1, 6, "voltage", "refractory_time")),
            Map.entry(
                    "neurons_lif_parameters",
                    net -> currents(net, new Lif(0.05, 0.005, -0.5, 0.01), -4, 40, "voltage")),
            Map.entry("neurons_lif_rate", net -> currents(net, new LifRate(0.02, 0.002, 0.5), -1, 6)),
            Map.entry(
                    "neurons_adaptive_lif",
                    net -> currents(net, new AdaptiveLif(0.2, 0.02), -1, 10, "voltage", "adaptation")),
            Map.entry(
                    "neurons_adaptive_lif_rate",
                    net -> currents(net, new AdaptiveLifRate(0.1, 0.01), -1, 6, "adaptation")),
            Map.entry("neurons_izhikevich", net -> currents(net, new Izhikevich(), -35, 20, "voltage", "recovery")),
            Map.entry("neurons_rectified_linear", net -> currents(net, new RectifiedLinear(2), -1, 6)),
            Map.entry(
                    "neurons_spiking_rectified_linear",
                    net -> currents(net, new SpikingRectifiedLinear(0.02), -1, 2300, "voltage")),
            Map.entry("neurons_sigmoid_tanh", net -> {
                currents(net, new Sigmoid(0.004), -1, 6);
                currents(net, new Tanh(), -1, 6);
            }),
            Map.entry("neurons_regular_spiking", net -> {
                currents(net, new RegularSpiking(new LifRate()), -1, 10, "voltage");
                currents(net, new RegularSpiking(new Tanh(0.01)), -3, 3);
            }));

    private ModelledNeurons() {}

    private static void currents(Network net, NeuronType type, double low, double high, String... states) {
        int n = 40;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Ensemble population =
                net.ensemble("population", n, 1, e -> e.neurons(type).gainBias(ones, new double[n]));
        Node steady = net.constant("steady", spaced(low, high, n));
        double[] phases = spaced(0, 3, n);
        Node wave = net.node("wave", n, (t, out) -> {
            for (int i = 0; i < n; i++) {
                out[i] = StrictMath.sin(2 * Math.PI * 4 * t + phases[i]);
            }
        });
        net.connect(steady, population.neurons(), c -> c.synapse(Synapse.none()));
        net.connect(wave, population.neurons(), c -> c.synapse(Synapse.none()).transform(0.5));
        net.probe(population.neurons());
        for (String state : states) {
            net.probe(population.neurons(), p -> p.attribute(state));
        }
    }

    private static double[] spaced(double low, double high, int n) {
        double[] values = new double[n];
        double step = (high - low) / (n - 1);
        for (int i = 0; i < n - 1; i++) {
            values[i] = low + i * step;
        }
        values[n - 1] = high;
        return values;
    }
}
