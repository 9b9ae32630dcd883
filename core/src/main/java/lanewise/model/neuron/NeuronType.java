package lanewise.model.neuron;

import java.util.List;
import lanewise.error.ModelException;

/**
 * What a neuron does with its input current. Types are values: they hold parameters, never the state of a run, and one
 * may serve any number of ensembles and threads. The family is closed; {@link CustomNeuronType} is where a person's own
 * type goes.
 */
public sealed interface NeuronType
        permits Lif,
                LifRate,
                AdaptiveLif,
                AdaptiveLifRate,
                SoftLifRate,
                RectifiedLinear,
                SpikingRectifiedLinear,
                LeakyRelu,
                SpikingLeakyRelu,
                Sigmoid,
                Tanh,
                Izhikevich,
                RatesToSpikes,
                Direct,
                CustomNeuronType {
    /** Whether the output is spikes (of height {@code amplitude / dt} for one step) rather than a rate in Hz. */
    boolean spiking();

    /** Whether the output may be below 0. */
    default boolean negative() {
        return false;
    }

    /** What outputs are multiplied by: spikes of height {@code 1 / dt}, or rates; of types that have none, 1. */
    default double amplitude() {
        return 1;
    }

    /**
     * Whether every step draws random numbers. A run then keeps a stream for each population and item, and a step has
     * to be taken even if its inputs are what they were.
     */
    default boolean random() {
        return false;
    }

    /** The state variables that a run keeps for each neuron, in the order in which their initial values are drawn. */
    List<StateVariable> states();

    /**
     * Gains and biases with which neurons fire at {@code maxRates} where the input is 1 and start to fire at
     * {@code intercepts}. Unless a type has a formula of its own, they are found on its curve of {@link #rates}.
     *
     * @param maxRates in Hz, one a neuron, each one that the type can reach
     * @param intercepts one a neuron, each below 1
     * @throws ModelException if a rate cannot be reached
     */
    default GainBias gainBias(double[] maxRates, double[] intercepts) {
        return ResponseCurve.gainBias(this, maxRates, intercepts);
    }

    /** The inverse of {@link #gainBias}. */
    default Tuning tuning(double[] gain, double[] bias) {
        return ResponseCurve.tuning(this, gain, bias);
    }

    /**
     * Replaces each of {@code n} input currents by the rate (Hz, times the amplitude) at which a neuron settles under
     * it: the static response for which decoders are solved, also those of spiking neurons.
     */
    void rates(double[] currents, int at, int n);
}
