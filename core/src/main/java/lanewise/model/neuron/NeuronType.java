package lanewise.model.neuron;

import java.util.List;
import lanewise.error.ModelException;

/**
 * What a neuron does with its input current. Types are values: they hold parameters, never the state of a run, and one
 * may serve any number of ensembles and threads.
 */
public sealed interface NeuronType permits Lif, LifRate, RectifiedLinear, SpikingRectifiedLinear {
    /** Whether the output is spikes (of height {@code amplitude / dt} for one step) rather than a rate in Hz. */
    boolean spiking();

    /** The state variables that a run keeps for each neuron, in the order in which their initial values are drawn. */
    List<StateVariable> states();

    /**
     * Gains and biases with which neurons fire at {@code maxRates} where the input is 1 and start to fire at
     * {@code intercepts}.
     *
     * @param maxRates in Hz, one a neuron, each one that the type can reach
     * @param intercepts one a neuron, each below 1
     * @throws ModelException if a rate cannot be reached
     */
    GainBias gainBias(double[] maxRates, double[] intercepts);

    /** The inverse of {@link #gainBias}. */
    Tuning tuning(double[] gain, double[] bias);

    /**
     * Replaces each of {@code n} input currents by the rate (Hz, times the amplitude) at which a neuron settles under
     * it: the static response for which decoders are solved, also those of spiking neurons.
     */
    void rates(double[] currents, int at, int n);
}
