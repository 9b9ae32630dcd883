package lanewise.model.neuron;

import java.util.List;
import lanewise.model.distribution.Choice;
import lanewise.model.distribution.Uniform;

/**
 * The leaky integrate-and-fire neuron: {@code tauRc dv/dt = J - v} solved exactly over the part of a step outside the
 * refractory period; where {@code v} passes 1 the neuron spikes, at a time found within the step, and rests for
 * {@code tauRef}. At most one spike a step.
 *
 * @param tauRc the membrane's time constant in seconds, positive
 * @param tauRef the refractory period in seconds, at least 0
 * @param minVoltage the voltage's floor, at most 0; negative infinity for none
 * @param amplitude what a spike's height {@code 1 / dt} is multiplied by, positive
 */
public record Lif(double tauRc, double tauRef, double minVoltage, double amplitude) implements NeuronType {
    /** With the checks of the parameters' ranges. */
    public Lif {
        Checks.positive("Lif", "tauRc", tauRc);
        Checks.notNegative("Lif", "tauRef", tauRef);
        Checks.floor("Lif", minVoltage);
        Checks.positive("Lif", "amplitude", amplitude);
    }

    /** With {@code tauRc} 20 ms, {@code tauRef} 2 ms, a floor at 0 and amplitude 1. */
    public Lif() {
        this(0.02, 0.002, 0, 1);
    }

    /** The static response of these neurons. */
    public LifRate rate() {
        return new LifRate(tauRc, tauRef, amplitude);
    }

    @Override
    public boolean spiking() {
        return true;
    }

    @Override
    public List<StateVariable> states() {
        return List.of(
                new StateVariable("voltage", new Uniform(0, 1)), new StateVariable("refractory_time", Choice.of(0)));
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
