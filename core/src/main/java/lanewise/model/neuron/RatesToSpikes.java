package lanewise.model.neuron;

/**
 * Makes spikes of the rates of another type. A population of such neurons is two operators in a chain: the base turns
 * the current into the signal {@code rate_out}, and this type turns that into spikes within the same step. The input of
 * this type's own step is thus a rate, and {@link #states} are this type's own. Gains, biases and static rates are the
 * base's, without this type's amplitude.
 */
public sealed interface RatesToSpikes extends NeuronType permits RegularSpiking, StochasticSpiking, PoissonSpiking {
    /** What turns currents into rates. */
    NeuronType base();

    /** What a spike's height {@code 1 / dt} is multiplied by, positive. */
    @Override
    double amplitude();

    @Override
    default boolean spiking() {
        return true;
    }

    @Override
    default boolean negative() {
        return base().negative();
    }

    @Override
    default GainBias gainBias(double[] maxRates, double[] intercepts) {
        return base().gainBias(maxRates, intercepts);
    }

    @Override
    default Tuning tuning(double[] gain, double[] bias) {
        return base().tuning(gain, bias);
    }

    @Override
    default void rates(double[] currents, int at, int n) {
        base().rates(currents, at, n);
    }
}
