package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Uniform;

/**
 * Spikes at regular intervals: the voltage grows by {@code rate * dt} a step, and its whole part (towards minus
 * infinity) is that step's number of spikes, which may be negative.
 *
 * @param base what turns currents into rates
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record RegularSpiking(NeuronType base, double amplitude) implements RatesToSpikes {
    private static final List<StateVariable> STATES = List.of(new StateVariable("voltage", new Uniform(0, 1)));

    /** With the checks of the base and the amplitude. */
    public RegularSpiking {
        BaseChecks.usable("RegularSpiking", base, STATES);
        Checks.positive("RegularSpiking", "amplitude", amplitude);
    }

    /** With amplitude 1. */
    public RegularSpiking(NeuronType base) {
        this(base, 1);
    }

    @Override
    public List<StateVariable> states() {
        return STATES;
    }
}
