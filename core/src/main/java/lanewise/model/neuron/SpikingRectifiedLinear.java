package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Uniform;

/**
 * The integrate-and-fire neuron without leak or refractory period: the voltage grows by {@code max(0, J) dt} a step, and
 * its whole part is that step's number of spikes. On average it answers as {@link RectifiedLinear} does.
 *
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record SpikingRectifiedLinear(double amplitude) implements NeuronType {
    /** With the check of the amplitude. */
    public SpikingRectifiedLinear {
        Checks.positive("SpikingRectifiedLinear", "amplitude", amplitude);
    }

    /** With amplitude 1. */
    public SpikingRectifiedLinear() {
        this(1);
    }

    /** The static response of these neurons. */
    public RectifiedLinear rate() {
        return new RectifiedLinear(amplitude);
    }

    @Override
    public boolean spiking() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(new StateVariable("voltage", new Uniform(0, 1)));
    }

    @Override
    public GainBias gainBias(double[] maxRates, double[] intercepts) {
        return rate().gainBias(maxRates, intercepts);
    }

    @Override
    public Tuning tuning(double[] gain, double[] bias) {
        return rate().tuning(gain, bias);
    }

    @Override
    public void rates(double[] currents, int at, int n) {
        rate().rates(currents, at, n);
    }
}
