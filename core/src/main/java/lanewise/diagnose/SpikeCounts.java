package lanewise.diagnose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lanewise.build.BuiltNetwork;
import lanewise.build.ParameterSignal;
import lanewise.build.ParameterSignal.Kind;
import lanewise.graph.Operator;
import lanewise.graph.Signal;
import lanewise.graph.SimNeurons;
import lanewise.model.Ensemble;
import lanewise.model.neuron.NeuronType;
import lanewise.sim.ProbeData;

/**
 * How often the neurons of an ensemble have spiked so far; of neurons that give a rate, how often that rate would have
 * been a spike.
 */
final class SpikeCounts {
    /** How near a current is to the threshold if it is near: within this of it. */
    private static final double NEAR = 0.02;

    private final Ensemble ensemble;
    private final NeuronType type;
    private final double dt;
    private final double[] spikes;
    private final NeuronLimits limits;
    private long steps;
    private long currents;
    private long near;

    /** One for each ensemble of neurons, in the order in which they were built. */
    static Map<Ensemble, SpikeCounts> of(BuiltNetwork built) {
        Map<Signal, NeuronType> types = new HashMap<>();
        for (Operator operator : built.graph().operators()) {
            if (operator instanceof SimNeurons neurons) {
                types.put(neurons.output(), neurons.type());
            }
        }
        Map<Ensemble, SpikeCounts> counts = new LinkedHashMap<>();
        for (ParameterSignal parameter : built.parameters()) {
            if (parameter.kind() == Kind.BIAS && parameter.owner() instanceof Ensemble ensemble) {
                NeuronType type = types.get(built.output(ensemble.neurons()));
                counts.put(
                        ensemble, new SpikeCounts(ensemble, type, built.graph().dt()));
            }
        }
        return counts;
    }

    /** Of neurons of a type that run in steps of so many seconds. */
    private SpikeCounts(Ensemble ensemble, NeuronType type, double dt) {
        this.ensemble = ensemble;
        this.type = type;
        this.dt = dt;
        spikes = new double[ensemble.neuronCount()];
        limits = NeuronLimits.of(type, dt);
    }

    /** Counts what neurons gave out, in all items. */
    void addOutputs(ProbeData data) {
        for (int item = 0; item < data.items(); item++) {
            addOutputs(data.values(item), data.samples());
        }
    }

    private void addOutputs(float[] values, int samples) {
        double height = type.amplitude() / dt;
        int n = spikes.length;
        for (int at = 0; at < samples * n; at += n) {
            for (int i = 0; i < n; i++) {
                spikes[i] += Math.abs(values[at + i]) / height;
            }
        }
        steps += samples;
    }

    /** Counts how many of their currents were near the threshold, in all items. */
    void addCurrents(ProbeData data) {
        for (int item = 0; item < data.items() && limits.threshold().isPresent(); item++) {
            addCurrents(data.values(item), data.samples(), limits.threshold().getAsDouble());
        }
    }

    private void addCurrents(float[] values, int samples, double threshold) {
        int count = samples * spikes.length;
        for (int i = 0; i < count; i++) {
            if (Math.abs(values[i] - threshold) <= NEAR) {
                near++;
            }
        }
        currents += count;
    }

    PopulationRates rates(double presentation) {
        double[] rates = new double[spikes.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = spikes[i] / seconds();
        }
        OptionalDouble share = currents == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) near / currents);
        return PopulationRates.of(ensemble, limits, rates, 0.5 / seconds(), share, presentation);
    }

    /** Over how many seconds, of all items together. */
    double seconds() {
        return steps * dt;
    }
}
