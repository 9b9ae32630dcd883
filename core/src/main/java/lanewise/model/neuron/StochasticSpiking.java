package lanewise.model.neuron;

import java.util.List;

/**
 * Spikes at random: of the expected {@code dt * |rate|} spikes of a step the whole part comes for certain, and one more
 * with the probability of the rest, each neuron drawing one uniform number a step. All have the sign of the rate.
 *
 * @param base what turns currents into rates
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record StochasticSpiking(NeuronType base, double amplitude) implements RatesToSpikes {
    /** With the checks of the base and the amplitude. */
    public StochasticSpiking {
        BaseChecks.usable("StochasticSpiking", base, List.of());
        Checks.positive("StochasticSpiking", "amplitude", amplitude);
    }

    /** With amplitude 1. */
    public StochasticSpiking(NeuronType base) {
        this(base, 1);
    }

    @Override
    public boolean random() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of();
    }
}
