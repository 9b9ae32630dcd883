package lanewise.model.neuron;

import java.util.List;

/**
 * Spikes at random: their number in a step is a Poisson draw of mean {@code dt * |rate|}, each neuron for itself. All have
 * the sign of the rate.
 *
 * @param base what turns currents into rates
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record PoissonSpiking(NeuronType base, double amplitude) implements RatesToSpikes {
    /** With the checks of the base and the amplitude. */
    public PoissonSpiking {
        BaseChecks.usable("PoissonSpiking", base, List.of());
        Checks.positive("PoissonSpiking", "amplitude", amplitude);
    }

    /** With amplitude 1. */
    public PoissonSpiking(NeuronType base) {
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
