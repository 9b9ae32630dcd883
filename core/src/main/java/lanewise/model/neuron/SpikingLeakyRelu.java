package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Uniform;

/**
 * The integrate-and-fire neuron of {@link LeakyRelu}: the voltage grows by {@code (J < 0 ? negativeSlope * J : J) dt} a
 * step, and its whole part (towards 0) is that step's number of spikes, which may be negative.
 *
 * @param negativeSlope the slope below 0, finite
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record SpikingLeakyRelu(double negativeSlope, double amplitude) implements NeuronType {
    /** With the checks of the parameters. */
    public SpikingLeakyRelu {
        Checks.finite("SpikingLeakyRelu", "negativeSlope", negativeSlope);
        Checks.positive("SpikingLeakyRelu", "amplitude", amplitude);
    }

    /** With a slope of 0.3 below 0 and amplitude 1. */
    public SpikingLeakyRelu() {
        this(0.3);
    }

    /** With amplitude 1. */
    public SpikingLeakyRelu(double negativeSlope) {
        this(negativeSlope, 1);
    }

    /** The static response of these neurons. */
    public LeakyRelu rate() {
        return new LeakyRelu(negativeSlope, amplitude);
    }

    @Override
    public boolean spiking() {
        return true;
    }

    @Override
    public boolean negative() {
        return rate().negative();
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
